import { setTimeout as sleep } from 'node:timers/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

const [QUERY, EXECUTE] = ['Q'.charCodeAt(0), 'E'.charCodeAt(0)];

/** Stands between a server and PostgreSQL, and counts the messages that have it run a statement. */
export class MessageCounter {
  private counted = 0;
  private readonly lines = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly close: () => void,
  ) {}

  static async start(to: { host: string; port: number }): Promise<MessageCounter> {
    const server = createServer((client) => counter.join(client, dial(to)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const counter = new MessageCounter(port, () => void server.close());
    return counter;
  }

  stop(): void {
    for (const line of this.lines) line.destroy();
    this.close();
  }

  /** Waits until nothing was sent for a second: what an answer set off, such as keeping where gates stand, is done. */
  async quiet(): Promise<void> {
    for (let before = -1; before !== this.counted; await sleep(1_000)) before = this.counted;
  }

  /** How many messages some work has sent. */
  async of(work: () => Promise<unknown>): Promise<number> {
    const before = this.counted;
    await work();
    return this.counted - before;
  }

  private join(client: Socket, server: Socket): void {
    for (const line of [client, server]) {
      this.lines.add(line);
      line.on('error', () => undefined);
      line.on('close', () => this.lines.delete(line));
    }
    const read = this.reader();
    client.on('data', (bytes) => {
      read(bytes);
      server.write(bytes);
    });
    server.on('data', (bytes) => client.write(bytes));
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  /** Reads the messages of one connection: after the first, each is a letter, its length and its body. */
  private reader(): (bytes: Buffer) => void {
    let rest = Buffer.alloc(0);
    let started = false;
    return (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        const head = started ? 1 : 0;
        if (rest.length < head + 4) return;
        const length = head + rest.readInt32BE(head);
        if (rest.length < length) return;
        if (started && (rest[0] === QUERY || rest[0] === EXECUTE)) this.counted += 1;
        started = true;
        rest = rest.subarray(length);
      }
    };
  }
}

const dial = ({ host, port }: { host: string; port: number }) =>
  host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
