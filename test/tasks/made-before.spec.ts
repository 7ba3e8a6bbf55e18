import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import { catalogueOf } from '../../src/platform/database/catalogue.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { refuseOtherVersion } from '../../src/platform/database/migrator.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { EmptyDatabase } from '../support/empty-database.js';
import {
  buildOfToday,
  killStarted,
  runTask,
  startProcess,
  type Ended,
} from '../support/run-task.js';

const SENTENCE =
  'This database was made before 0.2.0 and cannot be carried over: give this version a new data folder.\n';
const KEY = generateKeyPairSync('ed25519').privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

/** As the first version left it: with its first change, and a table that is none of ours. */
const OF_BEFORE = `
  create table migration (id serial primary key, timestamp bigint not null, name varchar not null);
  alter table migration owner to watersmeet_owner;
  grant select on migration to watersmeet_service, watersmeet_auditor;
  insert into migration (timestamp, name) values (1763780000001, 'CreateTheTables1763780000001');
  create table vote_of_before (choice text);
  insert into vote_of_before values ('FOR');`;

type Env = Record<string, string>;
const COMMANDS: [string, (env: Env) => Promise<Ended>, number][] = [
  ['npm start', async (env) => await startProcess([join('dist', 'src', 'main.js')], env).ended, 1],
  ['npm run migrate', async (env) => await runTask('migrate', [], env), 1],
  [
    'npm run administrator',
    async (env) => await runTask('create-administrator', ['a@derby.example', 'Ada'], env),
    1,
  ],
  [
    'npm run audit:erase',
    async (env) =>
      await runTask('audit-erase', ['--chain', 'installation', '--seq', '1', '--reason', 'A'], env),
    1,
  ],
  ['npm run verify', async (env) => await runTask('verify', [], env), 2],
];

afterEach(killStarted);

describe('a database that was made before', () => {
  let old: EmptyDatabase;
  let env: Env;
  beforeAll(async () => {
    await buildOfToday();
    old = await EmptyDatabase.create();
    await old.ask(OF_BEFORE);
    env = {
      PORT: '0',
      DATABASE_URL: url('watersmeet_service'),
      OWNER_DATABASE_URL: url('watersmeet_owner'),
      AUDITOR_DATABASE_URL: url('watersmeet_auditor'),
      AUDIT_SIGNING_KEY: KEY,
    };
  });
  afterAll(async () => {
    await old.drop();
  });

  function url(account: string): string {
    const { host, port, user, database } = old.connection(account);
    return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  }
  const asItIs = async () => ({
    catalogue: await catalogueOf(async (sql) => await old.ask(sql)),
    rights: await old.ask(
      'select datacl::text from pg_database where datname = current_database()',
    ),
    changes: await old.ask('select * from migration'),
    votes: await old.ask('select * from vote_of_before'),
  });

  it.each(COMMANDS)('is refused by %s, and nothing in it is changed', async (_what, run, code) => {
    const before = await asItIs();
    expect(await run(env)).toEqual({ code, out: '', err: SENTENCE });
    expect(await asItIs()).toEqual(before);
  });

  it('is refused by npm run migration:new too', async () => {
    const before = await asItIs();
    const asked = await runTask('new-migration', ['x'], {
      OWNER_DATABASE_URL: url('watersmeet_owner'),
    });
    expect(asked).toEqual({ code: 1, out: '', err: SENTENCE });
    expect(await asItIs()).toEqual(before);
  });

  it('is refused to the account that serves, where somebody else migrates', async () => {
    const client = new Client(old.connection('watersmeet_service'));
    await client.connect();
    const refused = refuseOtherVersion(client, MIGRATIONS);
    await expect(refused).rejects.toThrow(SENTENCE.trim());
    await client.end();
  });
});

describe('a data folder that was made before', () => {
  let folder: string;
  const changes = async (work?: string) => {
    const server = await startEmbeddedPostgres({
      projectFolder: PROJECT_FOLDER,
      dataFolder: folder,
      exclusive: false,
      durable: false,
    });
    const client = new Client(server.connection('postgres', 'watersmeet'));
    try {
      await client.connect();
      if (work) await client.query(work);
      return (await client.query('select * from migration')).rows;
    } finally {
      await client.end();
      await server.stop();
    }
  };
  let before: unknown;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watersmeet-before-'));
    before = await changes(OF_BEFORE);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(COMMANDS)('is refused by %s', async (_what, run, code) => {
    const refused = await run({ WATERSMEET_DATA: folder, PORT: '0' });
    expect(refused).toMatchObject({ code, err: SENTENCE });
  });

  it('is as it was after that', async () => {
    expect(await changes()).toEqual(before);
  });
});
