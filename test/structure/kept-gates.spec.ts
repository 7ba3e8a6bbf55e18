import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityMetadata, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { readGateRows } from '../../src/governance/gates/gate-rows.reader.js';
import { Programme } from '../../src/governance/programmes/programme.entity.js';
import type { Reader } from '../../src/platform/database/reader.js';
import type { Lists } from '../../src/platform/database/together.js';
import { TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
});
afterAll(async () => {
  await t.stop();
});

/** Tables that are read for names alone, and what of them can change: no gate stands otherwise by it. */
const NAMES: Record<string, string[]> = {
  deciding_body: ['name', 'posts', 'version'],
  person: ['display_name', 'version'],
  trust: ['name', 'ods_code', 'version'],
};

/** The statements with which the facts of gates are read, as they are sent. */
async function statements(): Promise<string[]> {
  const metadataOf = (entity: EntityTarget<ObjectLiteral>): EntityMetadata =>
    t.app.get(DataSource).getMetadata(entity);
  const texts: string[] = [];
  const reader = {
    together: async (lists: Lists) => {
      for (const list of Object.values(lists)) texts.push(list.asked(metadataOf).text);
      return await Promise.resolve(
        Object.fromEntries(Object.keys(lists).map((name) => [name, []])),
      );
    },
  };
  await readGateRows(reader as unknown as Reader, ['x']);
  // The programme itself is at hand, or locked.
  return [...texts, `from "${metadataOf(Programme).tableName}"`];
}

/** What the functions of ours that a text asks read in their turn. */
async function withFunctions(texts: string[]): Promise<string[]> {
  const named = (text: string) => [...text.matchAll(/\bguards\.(\w+)\(/g)].map(([, name]) => name!);
  const seen = new Set<string>();
  const all = [...texts];
  for (let next = all.flatMap(named); next.length > 0;) {
    const fresh = [...new Set(next)].filter((name) => !seen.has(name));
    for (const name of fresh) seen.add(name);
    const found = await t.asSuperuser<{ text: string }>(
      "select p.prosrc as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'guards' and p.proname = any ($1)",
      [fresh],
    );
    all.push(...found.map(({ text }) => text));
    next = found.flatMap(({ text }) => named(text));
  }
  return all;
}

const tablesIn = (text: string) =>
  [...text.matchAll(/\b(?:from|join)\s+"?(\w+)"?/gi)].map(([, name]) => name!);

describe('the tables by which gates stand', () => {
  it('are those that are read to work it out: each notes its changes, or has names alone', async () => {
    const texts = await withFunctions(await statements());
    const there = await t.asSuperuser<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    const known = new Set(there.map(({ name }) => name));
    const read = new Set(texts.flatMap(tablesIn).filter((name) => known.has(name)));
    expect(read.size).toBeGreaterThan(20);
    const noting = await t.asSuperuser<{ name: string; triggers: string[] }>(
      `select c.relname as name, array_agg(g.tgname::text order by g.tgname) as triggers
       from pg_trigger g join pg_class c on c.oid = g.tgrelid
       where g.tgname like 'gate_fact_%' and g.tgenabled = 'O' group by 1 order by 1`,
    );
    expect([...read].sort()).toEqual(
      [...noting.map(({ name }) => name), ...Object.keys(NAMES)].sort(),
    );
    for (const { triggers } of noting)
      expect(triggers).toEqual(['gate_fact_delete', 'gate_fact_insert', 'gate_fact_update']);
  });

  it.each(Object.entries(NAMES))(
    'change no more of a %s than its names',
    async (table, columns) => {
      const changed = await t.asSuperuser<{ name: string }>(
        `select a.attname::text as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
         and not a.attisdropped and has_column_privilege('watersmeet_service', a.attrelid, a.attnum, 'UPDATE') order by 1`,
        [table],
      );
      expect(changed.map(({ name }) => name)).toEqual(columns);
      expect(
        await t.asSuperuser(
          "select where has_table_privilege('watersmeet_service', $1, 'DELETE')",
          [table],
        ),
      ).toEqual([]);
    },
  );
});
