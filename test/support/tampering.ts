import {
  contentDigest,
  entryHash,
  GENESIS,
  type ChainEntry,
} from '../../src/platform/audit/audit-chain.js';
import { canonicalAsIs } from '../../src/shared/canonical.js';
import type { TestApp } from './test-app.js';

/** Does the work while the tables are tampered with, then puts them back as they were. */
export async function whileTampered<T>(
  t: TestApp,
  tables: string[],
  sql: string,
  work: () => Promise<T>,
): Promise<T> {
  const each = (statement: (table: string) => string) => tables.map(statement).join(';');
  await t.tamper(
    `create schema if not exists kept; ${each((table) => `create table kept."${table}" as table public."${table}"`)}`,
  );
  try {
    await t.tamper(sql);
    return await work();
  } finally {
    await t.tamper(
      each(
        (table) =>
          `delete from public."${table}"; insert into public."${table}" table kept."${table}"; drop table kept."${table}"`,
      ),
    );
  }
}

interface Kept extends ChainEntry {
  chain: string;
  confidential: boolean;
}

/** A programme's chain as it stands. */
export async function chainOf(t: TestApp, name: string): Promise<Kept[]> {
  const rows = await t.asOwner(
    `select c.id as chain, e.seq::int, e.prev, e.at, e.content_digest as "contentDigest", e.entry_hash as "entryHash",
       b.content, b.salt, b.type, b.confidential_to is not null as confidential
     from audit_chain c join audit_entry e on e.chain_id = c.id join audit_content b on b.chain_id = c.id and b.seq = e.seq
     where c.name = $1 order by e.seq`,
    [name],
  );
  return rows as Kept[];
}

/** The SQL with which whoever owns the database writes a chain anew, so that it agrees with itself. */
export function rebuilt(entries: Kept[]): string {
  const { chain } = entries[0]!;
  let prev = GENESIS;
  const statements = entries.map((entry) => {
    const digest = contentDigest(Buffer.from(entry.salt!, 'hex'), entry.content!);
    const core = { seq: entry.seq, prev, at: entry.at, contentDigest: digest };
    const hash = entryHash(chain, core);
    const where = `where chain_id = '${chain}' and seq = ${entry.seq}`;
    const text = `update audit_entry set prev = '${prev}', content_digest = '${digest}', entry_hash = '${hash}' ${where};
      update audit_content set content = $content$${entry.content}$content$ ${where}`;
    prev = hash;
    return text;
  });
  const { length } = entries;
  const beyond = ['audit_content', 'audit_entry'].map(
    (table) => `delete from ${table} where chain_id = '${chain}' and seq > ${length}`,
  );
  const head = `update audit_chain set head_seq = ${length}, head_hash = '${prev}' where id = '${chain}'`;
  return [...statements, ...beyond, head].join(';');
}

/**
 * A chain with another word on the account by which somebody signed in: none, as of a session that was put in
 * without a password, or that of another account. Whoever owns the database writes the chain anew with it.
 */
export function signedInWith(entries: Kept[], person: string, account: string | null): Kept[] {
  return entries.map((entry) => {
    const event = JSON.parse(entry.content!) as {
      type: string;
      actor: string;
      payload: { account?: string };
    };
    if (event.type !== 'session.started' || event.actor !== person) return entry;
    const { account: _was, ...payload } = event.payload;
    const said = account === null ? payload : { ...payload, account };
    return { ...entry, content: canonicalAsIs({ ...event, payload: said }) };
  });
}
