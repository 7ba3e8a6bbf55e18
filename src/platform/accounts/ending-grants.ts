import type { Tx } from '../database/tx.js';
import { ApiToken, Session } from './account.entity.js';

/** Ends every session and API token of a person at once. */
export async function endGrants(tx: Tx, personId: string): Promise<void> {
  for (const { id, endedAt } of await tx.find(Session, { personId }))
    if (!endedAt) await tx.set(Session, id, { endedAt: tx.now });
  for (const { id, revokedAt } of await tx.find(ApiToken, { personId }))
    if (!revokedAt) {
      await tx.lock(ApiToken, id, 'NO KEY UPDATE');
      await tx.set(ApiToken, id, { revokedAt: tx.now });
    }
}
