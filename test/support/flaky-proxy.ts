import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Cut = 'NEVER' | 'BEFORE_COMMIT_ARRIVES' | 'AFTER_COMMIT_ARRIVED' | 'SILENT';

/**
 * Stands between the service and PostgreSQL and cuts the line at the worst moment: when COMMIT is on
 * its way, or when it was done and only the answer is still to come.
 */
export class FlakyProxy {
  cut: Cut = 'NEVER';
  private readonly lines = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(target: { host: string; port: number }, at = 0): Promise<FlakyProxy> {
    const server = createServer((client) => proxy.join(client, dial(target)));
    await new Promise<void>((listening) => server.listen(at, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const proxy = new FlakyProxy(
      port,
      async () => await new Promise<void>((closed) => server.close(() => closed())),
    );
    return proxy;
  }

  async stop(): Promise<void> {
    for (const line of this.lines) line.destroy();
    await this.close();
  }

  private join(client: Socket, server: Socket): void {
    let deaf = false;
    for (const line of [client, server]) {
      this.lines.add(line);
      line.on('error', () => undefined);
      line.on('close', () => this.lines.delete(line));
    }
    client.on('data', (bytes) => {
      if (this.cut !== 'NEVER' && bytes.includes('COMMIT\0')) {
        if (this.cut === 'BEFORE_COMMIT_ARRIVES') {
          client.destroy();
          server.destroy();
          return;
        }
        deaf = true;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!deaf) client.write(bytes);
      else if (this.cut !== 'SILENT') client.destroy();
    });
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }
}

const dial = ({ host, port }: { host: string; port: number }) =>
  host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
