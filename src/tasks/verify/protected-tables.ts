import { getMetadataArgsStorage } from 'typeorm';
import { criticalEntities, notDigested } from '../../platform/database/critical.js';
import { ENTITIES } from '../../entities.js';
import type { Snapshot } from './snapshot.js';

const tableOf = (entity: unknown): string =>
  getMetadataArgsStorage().tables.find((table) => table.target === entity)!.name!;

/** Every table of Watersmeet, in the order of its folders. */
export const tableNames = (): string[] => ENTITIES.map(tableOf);

/** The tables whose every change has an event, and the columns that their digests leave out. */
export const criticalTables = (): { table: string; except: readonly string[] }[] =>
  criticalEntities().map((entity) => ({ table: tableOf(entity), except: notDigested(entity) }));

/** The columns of each table's primary key, in order. */
export async function primaryKeys(db: Snapshot): Promise<Map<string, string[]>> {
  const rows = await db.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by k.place) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid
     join unnest(i.indkey::int2[]) with ordinality k(number, place) on true
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
     where i.indisprimary and c.relnamespace = 'public'::regnamespace group by c.relname`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** The columns of each table, in order. */
export async function columnsOf(db: Snapshot): Promise<Map<string, string[]>> {
  const rows = await db.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace group by c.relname`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** A row's key as SQL gives it: a JSON object of texts, in the key's own order. */
export const keyJson = (alias: string, columns: readonly string[]) =>
  `json_build_object(${columns.map((name) => `'${name}', ${alias}."${name}"::text`).join(', ')})`;
