import { ConfigFault, type Config } from '../platform/config/config.js';
import { AuditKeys } from '../platform/audit/keys.js';
import {
  loadOrCreateSigningKey,
  signingKeyFromText,
  type SigningKey,
} from '../platform/audit/signing-key.js';

/** The signing key of the environment, or one that the embedded default makes and keeps beside its data. */
export function signingKeys(config: Config, keyFolder: string | null): AuditKeys {
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
