import { Client } from 'pg';

/** One step of a plan, as `EXPLAIN (FORMAT JSON)` answers it. */
export interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: Step[];
}

/**
 * Tables that stay small: those of the release itself, of as many rows as it has had migrations and keys, and the
 * limits of signing in, whose rows are removed once they have expired.
 */
const SMALL = new Set(['migration', 'audit_key', 'sign_in_limit']);
const ofPostgres = (table: string) => table.startsWith('pg_');

/**
 * Which tables a plan looks through as a whole. A table that grows is to be reached by an index, with a condition
 * that is bound by a parameter or by what another table gave; or in the order of an index, of which a LIMIT
 * takes the beginning.
 */
export function tablesLookedThrough(plan: Step, limited = false): string[] {
  const type = plan['Node Type'];
  const below = (plan.Plans ?? []).flatMap((step) =>
    tablesLookedThrough(step, type === 'Limit' || (limited && PASSES_ON.has(type))),
  );
  const table = plan['Relation Name'];
  if (!table || !type.endsWith('Scan') || SMALL.has(table) || ofPostgres(table)) return below;
  if (PART_OF_A_NAME.test(plan.Filter ?? '')) return below;
  const bound = BOUND.test(plan['Index Cond'] ?? '');
  const inOrder = limited && plan['Index Name'] !== undefined;
  return bound || inOrder ? below : [...below, table];
}

/** What hands on each row as it comes, so that a LIMIT above it stops what is below it. */
const PASSES_ON = new Set([
  'Limit',
  'Result',
  'Nested Loop',
  'LockRows',
  'Subquery Scan',
  'Incremental Sort',
]);
/** A parameter, or a column of another table. */
const BOUND = /\$\d|\b[a-z_]\w*\.\w+\b(?!\()/;

/** A search of the directory by a part of a name looks through all names. */
const PART_OF_A_NAME = /~~\*/;

/** How many there are of all, or of all that stand: what a list says beside its first page. */
const HOW_MANY = /^select count\(\*\)::int as n from "\w+" t(?: where t\."\w+" is null)?$/;

/**
 * Plans statements for whatever parameters, and says which look through a table. A superuser plans them: what
 * row security asks besides would be bound by the reader's own programmes, which is no bound.
 */
export async function faultsOfPlans(
  superuser: object,
  statements: readonly string[],
): Promise<string[]> {
  const client = new Client(superuser);
  await client.connect();
  try {
    await client.query(
      'set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set cpu_tuple_cost = 1000; set cpu_index_tuple_cost = 1000',
    );
    const faults: string[] = [];
    for (const text of statements) {
      if (HOW_MANY.test(text)) continue;
      const tables = tablesLookedThrough(await planOf(client, text));
      if (tables.length > 0) faults.push(`${[...new Set(tables)].join(', ')}: ${text}`);
    }
    return faults;
  } finally {
    await client.end();
  }
}

async function planOf(client: Client, text: string): Promise<Step> {
  await client.query(`prepare asked as ${text}`);
  const types = await client.query<{ n: number }>(
    "select cardinality(parameter_types) as n from pg_prepared_statements where name = 'asked'",
  );
  const { n } = types.rows[0]!;
  const values = n === 0 ? '' : `(${Array(n).fill('null').join(', ')})`;
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Step }[] }>(
    `explain (format json) execute asked${values}`,
  );
  await client.query('deallocate asked');
  return rows[0]!['QUERY PLAN'][0]!.Plan;
}
