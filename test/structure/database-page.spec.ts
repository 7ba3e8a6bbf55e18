import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import {
  CATALOGUE_FILE,
  catalogueOf,
  promisedCatalogue,
} from '../../src/platform/database/catalogue.js';
import { catalogueText, differences } from '../../src/platform/database/catalogue.rules.js';
import { migrate } from '../../src/platform/database/migrator.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { BROKEN_BY, databaseText } from '../../src/tasks/database-page.js';
import { tableTexts } from '../../src/tasks/database-texts.js';
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

const tables = tableTexts();
const names = async (sql: string) => (await empty.ask(sql)).map(({ name }) => name as string);
const OURS = "c.relnamespace = 'public'::regnamespace and c.relname <> 'migration'";

describe('docs/catalogue.txt', () => {
  it('is what the migrations make, on every PostgreSQL: else `npm run database:write`', async () => {
    const made = await catalogueOf(async (sql) => await empty.ask(sql));
    expect(differences(promisedCatalogue(), made)).toEqual([]);
    expect(readFileSync(CATALOGUE_FILE, 'utf8')).toBe(catalogueText(made));
  });
});

describe('docs/database.md', () => {
  it('is what the texts say: else `npm run database:write`', () => {
    expect(readFileSync(join(PROJECT_FOLDER, 'docs', 'database.md'), 'utf8')).toBe(databaseText());
  });

  it('has every table, and says what each is for', async () => {
    expect(tables.map(({ name }) => name).sort()).toEqual(
      await names(
        `select c.relname::text collate "C" as name from pg_class c where ${OURS} and c.relkind = 'r' order by 1`,
      ),
    );
    expect(tables.filter(({ purpose }) => !/^[A-Z0-9].{15,}\.$/.test(purpose))).toEqual([]);
    expect(tables.filter(({ access }) => access.join(' ').length < 20)).toEqual([]);
  });

  it.each<[string, (table: (typeof tables)[number]) => string[], string]>([
    [
      'policy',
      ({ policies }) => policies,
      `select p.tablename || ' ' || p.policyname as name from pg_policies p where p.schemaname = 'public'`,
    ],
    [
      'trigger',
      ({ triggers }) => triggers.map(({ name }) => name),
      `select c.relname || ' ' || g.tgname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
       where not g.tgisinternal`,
    ],
    [
      'check',
      ({ checks }) => checks.map(({ name }) => name),
      `select c.relname || ' ' || k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where ${OURS} and k.contype = 'c'`,
    ],
    [
      'key',
      ({ keys }) => keys.map(({ name }) => name),
      `select c.relname || ' ' || i.relname as name from pg_index x join pg_class c on c.oid = x.indrelid
       join pg_class i on i.oid = x.indexrelid where ${OURS} and x.indisunique`,
    ],
    [
      'column that the service changes',
      ({ changes }) => changes,
      `select c.relname || ' ' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where ${OURS} and c.relkind = 'r' and c.relname <> 'sign_in_limit' and a.attnum > 0
         and has_column_privilege('watersmeet_service', c.oid, a.attnum, 'UPDATE')`,
    ],
    [
      'table that the service removes rows of',
      ({ removes }) => (removes ? ['rows'] : []),
      `select c.relname || ' rows' as name from pg_class c where ${OURS} and c.relkind = 'r'
         and c.relname <> 'sign_in_limit' and has_table_privilege('watersmeet_service', c.oid, 'DELETE')`,
    ],
  ])('has every %s', async (_kind, of, sql) => {
    const said = tables.flatMap((table) => of(table).map((name) => `${table.name} ${name}`));
    expect(said.sort()).toEqual((await names(sql)).sort());
  });

  it('names specs that are there, for every function that a trigger calls', () => {
    const called = tables.flatMap(({ triggers }) => triggers.map(({ by }) => by));
    expect([...new Set(called)].sort()).toEqual(Object.keys(BROKEN_BY).sort());
    const specs = Object.values(BROKEN_BY).flat();
    expect(specs.filter((spec) => !existsSync(join(PROJECT_FOLDER, spec)))).toEqual([]);
  });
});
