import type { Scope } from '../access/permissions.rules.js';
import type { Reader } from '../database/reader.js';
import type { Tx } from '../database/tx.js';

/** What acts are about: how it is found from an input, where a role must be held for it, what is locked. */
export interface Target<Input, Found extends object> {
  /** Finds it, as far as the caller may see it; NOT_FOUND. */
  find(reader: Reader, input: Input): Promise<Found>;
  /** Where the role must be held, and of a body's own business whose it is. */
  scope(found: Found): Scope;
  /** The programme in whose chain the act is told, if it is not the one of `scope`; null for the installation's. */
  chain?(found: Found): string | null;
  /**
   * Locks the rows whose state decides, once the act is allowed and its key is claimed, and reads them again;
   * refuses what cannot be done to it at all.
   */
  lock?(tx: Tx, found: Found): Promise<Found>;
}

/** An act on nothing that exists yet, or on the whole installation. */
export const theInstallation: Target<object, object> = {
  find: async () => await Promise.resolve({}),
  scope: () => ({}),
};
