import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { EmptyDatabase } from '../support/empty-database.js';
import { eventually } from '../support/eventually.js';
import { buildOfToday, killStarted, runTask, startProcess } from '../support/run-task.js';

const KEY = generateKeyPairSync('ed25519').privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

const USAGE = `Usage: npm run administrator -- EMAIL NAME
       npm run administrator -- --new-password EMAIL

Adds the first administrator to an empty installation, and prints a password for them; or prints a new password
for the last administrator, who cannot sign in any more and whom no other could help.`;

let folder: string;
beforeAll(async () => {
  await buildOfToday();
  folder = mkdtempSync(join(tmpdir(), 'watersmeet-steps-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

afterEach(killStarted);

const here = (env: Record<string, string>) => ({ WATERSMEET_DATA: folder, ...env });
const start = (words: string[], env: Record<string, string> = {}) => startProcess(words, here(env));
const task = async (name: string, words: string[] = [], env: Record<string, string> = {}) =>
  await runTask(name, words, here(env));

describe('the first steps of an empty installation', () => {
  let password: string;

  it('npm run migrate brings the embedded database to this version', async () => {
    const first = await task('migrate');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain(
      `was brought to this version; migrations run: ${MIGRATIONS.length}.`,
    );
  });

  it.each([
    ['no name', ['a@derby.example'], 'Add a NAME.'],
    ['an address that is none', ['a@', 'Ada'], 'EMAIL must be an e-mail address.'],
    ['neither', [], 'EMAIL must be an e-mail address. Add a NAME.'],
  ])('npm run administrator with %s says what is missing', async (_what, words, missing) => {
    expect(await task('create-administrator', words)).toEqual({
      code: 2,
      out: '',
      err: `${missing}\n\n${USAGE}\n`,
    });
  });

  it('npm run administrator makes one, shows a password once, and never makes a second', async () => {
    const made = await task('create-administrator', ['Ada@Derby.example', 'Ada', 'Ånders']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('Ada Ånders (ada-anders)');
    password = /^Password +(\S{20})$/m.exec(made.out)![1]!;
    const second = await task('create-administrator', ['b@derby.example', 'Bea']);
    expect(second).toMatchObject({
      code: 1,
      err: 'There is already an administrator: ask them to give you a role.\n',
    });
    expect(second.out).not.toContain('Password');
  });

  it('npm run administrator gives the last one a new password, and nobody else', async () => {
    const anew = ['--new-password', 'ada@derby.example'];
    const given = await task('create-administrator', anew);
    expect(given).toMatchObject({ code: 0, err: '' });
    const second = /^Password +(\S{20})$/m.exec(given.out)![1]!;
    expect(second).not.toBe(password);
    password = second;
    expect(await task('create-administrator', ['--new-password', 'b@derby.example'])).toEqual({
      code: 1,
      out: '',
      err: 'No administrator signs in with that e-mail address.\n',
    });
    expect(await task('create-administrator', ['--new-password'])).toMatchObject({ code: 2 });
  });

  it('npm start serves them, and ends in good order when told to', async () => {
    const server = start([join('dist', 'src', 'main.js')], { PORT: '0', METRICS_PORT: '0' });
    await eventually(() => expect(server.said.out).toContain('API explorer'));
    const address = /^API +(http\S+)$/m.exec(server.said.out)![1]!;
    const query =
      'mutation ($input: SignInInput!) { signIn(input: $input) { person { displayName } } }';
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query,
        variables: { input: { email: 'ada@derby.example', password } },
      }),
    });
    expect(await response.json()).toMatchObject({
      data: { signIn: { person: { displayName: 'Ada Ånders' } } },
    });
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0 });
    expect(server.said.out + server.said.err).not.toContain(password);
  });
});

describe('npm start, when something stands in its way', () => {
  const taken = createServer();
  let port: string;
  beforeAll(async () => {
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    port = String((taken.address() as AddressInfo).port);
  });
  afterAll(() => void taken.close());

  it.each([
    [
      'a taken port',
      () => ({ PORT: port }),
      /^Port \d+ of 127.0.0.1 is in use: stop the program that uses it/,
    ],
    [
      'a taken port for the metrics',
      () => ({ PORT: '0', METRICS_PORT: port }),
      /^Port \d+ of 127.0.0.1 is in use: .* set METRICS_PORT to another port/,
    ],
    [
      'a key that is none',
      () => ({ PORT: '0', AUDIT_SIGNING_KEY: 'abc' }),
      /^AUDIT_SIGNING_KEY cannot be used/,
    ],
    [
      'a database that is away',
      () => ({
        PORT: '0',
        DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x',
        AUDIT_SIGNING_KEY: KEY,
      }),
      /^The database at 127.0.0.1:1\/x cannot be reached/,
    ],
    [
      'a URL that is none',
      () => ({ PORT: '0', DATABASE_URL: 'postgres://a:p%w@127.0.0.1/x' }),
      /^These environment variables must be corrected:\n- DATABASE_URL is not a URL/,
    ],
  ])('says so in a sentence: %s', async (_what, env, sentence) => {
    const refused = await start([join('dist', 'src', 'main.js')], env()).ended;
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(sentence) });
    expect(refused.out + refused.err).not.toMatch(/^ +at |secret/m);
  });

  it('ends in good order when it is told to stop in the middle, and the next start goes on', async () => {
    const fresh = { WATERSMEET_DATA: join(folder, 'another'), PORT: '0' };
    const stopped = start([join('dist', 'src', 'main.js')], fresh);
    await eventually(() => expect(stopped.said.out).toContain('Making a new'));
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/SIGINT: stopping\.\n$/),
    });
    expect(existsSync(join(folder, 'another', 'postgres', 'postmaster.pid'))).toBe(false);
    expect(await task('migrate', [], fresh)).toMatchObject({ code: 0, err: '' });
  });
});

describe("a database of one's own", () => {
  const url = ({ host, port, user, database }: ReturnType<EmptyDatabase['connection']>) =>
    `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;

  it('is migrated with OWNER_DATABASE_URL, and not without it', async () => {
    const empty = await EmptyDatabase.create();
    const service = url(empty.connection('watersmeet_service'));
    expect(await task('migrate', [], { DATABASE_URL: service })).toMatchObject({
      code: 1,
      err: expect.stringContaining('OWNER_DATABASE_URL is not. Set it to watersmeet_owner'),
    });
    const owner = url(empty.connection('watersmeet_owner'));
    const done = await task('migrate', [], { OWNER_DATABASE_URL: owner });
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain(
      `was brought to this version; migrations run: ${MIGRATIONS.length}.`,
    );
    await empty.drop();
  });

  it('whose account may not create what is missing is told the SQL to run', async () => {
    const empty = await EmptyDatabase.create();
    await empty.ask('create role limited_for_a_test login');
    const limited = url(empty.connection('limited_for_a_test'));
    const refused = await task('migrate', [], { OWNER_DATABASE_URL: limited });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Run this SQL as a superuser, then start again:');
    expect(refused.err).toContain('GRANT watersmeet_owner TO');
    await empty.drop();
    const other = await EmptyDatabase.create();
    await other.ask('drop role limited_for_a_test');
    await other.drop();
  });

  it('that is not there is a sentence', async () => {
    const away = { OWNER_DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/nothing' };
    const refused = await task('migrate', [], away);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('127.0.0.1:1/nothing cannot be reached'),
    });
    expect(refused.err).not.toContain('secret');
  });
});
