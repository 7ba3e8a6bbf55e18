import { ConfigFault, type Config } from '../platform/config/config.js';
import { AuditKeys } from '../platform/audit/keys.js';
import {
  hasSigningKey,
  loadOrCreateSigningKey,
  signingKeyFromText,
  signingKeyPath,
  type SigningKey,
} from '../platform/audit/signing-key.js';
import type { Connection } from '../platform/database/data-source.js';
import type { DatabaseHandle } from '../platform/database/database-handle.js';
import { reach } from '../platform/database/roles.js';
import { strangeKey } from './signing-keys.rules.js';

/**
 * The signing keys for this database. A key that the record does not know is refused, and none is made for a
 * database that another key has signed.
 */
export async function signingKeys(
  config: Config,
  { service, embedded }: Pick<DatabaseHandle, 'service' | 'embedded'>,
): Promise<AuditKeys> {
  const folder = embedded?.keyFolder ?? null;
  const kept = !config.auditSigningKey && folder ? folder : null;
  const known = await knownKeys(service);
  const refuse = (current: string | null, previous: string | null) => {
    const file = kept && signingKeyPath(kept);
    const because = strangeKey({ known, current, previous, file });
    if (because) throw new ConfigFault(because);
  };
  if (kept && !hasSigningKey(kept)) refuse(null, null);
  const keys = givenKeys(config, folder);
  refuse(keys.current.keyId, keys.previous?.keyId ?? null);
  return keys;
}

/** The signing key of the environment, or one that the embedded default makes and keeps beside its data. */
export function givenKeys(config: Config, keyFolder: string | null): AuditKeys {
  const { auditSigningKey, auditPreviousSigningKey } = config;
  const previous = auditPreviousSigningKey
    ? readKey('AUDIT_PREVIOUS_SIGNING_KEY', auditPreviousSigningKey)
    : null;
  if (auditSigningKey)
    return new Keys(readKey('AUDIT_SIGNING_KEY', auditSigningKey), previous, false);
  if (!keyFolder)
    throw new ConfigFault(
      'AUDIT_SIGNING_KEY is needed with a PostgreSQL of your own: give an Ed25519 private key, as PKCS8 in PEM or base64. \`openssl genpkey -algorithm ed25519\` makes one.',
    );
  return new Keys(loadOrCreateSigningKey(keyFolder), previous, true);
}

/** The keys that have signed this database or that its record names, the latest last. */
async function knownKeys(service: Connection): Promise<string[]> {
  const client = await reach(service);
  try {
    const { rows: tables } = await client.query<{ there: boolean }>(
      "select to_regclass('public.audit_key') is not null as there",
    );
    if (!tables[0]!.there) return [];
    const { rows } = await client.query<{ keyId: string }>(
      'select key_id as "keyId" from public.audit_key order by first_used_at, key_id',
    );
    return rows.map(({ keyId }) => keyId);
  } finally {
    await client.end();
  }
}

function readKey(variable: string, text: string): SigningKey {
  try {
    return signingKeyFromText(text);
  } catch (error) {
    throw new ConfigFault(
      `${variable} cannot be used. ${(error as Error).message} \`openssl genpkey -algorithm ed25519\` makes one.`,
    );
  }
}

class Keys extends AuditKeys {
  constructor(
    readonly current: SigningKey,
    readonly previous: SigningKey | null,
    readonly unanchored: boolean,
  ) {
    super();
  }
}
