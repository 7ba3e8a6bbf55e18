import pg from 'pg';
import { EmbeddedPostgresFault, OWN_SERVER } from './fault.js';
import { sleep } from './processes.js';

/** Two keys under one number of ours: every process holds the first, the one server the second. */
const LOCKS = 1_463_899_205;
const PRESENCE = 1;
const SERVER = 2;

/** The backend of a server that was killed may hold its lock a moment longer. */
const SERVER_LOCK_MS = 1000;
const REJOIN_MS = 250;
const REJOIN_TIMES = 40;

/** What a connection answers while PostgreSQL is going, gone or coming. */
const NOT_THERE = /^(ENOENT|ECONNREFUSED|ECONNRESET|EPIPE|57P0[123])$/;

/** It is recovering from a crash of one of its processes. */
const CANNOT_CONNECT_NOW = '57P03';

interface GuardOptions {
  host: string;
  port: number;
  data: string;
  exclusive: boolean;
  log: (sentence: string) => void;
}

/** Our presence at a shared PostgreSQL: a connection that holds advisory locks while we live. */
export class Guard {
  private leaving = false;

  private constructor(
    private readonly options: GuardOptions,
    public client: pg.Client,
  ) {
    this.watch();
  }

  /** Joins a PostgreSQL that answers; null when it went before we could. */
  static async join(options: GuardOptions): Promise<Guard | null> {
    const client = await connect(options);
    return client && new Guard(options, client);
  }

  /** From here on our presence no longer keeps this process running. */
  settle(): void {
    setHold(this.client, false);
  }

  /** Leaves; true when nobody else is there, who would then have to stop it. */
  async leave(): Promise<boolean> {
    this.leaving = true;
    setHold(this.client, true);
    try {
      await this.client.query('select pg_advisory_unlock_shared($1, $2)', [LOCKS, PRESENCE]);
      return await tryLock(this.client, PRESENCE);
    } catch {
      // Our connection is gone: the next caller asks again, over its own connection.
      return await aloneOnNewConnection(this.options);
    } finally {
      await this.client.end().catch(() => undefined);
    }
  }

  /** A crash of one backend makes PostgreSQL drop every connection and go on: come back to it. */
  private watch(): void {
    this.client.on('error', () => undefined);
    this.client.once('end', () => {
      if (!this.leaving) void this.rejoin();
    });
  }

  private async rejoin(): Promise<void> {
    for (let time = 0; time < REJOIN_TIMES && !this.leaving; time++) {
      const client = await connect(this.options).catch(() => null);
      if (client) {
        this.client = client;
        this.watch();
        this.settle();
        return;
      }
      await sleep(REJOIN_MS, undefined, { ref: false });
    }
    if (!this.leaving) this.options.log('The embedded PostgreSQL stopped: start Watersmeet again.');
  }
}

async function connect(options: GuardOptions): Promise<pg.Client | null> {
  const client = newClient(options);
  try {
    await client.connect();
    // In this order, so that one who is refused was never present.
    if (options.exclusive) await becomeServer(client, options.data);
    await client.query('select pg_advisory_lock_shared($1, $2)', [LOCKS, PRESENCE]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (NOT_THERE.test((error as { code?: string }).code ?? '')) return null;
    if (/Connection terminated/.test((error as Error).message)) return null;
    throw error instanceof EmbeddedPostgresFault ? error : cannotJoin(options.data, error as Error);
  }
}

function newClient({ host, port }: GuardOptions): pg.Client {
  const client = new pg.Client({
    host,
    port,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    application_name: `watersmeet-${process.pid}`,
  });
  client.on('error', () => undefined);
  return client;
}

async function becomeServer(client: pg.Client, data: string): Promise<void> {
  const deadline = Date.now() + SERVER_LOCK_MS;
  while (!(await tryLock(client, SERVER))) {
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresFault(
        `Watersmeet already runs on the data in ${data} (${await serverOf(client)}): ` +
          'use that one, or stop it before you start another.',
      );
    }
    await sleep(50);
  }
}

async function serverOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
    [LOCKS, SERVER],
  );
  return `process ${rows[0]?.name.replace('watersmeet-', '') ?? 'unknown'}`;
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    'select pg_try_advisory_lock($1, $2) as got',
    [LOCKS, key],
  );
  return rows[0]?.got === true;
}

/** For one whose connection was lost: nobody there means that it may be stopped, once it answers again. */
async function aloneOnNewConnection(options: GuardOptions): Promise<boolean> {
  for (let time = 0; ; time++) {
    const client = newClient(options);
    try {
      await client.connect();
      return await tryLock(client, PRESENCE);
    } catch (error) {
      const recovers = (error as { code?: string }).code === CANNOT_CONNECT_NOW;
      if (!recovers || time === REJOIN_TIMES) return false;
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(REJOIN_MS);
  }
}

/** Whether the connection keeps this process running. pg can do it; its types do not say so. */
function setHold(client: pg.Client, hold: boolean): void {
  const holder = client as unknown as { ref(): void; unref(): void };
  if (hold) holder.ref();
  else holder.unref();
}

function cannotJoin(data: string, error: Error): EmbeddedPostgresFault {
  return new EmbeddedPostgresFault(
    `The PostgreSQL that runs on ${data} refuses the connection (${error.message}): stop it and start again, or ${OWN_SERVER}.`,
  );
}
