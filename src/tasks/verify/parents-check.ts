import { type Check, rowName } from './check.js';
import { keyJson, primaryKeys } from './protected-tables.js';

interface ForeignKey {
  child: string;
  parent: string;
  columns: string[];
  references: string[];
}

const KEYS = `
  select child.relname as child, parent.relname as parent,
    array(select a.attname::text from unnest(k.conkey) with ordinality u(n, place)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by place) as columns,
    array(select a.attname::text from unnest(k.confkey) with ordinality u(n, place)
          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by place) as references
  from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
  where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1, k.conname`;

/** Names that mean the same in every table that has them. */
const SHARED = ['programme_id', 'body_id', 'trust_id', 'resolution_id', 'pack_id', 'meeting_id'];

const CARRIED = ['programme_id', 'body_id'];

export const parentsCheck: Check = {
  name: 'parents',
  promise:
    'Nothing refers to something that is not there, and everything is of the same programme, body and Trust as what it is part of.',
  async *faults({ db }) {
    const keys = await primaryKeys(db);
    const columns = await columnsOf(db);
    for (const key of await db.query<ForeignKey>(KEYS)) {
      const both = SHARED.filter(
        (name) => columns.get(key.child)?.has(name) && columns.get(key.parent)?.has(name),
      );
      for await (const { name, because } of db.stream<{
        name: Record<string, string>;
        because: string;
      }>(mismatches(key, both, keys.get(key.child)!))) {
        yield { table: key.child, row: rowName(name), because };
      }
    }
  },
};

/** A parent without the word (a Trust's body is of no programme) cannot differ in it. */
function mismatches(key: ForeignKey, shared: readonly string[], primary: readonly string[]) {
  const pairs = key.columns.map((name, at) => [name, key.references[at]!] as const);
  // A key that carries the programme and the body still finds its parent by what is left of it.
  const own = pairs.filter(([name, named]) => name !== named || !CARRIED.includes(name));
  const joined = own.map(([name, named]) => `p."${named}" = c."${name}"`);
  const given = key.columns.map((name) => `c."${name}" is not null`);
  const missing = `p."${own[0]![1]}" is null`;
  const differs = shared.map((name) => `p."${name}" <> c."${name}"`);
  return `
    select ${keyJson('c', primary)} as name, case when ${missing} then 'Its ${key.parent} is missing.'
      else 'It does not belong to the same ${shared.join(', ').replaceAll('_id', '')} as its ${key.parent}.' end as because
    from "${key.child}" c left join "${key.parent}" p on ${joined.join(' and ')}
    where ${given.join(' and ')} and (${[missing, ...differs].join(' or ')})`;
}

async function columnsOf(db: { query<R>(sql: string): Promise<R[]> }) {
  const rows = await db.query<{ table: string; names: string[] }>(
    `select c.relname as table, array_agg(a.attname::text) as names
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped group by 1`,
  );
  return new Map(rows.map(({ table, names }) => [table, new Set(names)]));
}
