import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ORDER } from '../../migrations/001-baseline.js';
import { sqlFiles, sqlText } from '../../migrations/sql.js';
import { catalogueOf } from '../../src/platform/database/catalogue.js';
import { migrate } from '../../src/platform/database/migrator.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { EmptyDatabase } from '../support/empty-database.js';

let empty: EmptyDatabase;
beforeAll(async () => {
  empty = await EmptyDatabase.create();
  const owner = empty.connection('watersmeet_owner');
  await migrate({ owner, passwords: {}, migrations: MIGRATIONS });
});
afterAll(async () => {
  await empty.drop();
});

const catalogue = async () => await catalogueOf(async (sql) => await empty.ask(sql));
const functionFiles = sqlFiles('functions');

describe('the texts of the database', () => {
  it('are each loaded once', () => {
    expect(ORDER.flatMap(sqlFiles).sort()).toEqual(sqlFiles().sort());
  });

  it('begin with what they keep, in words', () => {
    const silent = sqlFiles().filter((file) => !/^-- \w.*[a-z].*\n/.test(sqlText(file)));
    expect(silent).toEqual([]);
  });

  it('have each function in a file of its own, of its name', async () => {
    const there = await empty.ask(
      `select n.nspname || '/' || p.proname || '.sql' as file from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`,
    );
    const files = there.map(({ file }) => `functions/${file as string}`);
    expect(functionFiles).toEqual(files.sort());
    const made = sqlFiles().flatMap((file) =>
      [...sqlText(file).matchAll(/^\s*create (?:or replace )?function (\w+)\.(\w+)/gim)].map(
        ([, schema, name]) => [file, `functions/${schema}/${name}.sql`],
      ),
    );
    expect(made).toEqual(files.map((file) => [file, file]));
  });

  it('replace their functions by the same, looked into as they are made', async () => {
    const before = await catalogue();
    for (const file of functionFiles) await empty.ask(sqlText(file));
    expect(await catalogue()).toEqual(before);
  });
});
