import type { PoolClient, QueryResult } from 'pg';
import type { Actor } from '../../shared/actor.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Begins a transaction and says who acts, in one message: the actor, the grant (session or token)
 * and the transaction's own id. Row security reads them; they end with the transaction.
 * Its COMMIT waits for the disk unless that is not asked for. Returns the database's clock.
 */
export async function begin(
  client: PoolClient,
  mode: string,
  actor: Actor | null,
  txId: string,
  waitsForDisk = true,
): Promise<Date> {
  const settings: [string, string][] = [
    ['app.actor', actor?.personId ?? ''],
    ['app.grant', actor?.grantId ?? ''],
    ['app.tx', txId],
  ];
  for (const [, value] of settings) {
    if (value !== '' && !UUID.test(value)) throw new Error('an actor is named by a UUID');
  }
  if (!waitsForDisk) settings.push(['synchronous_commit', 'off']);
  const calls = settings
    .map(([name, value]) => `set_config('${name}', '${value}', true)`)
    .join(', ');
  const text = `BEGIN ${mode}; SELECT ${calls}, clock_timestamp() AS now`;
  const results = (await client.query(text)) as unknown as QueryResult<{ now: Date }>[];
  return results[1]!.rows[0]!.now;
}
