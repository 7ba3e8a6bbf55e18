import { randomBytes } from 'node:crypto';
import { sha256Hex } from '../../shared/canonical.js';

const SECRET = /^wm[st]_[A-Za-z0-9_-]{43}$/;

/** A new opaque secret of 256 bits: `wms_` for a session, `wmt_` for an API token. Only its digest is kept. */
export function newSecret(kind: 'SESSION' | 'TOKEN'): { secret: string; secretHash: string } {
  const secret = `${kind === 'SESSION' ? 'wms' : 'wmt'}_${randomBytes(32).toString('base64url')}`;
  return { secret, secretHash: sha256Hex(secret) };
}

/**
 * What the chains know a session or token by: everything done with it says so, and so does the entry that began
 * it. Nobody can make a session from it, and one with another secret is another.
 */
export const grantProof = (grantId: string, secretHash: string): string =>
  sha256Hex(`${grantId}|${secretHash}`);

/** The digest of what stands in `Authorization: Bearer ...`; null when it cannot be one of ours. */
export function bearerHash(header: string | undefined): string | null {
  const secret = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  return secret && SECRET.test(secret) ? sha256Hex(secret) : null;
}
