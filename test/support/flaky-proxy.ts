import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Cut = 'NEVER' | 'BEFORE_COMMIT_ARRIVES' | 'AFTER_COMMIT_ARRIVED' | 'SILENT';

/** Where every line is cut, and stays cut until it is mended. */
export interface CutAt {
  /** The statement at which it happens, counted from 1. */
  statement: number;
  /** Whether the statement still arrives, so that only its answer is lost. */
  arrives: boolean;
  /** Whether nothing gets through afterwards; else new lines are not cut. */
  forGood: boolean;
}

/**
 * Stands between the service and PostgreSQL and cuts the line at the worst moment: when COMMIT is on
 * its way, or when it was done and only the answer is still to come; or at any statement, by its number.
 */
export class FlakyProxy {
  cut: Cut = 'NEVER';
  private at: CutAt | null = null;
  private statements = 0;
  private down = false;
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

  /** Cuts at a statement, counted from now on. */
  cutAt(at: CutAt): void {
    this.at = at;
    this.statements = 0;
  }

  /** Lets everything through again; answers whether the statement to cut at ever came. */
  mend(): boolean {
    const came = this.at !== null && this.statements >= this.at.statement;
    this.at = null;
    this.down = false;
    return came;
  }

  private join(client: Socket, server: Socket): void {
    let deaf = false;
    const sent = new Messages();
    for (const line of [client, server]) {
      this.lines.add(line);
      line.on('error', () => undefined);
      line.on('close', () => this.lines.delete(line));
    }
    if (this.down) client.destroy();
    client.on('data', (bytes) => {
      const now = this.isCutNow(sent.statementsEndingIn(bytes));
      const commit = this.cut !== 'NEVER' && bytes.includes('COMMIT\0');
      if (commit ? this.cut === 'BEFORE_COMMIT_ARRIVES' : now && !this.at!.arrives) {
        this.cutOff(client, server);
        return;
      }
      deaf ||= commit || now;
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (!deaf) client.write(bytes);
      else if (this.cut !== 'SILENT') this.cutOff(client, server);
    });
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  /** Whether the statement to cut at is among these. */
  private isCutNow(statements: number): boolean {
    const before = this.statements;
    this.statements += statements;
    const { statement } = this.at ?? { statement: Infinity };
    return before < statement && this.statements >= statement;
  }

  private cutOff(...ends: Socket[]): void {
    for (const end of ends) end.destroy();
    if (!this.at?.forGood) return;
    this.down = true;
    for (const line of this.lines) line.destroy();
  }
}

/** Of each of these a client waits for the answer: a simple query, or Sync after a prepared one. */
const ENDS_A_STATEMENT = ['Q', 'S'];

/** What a client sends, message by message: a letter, a length and the rest; the first has no letter. */
class Messages {
  private rest: Buffer = Buffer.alloc(0);
  private letter = 0;

  /** How many statements end in these bytes. */
  statementsEndingIn(bytes: Buffer): number {
    this.rest = Buffer.concat([this.rest, bytes]);
    let statements = 0;
    for (;;) {
      if (this.rest.length < this.letter + 4) return statements;
      const length = this.letter + this.rest.readInt32BE(this.letter);
      if (this.rest.length < length) return statements;
      const name = String.fromCharCode(this.rest[0]!);
      if (this.letter === 1 && ENDS_A_STATEMENT.includes(name)) statements += 1;
      this.rest = this.rest.subarray(length);
      this.letter = 1;
    }
  }
}

const dial = ({ host, port }: { host: string; port: number }) =>
  host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
