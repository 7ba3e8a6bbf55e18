import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { buildSchema } from 'graphql';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { DEMO_PASSWORD, PEOPLE } from '../../src/demo/people.data.js';
import type { Answer } from './answer.js';
import { Caller, type Reach } from './caller.js';
import { eventually } from './eventually.js';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

/** `npm start` in a process of its own, with its own PostgreSQL and the demo in it: to be killed. */
export class Served implements Reach {
  readonly schema = buildSchema(
    readFileSync(join(PROJECT_FOLDER, 'docs', 'schema.graphql'), 'utf8'),
  );
  private readonly tokens = new Map<string, string>();
  private child: ChildProcess | null = null;
  private url = '';

  constructor(readonly home: string) {}

  /** Starts it, from today's source; answers when it serves. */
  async start(): Promise<void> {
    const hooks = join(PROJECT_FOLDER, 'test/support/typescript.mjs');
    const main = join(PROJECT_FOLDER, 'src/main.ts');
    const child = spawn(process.execPath, ['--import', hooks, main], {
      // No `.env` is there.
      cwd: this.home,
      env: {
        PATH: process.env.PATH!,
        HOME: process.env.HOME ?? '',
        WATERSMEET_DATA: this.home,
        PORT: '0',
        LOG_LEVEL: 'silent',
        FRESH_SIGN_IN_MINUTES: '60',
      },
    });
    this.child = child;
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.stderr.on('data', (text) => (said += String(text)));
    await eventually(() => {
      if (child.exitCode === null) expect(said).toContain('API explorer');
    });
    if (child.exitCode !== null) throw new Error(`It ended: ${said}`);
    this.url = /^API +(http\S+)$/m.exec(said)![1]!;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** The number of PostgreSQL's first process, and the folder of its socket. */
  get postgres(): { pid: number; socket: string } {
    const lines = readFileSync(join(this.home, 'postgres/postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), socket: lines[4]! };
  }

  connection(user: string) {
    return { host: this.postgres.socket, port: 5432, user, database: 'watersmeet' };
  }

  /** Somebody of the demo who calls the API. */
  as(code?: string): Caller {
    return new Caller(this, code);
  }

  /** Nothing is refused here on purpose: what is there is asked of the verifier. */
  async everything(): Promise<object> {
    return await Promise.reject(new Error('Ask the verifier instead.'));
  }

  /** Sends a request as somebody of the demo; throws when no answer comes. */
  async send(query: string, variables: object, as?: string): Promise<Answer> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (as) headers.authorization = `Bearer ${await this.tokenOf(as)}`;
    const body = JSON.stringify({ query, variables });
    const response = await fetch(this.url, { method: 'POST', headers, body });
    const answer = (await response.json()) as Omit<Answer, 'status'>;
    return { status: response.status, ...answer };
  }

  async ok(query: string, variables: object, as?: string): Promise<any> {
    const { data, errors } = await this.send(query, variables, as);
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0];
  }

  async tokenOf(code: string): Promise<string> {
    const known = this.tokens.get(code);
    if (known) return known;
    const { email } = PEOPLE.find((person) => person.code === code)!;
    const { token } = await this.ok(SIGN_IN, { input: { email, password: DEMO_PASSWORD } });
    this.tokens.set(code, token);
    return token;
  }
}
