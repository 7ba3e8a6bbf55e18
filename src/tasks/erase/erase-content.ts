import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { SALT_BYTES } from '../../platform/audit/audit-chain.js';
import { digestOfRow } from '../../platform/audit/audit.service.js';
import type { Connection } from '../../platform/database/data-source.js';
import { refuseOtherVersion } from '../../platform/database/migrator.js';
import { DatabaseFault, OWNER, reach } from '../../platform/database/roles.js';
import { MIGRATIONS } from '../../platform/database/migrations.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { canonicalRecord } from '../../shared/canonical.js';
import { given } from '../../shared/given.js';
import { ERASURE } from '../verify/chain-event.js';
import { criticalTables } from '../verify/protected-tables.js';
import type { NamedRow } from '../verify/row-ledger.js';

/** Which entry's content is erased, and why: a court's order, or personal data that should not be there. */
export interface Erasure {
  /** `installation`, a programme's code, or a chain's id. */
  chain: string;
  seq: number;
  reason: string;
}

/** What is said again of an entry that is erased. */
interface Said {
  rows: NamedRow[];
  proof?: string;
  payload: { proof?: string };
}

interface Found {
  chainId: string;
  at: string;
  type: string;
  content: string | null;
  confidentialTo: string | null;
}

/**
 * Erases the content of an entry, as the owner of the tables; the entry and its digest are kept.
 *
 * The erasure is an event of the same chain. It says again the digests of those rows that are still
 * as the erased event left them, so that they stay proven.
 */
export async function eraseContent(owner: Connection, erasure: Erasure): Promise<{ seq: string }> {
  const client = await reach(owner);
  try {
    await client.query(`set role ${OWNER}`);
    await refuseOtherVersion(client, MIGRATIONS);
    await client.query('begin');
    const tx = uuidv7();
    await client.query(
      "select set_config('app.tx', $1, true), set_config('search_path', 'public', true)",
      [tx],
    );
    const found = await bodyOf(client, erasure);
    const event = await eventOf(client, found, erasure, tx);
    const { rows } = await client.query<{ seq: string }>(
      'select * from audit.erase($1, $2, $3, $4, $5)',
      [found.chainId, erasure.seq, SYSTEM_ACTOR.personId, saltText(), event],
    );
    await client.query('commit');
    return rows[0]!;
  } finally {
    await client.end();
  }
}

async function bodyOf(client: Client, { chain, seq }: Erasure): Promise<Found> {
  const { rows } = await client.query<Found>(
    `select c.id as "chainId", e.at, b.type, b.content, b.confidential_to as "confidentialTo"
     from audit_chain c join audit_entry e on e.chain_id = c.id
     join audit_content b on b.chain_id = e.chain_id and b.seq = e.seq
     where $1 in (c.name, c.id::text) and e.seq = $2`,
    [chain, seq],
  );
  const found = rows[0];
  if (!found)
    throw new DatabaseFault(
      `There is no entry ${seq} in a chain ${chain}: check --chain and --seq.`,
    );
  if (found.content === null)
    throw new DatabaseFault(
      `The content of entry ${seq} of chain ${chain} has already been erased.`,
    );
  if (found.type === ERASURE)
    throw new DatabaseFault(
      'Entry ${seq} of chain ${chain} records an erasure, which cannot itself be erased.',
    );
  return found;
}

async function eventOf(client: Client, found: Found, erasure: Erasure, tx: string) {
  const { personId, grantId, grantKind } = SYSTEM_ACTOR;
  const said = JSON.parse(found.content!) as Said;
  return canonicalRecord(
    given({
      actor: personId,
      grant: grantId,
      grantKind,
      tx,
      type: ERASURE,
      subject: { type: 'audit-chain', id: found.chainId },
      rows: [],
      payload: given({
        chain: found.chainId,
        seq: String(erasure.seq),
        at: found.at,
        type: found.type,
        reason: erasure.reason,
        rows: await stillSo(client, said.rows),
        proof: begunBy(found.type, said),
      }),
      confidentialTo: found.confidentialTo || undefined,
    }),
  );
}

/** What the chains know a session or a token by, of the entry that began it: what was done with it rests on that. */
function begunBy(type: string, { proof, payload }: Said): string | undefined {
  if (type === 'session.started') return proof;
  return type === 'api-token.created' ? payload.proof : undefined;
}

/** The rows that are as the event left them: later ones have an event of their own. */
async function stillSo(client: Client, said: readonly NamedRow[]) {
  const known = new Map(criticalTables().map(({ table, except }) => [table, except]));
  const query = async <R>(sql: string, values?: unknown[]) =>
    (await client.query(sql, values)).rows as R[];
  const rows = [];
  for (const { table, key, digest } of said) {
    const except = known.get(table);
    const now = except ? await digestOfRow({ query }, table, key, except) : undefined;
    if (now !== undefined && (now ?? 'gone') === digest) rows.push({ table, key, digest });
  }
  return rows;
}

const saltText = () => randomBytes(SALT_BYTES).toString('hex');
