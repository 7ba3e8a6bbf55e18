import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { sourceOptions } from '../../src/database/data-source.js';
import { migrate, pendingMigrations, withOwnerSource } from '../../src/database/migrator.js';
import { ENTITIES } from '../../src/entities.js';
import { MIGRATIONS } from '../../src/migrations.js';
import { drift } from '../../src/tasks/new-migration.js';
import { EmptyDatabase } from '../support/empty-database.js';
import { crowd } from '../support/waiting.js';

let empty: EmptyDatabase;
beforeAll(async () => {
  empty = await EmptyDatabase.create();
});
afterAll(async () => {
  await empty.drop();
});

const settings = () => ({
  owner: empty.connection('watersmeet_owner'),
  passwords: {},
  migrations: MIGRATIONS,
});
const WHAT_IS_THERE = `
  select 'table ' || tablename as what from pg_tables where schemaname = 'public'
  union all select 'schema ' || nspname from pg_namespace where nspname in ('access', 'audit', 'house')
  union all select 'policy ' || policyname || ' of ' || tablename from pg_policies
  union all select 'function ' || p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'access', 'audit', 'house')
  union all select 'trigger ' || tgname || ' of ' || tgrelid::regclass from pg_trigger where not tgisinternal
  union all select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'grant ' || grantee || ' ' || privilege_type || ' on ' || table_name from information_schema.role_table_grants where table_schema = 'public' and grantee like 'watersmeet_%'
  union all select 'grant ' || grantee || ' ' || privilege_type || ' on ' || table_name || '.' || column_name from information_schema.role_column_grants where table_schema = 'public' and grantee = 'watersmeet_service'
  order by 1`;

describe('the migrations', () => {
  it('are in the order of their numbers, each named once', () => {
    const numbers = MIGRATIONS.map((migration) => Number(/\d{13}$/.exec(migration.name)?.[0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('go up, down and up again on an empty database, and leave it as it was', async () => {
    const first = await migrate(settings());
    expect(first).toEqual(MIGRATIONS.map((migration) => migration.name));
    const before = await empty.ask(WHAT_IS_THERE);
    await withOwnerSource(settings(), async (source) => {
      for (const _migration of MIGRATIONS) await source.undoLastMigration({ transaction: 'each' });
    });
    const left = (await empty.ask(WHAT_IS_THERE)).map((row) => row.what as string);
    expect(left.filter((what) => !what.includes('migration'))).toEqual([]);
    expect(await migrate(settings())).toEqual(first);
    expect(await empty.ask(WHAT_IS_THERE)).toEqual(before);
  });

  it('are the shape that the entities say: no drift', async () => {
    const source = new DataSource(
      sourceOptions({
        connection: empty.connection('watersmeet_owner'),
        poolSize: 1,
        entities: ENTITIES,
        migrations: MIGRATIONS,
        applicationName: 'watersmeet-drift',
      }),
    );
    await source.initialize();
    const { up } = await drift(source);
    expect(await pendingMigrations(source, MIGRATIONS)).toEqual([]);
    await source.destroy();
    expect(up).toEqual([]);
  });

  it('run once, though two machines begin at the same time', async () => {
    const other = await EmptyDatabase.create();
    const owner = other.connection('watersmeet_owner');
    const LOCK = 'select pg_advisory_xact_lock(7201806)';
    const both = await crowd(
      other,
      { of: 'two who migrate', many: 2, together: 2, behind: LOCK },
      async () => await migrate({ ...settings(), owner }),
    );
    expect(both.map((done) => done.length).sort((a, b) => a - b)).toEqual([0, MIGRATIONS.length]);
    await other.drop();
  });
});
