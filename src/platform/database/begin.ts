import type { PoolClient, QueryResult } from 'pg';
import type { Actor } from '../../shared/actor.js';
import type { Rights } from './rights.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What is known once a transaction has begun. */
export interface Begun {
  /** The database's clock. */
  now: Date;
  rights: Rights;
}

/**
 * Begins a transaction and says who acts, in one message: the actor, the grant (session or token)
 * and the transaction's own id. The database works out what row security then goes by, and seals it; it ends
 * with the transaction. Its COMMIT waits for the disk unless that is not asked for.
 */
export async function begin(
  client: PoolClient,
  mode: string,
  actor: Actor | null,
  txId: string,
  waitsForDisk = true,
): Promise<Begun> {
  const names = [actor?.personId ?? '', actor?.grantId ?? '', txId];
  for (const name of names) {
    if (name !== '' && !UUID.test(name)) throw new Error('an actor is named by a UUID');
  }
  const calls = [
    'clock_timestamp() AS now',
    `access.begin(${names.map((name) => `'${name}'`).join(', ')}) AS rights`,
  ];
  if (!waitsForDisk) calls.push("set_config('synchronous_commit', 'off', true)");
  const text = `BEGIN ${mode}; SELECT ${calls.join(', ')}`;
  const results = (await client.query(text)) as unknown as QueryResult<Begun>[];
  return results[1]!.rows[0]!;
}
