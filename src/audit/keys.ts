import type { SigningKey } from './signing-key.js';

/** The key that signs checkpoints here and now, and whether anybody outside vouches for it. */
export abstract class AuditKeys {
  abstract readonly current: SigningKey;
  /** The key before it, given once when keys change. */
  abstract readonly previous: SigningKey | null;
  /** True for a key that the server made itself: it proves nothing against whoever runs it. */
  abstract readonly unanchored: boolean;
}
