import { type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, sha256Hex } from '../../shared/canonical.js';
import type { ChainHead } from './audit-chain.js';
import { Fields } from './audit-fields.js';
import { keyIdOf, type SigningKey } from './signing-key.js';

/** The first word of every checkpoint, so that its signature can never pass for another's. */
export const CHECKPOINT_FORMAT = 'watersmeet.checkpoint/2';

/**
 * A statement, kept outside the database, that this entry was the head of this chain.
 *
 * `practice`: of a practice programme; `unanchored`: signed by a key that the server made
 * itself, so that it proves nothing against the people who run that server.
 */
export interface Checkpoint {
  format: typeof CHECKPOINT_FORMAT;
  chain: string;
  chainName: string;
  seq: number;
  entryHash: string;
  madeAt: string;
  keyId: string;
  practice: boolean;
  unanchored: boolean;
  /** The digest of the database's catalogue then: its policies, functions, triggers, constraints and rights. */
  catalogue: string;
  /** The checkpoint of this chain before this one, so that one that is taken away is missed; null for the first. */
  previous: { seq: number; digest: string } | null;
  /** How far the installation's chain was signed then; null in that chain's own checkpoints. */
  installation: ChainHead | null;
}

/** A checkpoint with its signature; a new key's first one is signed by the old key too. */
export interface SignedCheckpoint {
  checkpoint: Checkpoint;
  signature: string;
  previousKeySignature?: string;
}

/**
 * Whether a checkpoint is proven by a key, and how.
 *
 * FORGED: it says that this key signed it, and this key did not. UNKNOWN_KEY: another key's.
 */
export type CheckpointCheck =
  | { proven: true; by: 'KEY' | 'PREVIOUS_KEY' }
  | { proven: false; why: 'FORGED' | 'UNKNOWN_KEY'; because: string };

const KEYS = [
  'format',
  'chain',
  'chainName',
  'seq',
  'entryHash',
  'madeAt',
  'keyId',
  'practice',
  'unanchored',
  'catalogue',
  'previous',
  'installation',
];

/** Signs a statement about a head; give `previous` when the key signs for the first time. */
export function signCheckpoint(
  statement: Omit<Checkpoint, 'format' | 'keyId'>,
  key: SigningKey,
  previous?: SigningKey,
): SignedCheckpoint {
  const { keyId } = key;
  const checkpoint = readCheckpoint({ ...statement, format: CHECKPOINT_FORMAT, keyId });
  const bytes = Buffer.from(checkpointText(checkpoint), 'utf8');
  const signature = signatureOf(bytes, key);
  if (!previous) return { checkpoint, signature };
  return { checkpoint, signature, previousKeySignature: signatureOf(bytes, previous) };
}

/** Asks whether this key, which the asker trusts already, proves the checkpoint. */
export function verifyCheckpoint(signed: SignedCheckpoint, publicKey: KeyObject): CheckpointCheck {
  const bytes = Buffer.from(checkpointText(signed.checkpoint), 'utf8');
  const signedBy = (signature: string) =>
    verify(null, bytes, publicKey, Buffer.from(signature, 'base64'));
  const [named, given] = [signed.checkpoint.keyId, keyIdOf(publicKey)];

  if (named === given) {
    if (signedBy(signed.signature)) return { proven: true, by: 'KEY' };
    const because = `It was changed: key ${given} did not sign this.`;
    return { proven: false, why: 'FORGED', because };
  }
  if (signed.previousKeySignature && signedBy(signed.previousKeySignature)) {
    return { proven: true, by: 'PREVIOUS_KEY' };
  }
  const because = `It was signed with key ${named}, and you gave key ${given}: give the public key that it names.`;
  return { proven: false, why: 'UNKNOWN_KEY', because };
}

/** Reads a checkpoint and its signature from outside; throws `NotInForm`. */
export function readSignedCheckpoint(value: unknown): SignedCheckpoint {
  const fields = new Fields(value, 'The checkpoint', [
    'checkpoint',
    'signature',
    'previousKeySignature',
    'publicKey',
  ]);
  const signed = {
    checkpoint: readCheckpoint(fields.raw('checkpoint')),
    signature: fields.text('signature', 'signature'),
  };
  const previousKeySignature = fields.optionalText('previousKeySignature', 'signature');
  return previousKeySignature ? { ...signed, previousKeySignature } : signed;
}

/** Reads the statement alone, as it was stored or sent; throws `NotInForm`. */
export function readCheckpoint(value: unknown): Checkpoint {
  const fields = new Fields(value, 'The checkpoint', KEYS);
  fields.exactly('format', CHECKPOINT_FORMAT);
  return {
    format: CHECKPOINT_FORMAT,
    chain: fields.text('chain', 'uuid'),
    chainName: fields.text('chainName'),
    seq: fields.seq('seq'),
    entryHash: fields.text('entryHash', 'hash'),
    madeAt: fields.text('madeAt', 'moment'),
    keyId: fields.text('keyId', 'keyId'),
    practice: fields.flag('practice'),
    unanchored: fields.flag('unanchored'),
    catalogue: fields.text('catalogue', 'hash'),
    previous: orNull(fields.raw('previous'), readPrevious),
    installation: orNull(fields.raw('installation'), readInstallation),
  };
}

const orNull = <T>(value: unknown, read: (value: unknown) => T): T | null =>
  value === null ? null : read(value);

function readPrevious(value: unknown): { seq: number; digest: string } {
  const fields = new Fields(value, 'The checkpoint before ("previous")', ['seq', 'digest']);
  return { seq: fields.seq('seq'), digest: fields.text('digest', 'hash') };
}

function readInstallation(value: unknown): ChainHead {
  const what = 'The place in the installation\'s chain ("installation")';
  const fields = new Fields(value, what, ['seq', 'entryHash']);
  return { seq: fields.seq('seq'), entryHash: fields.text('entryHash', 'hash') };
}

/** The canonical text of a checkpoint: its UTF-8 bytes are what is signed. */
export function checkpointText(checkpoint: Checkpoint): string {
  return canonicalJson(checkpoint);
}

/** The digest by which the next checkpoint of the chain names this one. */
export const checkpointDigest = (checkpoint: Checkpoint): string =>
  sha256Hex(checkpointText(checkpoint));

function signatureOf(bytes: Buffer, key: SigningKey): string {
  return sign(null, bytes, key.privateKey).toString('base64');
}
