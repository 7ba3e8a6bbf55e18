import type { KeyObject } from 'node:crypto';
import type { SignedCheckpoint } from '../../platform/audit/checkpoint.js';
import type { ChainFacts } from './chain-facts.js';
import type { Fault, Found } from './fault.js';
import type { RowLedger } from './row-ledger.js';
import type { Snapshot } from './snapshot.js';

export type { Fault, Found };

/** What the checks of one run share. */
export interface Verification {
  db: Snapshot;
  /** The latest digest of each critical row by the chains; filled by the check of the chains. */
  ledger: RowLedger;
  /** What the chains say of sign-ins, requests and signing; filled by the check of the chains. */
  facts: ChainFacts;
  /** The key that the asker trusts, and a checkpoint that the asker kept: both from outside. */
  publicKey: KeyObject | null;
  checkpoint: SignedCheckpoint | null;
  /** Something to know that is no fault. */
  note: (sentence: string) => void;
  warn: (sentence: string) => void;
}

/** One promise, and how it is checked. */
export interface Check {
  name: string;
  /** What holds when it finds nothing. */
  promise: string;
  faults: (it: Verification) => AsyncGenerator<Found>;
  /** Why it cannot be looked into this time, as a warning; null means that it can. */
  notAsked?: (it: Verification) => string | null;
}

/** The key of a row in one word, as a person would look for it. */
export const rowName = (key: Record<string, string>) => Object.values(key).join('/');
