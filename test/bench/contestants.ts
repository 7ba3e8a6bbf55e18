import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { SERVICE } from '../../src/platform/database/roles.js';
import { bareEnvironment, type Postgres } from './postgres.js';

export type Name = 'product' | 'limit';

const PATIENCE_MS = 60_000;

/** A server that is measured, in a process of its own. */
export class Contestant {
  private constructor(
    readonly name: Name,
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  get pid(): number {
    return this.child.pid!;
  }

  /** Starts it on a database; through a port of its own, when the messages are to be counted. */
  static async start(
    name: Name,
    postgres: Postgres,
    database: string,
    through?: number,
  ): Promise<Contestant> {
    const port = await freePort();
    const address = postgres.address(SERVICE, database);
    const reached = through ? { ...address, host: '127.0.0.1', port: through } : address;
    const product = {
      // 16 requests at a time are more than any person asks for.
      COST_PER_MINUTE: '2000000000',
      NODE_ENV: 'production',
      DATABASE_URL: through
        ? `postgres://${SERVICE}@127.0.0.1:${through}/${database}`
        : postgres.url(SERVICE, database),
      AUDIT_SIGNING_KEY: postgres.signingKey,
      FRESH_SIGN_IN_MINUTES: '60',
    };
    const hooks = join(PROJECT_FOLDER, 'test/support/typescript.mjs');
    const words = {
      product: ['dist/src/main.js'],
      limit: ['--import', hooks, 'test/bench/limit/server.ts'],
    }[name];
    const own = name === 'product' ? product : { LIMIT_DATABASE: JSON.stringify(reached) };
    const child = spawn(process.execPath, words, {
      cwd: PROJECT_FOLDER,
      env: { ...bareEnvironment(), NODE_ENV: 'production', PORT: String(port), ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(join(tmpdir(), `watersmeet-bench-${name}.log`));
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    const started = new Contestant(name, port, child);
    await started.untilItAnswers(String(log.path));
    return started;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await ended;
  }

  private async untilItAnswers(log: string): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      if (this.child.exitCode !== null || Date.now() > until)
        throw new Error(`The ${this.name} did not start: see ${log}`);
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query: '{ __typename }', variables: {} });
      const address = `http://127.0.0.1:${this.port}/graphql`;
      const there = await fetch(address, { method: 'POST', headers, body }).catch(() => null);
      if (there) return;
      await sleep(100);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
