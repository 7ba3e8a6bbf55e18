import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { catalogueOf } from '../../src/platform/database/catalogue.js';
import { sourceOptions } from '../../src/platform/database/data-source.js';
import {
  migrate,
  pendingMigrations,
  withOwnerSource,
} from '../../src/platform/database/migrator.js';
import { ENTITIES } from '../../src/entities.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
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
const catalogue = async () => await catalogueOf(async (sql) => await empty.ask(sql));

describe('the migrations', () => {
  it('are in the order of their numbers, each named once', () => {
    const numbers = MIGRATIONS.map((migration) => Number(/\d{13}$/.exec(migration.name)?.[0]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('make everything from nothing, and nothing the second time', async () => {
    expect(await migrate(settings())).toEqual(MIGRATIONS.map((migration) => migration.name));
    const made = await catalogue();
    expect([...new Set([...made.keys()].map((name) => name.split(' ')[0]))]).toEqual([
      'column',
      'constraint',
      'function',
      'grant',
      'index',
      'policy',
      'schema',
      'table',
      'trigger',
    ]);
    expect(await migrate(settings())).toEqual([]);
    expect(await catalogue()).toEqual(made);
  });

  it('are not undone before the first release', async () => {
    const undo = withOwnerSource(settings(), async (source) => {
      await source.undoLastMigration({ transaction: 'each' });
    });
    await expect(undo).rejects.toThrow('The baseline is not undone: give a new database instead.');
    expect(await migrate(settings())).toEqual([]);
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
