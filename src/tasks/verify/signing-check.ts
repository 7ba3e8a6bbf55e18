import { EVENTS, type EventType } from '../../platform/audit/event-types.js';
import {
  type Checkpoint,
  checkpointDigest,
  checkpointText,
  readSignedCheckpoint,
  type SignedCheckpoint,
} from '../../platform/audit/checkpoint.js';
import { publicKeyFromText } from '../../platform/audit/signing-key.js';
import { verify } from 'node:crypto';
import { catalogueDigest, promisedCatalogue } from '../../platform/database/catalogue.js';
import type { Check, Found, Verification } from './check.js';

/** The catalogues of the versions before this one that were released: their checkpoints stay true. */
const EARLIER_CATALOGUES: readonly string[] = [];

/** A chain and the number of an entry. */
interface Place {
  chain: string;
  seq: number;
}

interface Stored extends SignedCheckpoint {
  id: string;
}

export const signingCheck: Check = {
  name: 'signing',
  promise:
    'Every chain was signed whenever it must be: when a pack is sealed, a resolution closed or corrected, a gate passed, or a programme paused, ended or the like. No checkpoint was taken away since. At each signing the database was guarded as this version says. A new key was announced by the key before it, or by an entry that says why.',
  async *faults(it) {
    const { stored, unreadable } = await storedCheckpoints(it);
    yield* missingAfterEvents(it, [...stored.map(({ checkpoint }) => checkpoint), ...unreadable]);
    yield* missingBetween(stored);
    yield* otherCatalogues(stored);
    yield* unvouchedKeys(it, stored);
  },
};

/** Those that can be read; one that cannot be is a fault of its own (checkpoints). */
async function storedCheckpoints({ db }: Verification) {
  const rows = await db.query<{ id: string; chain: string; seq: number; signed: string }>(
    'select id, chain_id as chain, seq::int, signed from audit_checkpoint order by made_at, id',
  );
  const stored: Stored[] = [];
  const unreadable: Place[] = [];
  for (const { id, chain, seq, signed } of rows) {
    try {
      stored.push({ id, ...readSignedCheckpoint(JSON.parse(signed)) });
    } catch {
      unreadable.push({ chain, seq });
    }
  }
  return { stored, unreadable };
}

const place = ({ chain, seq }: Place) => `${chain}/${seq}`;

function* missingAfterEvents({ facts }: Verification, signed: Place[]): Generator<Found> {
  const there = new Set(signed.map(place));
  for (const { chainId, chain, seq, type } of facts.signed) {
    if (there.has(place({ chain: chainId, seq }))) continue;
    const why = EVENTS[type as EventType].replace(/\.$/, '');
    const because = `The chain was signed at entry ${seq} (${why}), but that checkpoint is missing: it was taken away.`;
    yield { chain, seq, because };
  }
}

/** Each checkpoint names the one before it, and how far the installation's chain had been signed. */
function* missingBetween(stored: Stored[]): Generator<Found> {
  const digests = new Set(stored.map(({ checkpoint }) => checkpointDigest(checkpoint)));
  const installation = new Set(
    stored
      .filter(({ checkpoint }) => checkpoint.installation === null)
      .map(({ checkpoint }) => `${checkpoint.seq}/${checkpoint.entryHash}`),
  );
  for (const { id, checkpoint } of stored) {
    const { chainName: chain, seq, previous, installation: named } = checkpoint;
    const at = { table: 'audit_checkpoint', row: id };
    if (previous && !digests.has(previous.digest)) {
      const because = `The checkpoint of entry ${previous.seq}, which the one of entry ${seq} follows, is missing: it was taken away or changed.`;
      yield { ...at, chain, seq: previous.seq, because };
    }
    if (named && !installation.has(`${named.seq}/${named.entryHash}`)) {
      const because = `The checkpoint of the installation's chain at entry ${named.seq}, which the one of ${chain} at entry ${seq} names, is missing: it was taken away or changed.`;
      yield { ...at, chain: 'installation', seq: named.seq, because };
    }
  }
}

function* otherCatalogues(stored: Stored[]): Generator<Found> {
  const known = new Set([catalogueDigest(promisedCatalogue()), ...EARLIER_CATALOGUES]);
  for (const { id, checkpoint } of stored) {
    const { chainName: chain, seq, madeAt, catalogue } = checkpoint;
    if (known.has(catalogue)) continue;
    const because = `When this checkpoint was signed (${madeAt}), the catalogue of the database was not that of this version nor of an earlier one: its guards were changed then.`;
    yield { table: 'audit_checkpoint', row: id, chain, seq, because };
  }
}

/** A key that signs without a word of the key before it, nor an entry that says why. */
async function* unvouchedKeys(it: Verification, stored: Stored[]): AsyncGenerator<Found> {
  const keys = await it.db.query<{ keyId: string; publicKey: string }>(
    'select key_id as "keyId", public_key as "publicKey" from audit_key order by first_used_at, key_id',
  );
  const publicKeys = keys.map(({ keyId, publicKey }) => ({
    keyId,
    key: publicKeyFromText(publicKey),
  }));
  const voucherOf = ({ checkpoint, previousKeySignature }: Stored): string | undefined => {
    if (!previousKeySignature) return undefined;
    const [bytes, signature] = [textBytes(checkpoint), Buffer.from(previousKeySignature, 'base64')];
    return publicKeys.find(({ key }) => verify(null, bytes, key, signature))?.keyId;
  };
  const vouched = new Set([stored[0]?.checkpoint.keyId, ...it.facts.declaredKeys]);
  const told = new Set<string>();
  for (const one of stored) {
    const { keyId, chainName: chain, seq } = one.checkpoint;
    const voucher = vouched.has(keyId) ? undefined : voucherOf(one);
    if (voucher !== undefined && vouched.has(voucher)) vouched.add(keyId);
    if (vouched.has(keyId) || told.has(keyId)) continue;
    told.add(keyId);
    const because = `From here on key ${keyId} signs, and neither the key before it nor an entry of the installation's chain vouches for it: another key took the place of the key in silence. If the key before it is lost, say so with \`npm run audit:replace-key -- --reason TEXT\`.`;
    yield { table: 'audit_checkpoint', row: one.id, chain, seq, because };
  }
  for (const keyId of it.facts.declaredKeys)
    it.warn(
      `Key ${keyId} took the place of a key that was lost or given up, as an entry of the installation's chain says. Nothing but that entry vouches for it: compare its fingerprint with the one on paper.`,
    );
}

const textBytes = (checkpoint: Checkpoint) => Buffer.from(checkpointText(checkpoint), 'utf8');
