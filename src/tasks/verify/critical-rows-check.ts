import { rowDigest } from '../../platform/audit/row-digest.js';
import { humanName } from '../../platform/database/human-name.js';
import { type Check, type Found, rowName, type Verification } from './check.js';
import { columnsOf, criticalTables, keyJson, primaryKeys } from './protected-tables.js';
import { GONE, type RowNote } from './row-ledger.js';

export const criticalRowsCheck: Check = {
  name: 'critical-rows',
  promise:
    'Everything that the record must tell of (such as a person, a seat, a pack or a vote) is in the database as its latest entry says. Nothing is missing, and nothing was added by hand.',
  async *faults(it) {
    const keys = await primaryKeys(it.db);
    const tables = criticalTables();
    const columns = await columnsOf(it.db);
    for (const { table, except } of tables) {
      const told = (columns.get(table) ?? []).filter((name) => !except.includes(name));
      yield* rowFaults(it, table, keys.get(table)!, told);
      yield* goneFaults(it, table, keys.get(table)!);
    }
    const known = new Set(tables.map(({ table }) => table));
    for (const table of it.ledger.tableNames.filter((name) => !known.has(name))) {
      yield { table, because: `Entries name rows of ${table}, whose rows need no audit entry.` };
    }
  },
};

/** Tables whose digest takes in what the auditor's account may not read: the database works it out. */
const DIGESTED_THERE: Record<string, string> = {
  account: 'audit.account_digests()',
  api_token: 'audit.token_digests()',
};

async function* rowFaults(
  { db, ledger }: Verification,
  table: string,
  key: readonly string[],
  columns: readonly string[],
): AsyncGenerator<Found> {
  const there = DIGESTED_THERE[table];
  const order = key.map((name) => `t."${name}"`).join(', ');
  const row = `(select to_jsonb(r) from (select ${columns.map((name) => `t."${name}"`).join(', ')}) r) as row`;
  const sql = `select ${keyJson('t', key)} as key, ${there ? 'd.digest' : row} from "${table}" t ${there ? `join ${there} d on d.id = t.id` : ''} order by ${order}`;
  for await (const found of db.stream<{
    key: Record<string, string>;
    row?: Record<string, unknown>;
    digest?: string;
  }>(sql)) {
    const { key: name } = found;
    const digest = found.digest ?? rowDigest(table, found.row!);
    const because = faultOf(table, digest, ledger.settle(table, name));
    if (because) yield { table, row: rowName(name), because };
  }
}

function faultOf(table: string, digest: string, note?: RowNote): string | null {
  const what = `This ${humanName(table)}`;
  if (!note) return `${what} has no audit entry.`;
  const event = `entry ${note.seq} of chain ${note.chain}`;
  if (note.digest === GONE) return `${what} was removed by ${event}, but it is still there.`;
  if (digest === note.digest) return null;
  return `${what} does not agree with its latest audit entry (${event}): it was changed.`;
}

function* goneFaults(
  { ledger }: Verification,
  table: string,
  columns: readonly string[],
): Generator<Found> {
  for (const { key, note } of ledger.unsettled(table)) {
    if (note.digest === GONE) continue;
    const event = `entry ${note.seq} of chain ${note.chain}`;
    const because = `This ${humanName(table)} is recorded by ${event}, but it is missing.`;
    yield { table, row: columns.map((name) => key[name]).join('/'), because };
  }
}
