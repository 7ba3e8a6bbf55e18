import type { SigningKey } from './signing-key.js';

/** The key that signs checkpoints now, and whether it was given from outside. */
export abstract class AuditKeys {
  abstract readonly current: SigningKey;
  /** The key before it, given once when keys change. */
  abstract readonly previous: SigningKey | null;
  /** True for a key that the server made itself: it proves nothing against the people who run it. */
  abstract readonly unanchored: boolean;
}
