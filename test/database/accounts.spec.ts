import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { readConfig } from '../../src/platform/config/config.js';
import { migrate } from '../../src/platform/database/migrator.js';
import { refuseSharedAccount } from '../../src/platform/database/database-handle.js';
import { refuseUnsafeService } from '../../src/platform/database/roles.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { EmptyDatabase } from '../support/empty-database.js';

/** Row security binds the account that serves: none that could step past it is taken (rulings 1 and 7). */
let empty: EmptyDatabase;
const account = `app_${randomUUID().slice(0, 8)}_test`;
const migrated = async () =>
  await migrate({
    owner: empty.connection('watersmeet_owner'),
    passwords: {},
    migrations: MIGRATIONS,
  });

beforeAll(async () => {
  empty = await EmptyDatabase.create();
  await empty.ask(`create role ${account} login`);
});
afterAll(async () => {
  await empty.drop();
  const other = await EmptyDatabase.create();
  await other.ask(`drop role ${account}`);
  await other.drop();
});

async function serving(user: string): Promise<string> {
  const client = new Client(empty.connection(user));
  await client.connect();
  try {
    await refuseUnsafeService(client, true);
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

describe('the account of the service', () => {
  it.each(['watersmeet_owner', 'watersmeet_auditor'])('is no member of %s', async (role) => {
    await empty.ask(`grant watersmeet_service, ${role} to ${account}`);
    expect(await serving(account)).toBe(
      `DATABASE_URL names ${account}, which may act for ${role} and so see every row. Name watersmeet_service instead, or run this SQL as a superuser:\nREVOKE ${role} FROM "${account}";`,
    );
    await empty.ask(`revoke ${role} from ${account}`);
    expect(await serving(account)).toBe('taken');
    expect(await serving(role)).toContain('see every row');
  });

  it('is one of its own: what migrates or checks has another', () => {
    const url = (user: string) => `postgres://${user}:secret@db.example/watersmeet`;
    const of = (service: string, owner: string, auditor: string) =>
      readConfig({
        DATABASE_URL: url(service),
        OWNER_DATABASE_URL: url(owner),
        AUDITOR_DATABASE_URL: url(auditor),
      });
    expect(() => refuseSharedAccount(of('app', 'app', 'app'))).toThrow(
      'DATABASE_URL and OWNER_DATABASE_URL and AUDITOR_DATABASE_URL name the same account, app, so row security would not restrict the service: name watersmeet_service in DATABASE_URL.',
    );
    expect(() => refuseSharedAccount(of('app', 'app', 'auditor'))).toThrow('OWNER_DATABASE_URL');
    expect(() => refuseSharedAccount(of('app', 'owner', 'auditor'))).not.toThrow();
    expect(() => refuseSharedAccount(readConfig({}))).not.toThrow();
  });
});

describe('migrating', () => {
  it('is for neither the account that serves nor the one that checks', async () => {
    for (const user of ['watersmeet_service', 'watersmeet_auditor']) {
      const owner = empty.connection(user);
      await expect(migrate({ owner, passwords: {}, migrations: MIGRATIONS })).rejects.toThrow(
        `OWNER_DATABASE_URL names ${user}, which must not own the tables`,
      );
    }
  });

  it('leaves nobody but the owner of the database a temporary table', async () => {
    await migrated();
    const may = await empty.ask(
      `select rolname as name from pg_roles where has_database_privilege(oid, current_database(), 'TEMPORARY') and not rolsuper order by 1`,
    );
    expect(may.map(({ name }) => name)).toEqual(['watersmeet_owner']);
  });
});
