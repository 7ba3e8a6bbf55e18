import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { SALT_BYTES } from '../../platform/audit/audit-chain.js';
import type { SigningKey } from '../../platform/audit/signing-key.js';
import type { Connection } from '../../platform/database/data-source.js';
import { refuseOtherVersion } from '../../platform/database/migrator.js';
import { MIGRATIONS } from '../../platform/database/migrations.js';
import { DatabaseFault, OWNER, reach } from '../../platform/database/roles.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { canonicalRecord } from '../../shared/canonical.js';

interface Known {
  /** The installation's chain. */
  chain: string;
  /** The key that signed last before this one. */
  latest: string | null;
}

/**
 * Says in the installation's chain that this key takes the place of one that was lost or given up, and why.
 * With the key before it at hand nothing is to be said: that key vouches for its successor.
 */
export async function declareKey(
  owner: Connection,
  key: SigningKey,
  reason: string,
): Promise<{ seq: string; replaced: string }> {
  const client = await reach(owner);
  try {
    await client.query(`set role ${OWNER}`);
    await refuseOtherVersion(client, MIGRATIONS);
    await client.query('begin');
    const tx = uuidv7();
    await client.query(
      "select set_config('app.tx', $1, true), set_config('app.actor', $2, true), set_config('search_path', 'public', true)",
      [tx, SYSTEM_ACTOR.personId],
    );
    const { keyId, fingerprint, publicKeyPem } = key;
    const { chain, latest } = await knownOf(client, keyId);
    if (!latest)
      throw new DatabaseFault(
        `No key but ${keyId} has signed anything: there is none whose place it takes.`,
      );
    const event = canonicalRecord({
      actor: SYSTEM_ACTOR.personId,
      grant: SYSTEM_ACTOR.grantId,
      grantKind: SYSTEM_ACTOR.grantKind,
      tx,
      type: 'signing-key.replaced',
      subject: { type: 'installation', id: chain },
      rows: [],
      payload: { keyId, fingerprint, replaced: latest, reason },
    });
    const { rows } = await client.query<{ seq: string }>(
      "select seq from audit.append(null, $1, 'signing-key.replaced', 'installation', $2, null, $3, $4)",
      [SYSTEM_ACTOR.personId, chain, randomBytes(SALT_BYTES).toString('hex'), event],
    );
    // From here on the database knows the key: a service may start with it.
    await client.query(
      'insert into audit_key (key_id, public_key, fingerprint, first_used_at) values ($1, $2, $3, now()) on conflict do nothing',
      [keyId, publicKeyPem, fingerprint],
    );
    await client.query('commit');
    return { seq: rows[0]!.seq, replaced: latest };
  } finally {
    await client.end();
  }
}

async function knownOf(client: Client, keyId: string): Promise<Known> {
  const { rows } = await client.query<Known>(
    `select c.id as chain, (select k.key_id from audit_checkpoint k where k.key_id <> $1
       order by k.made_at desc limit 1) as latest
     from audit_chain c where c.programme_id is null`,
    [keyId],
  );
  return rows[0]!;
}
