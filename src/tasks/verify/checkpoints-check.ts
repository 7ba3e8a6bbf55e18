import { momentText } from '../../platform/audit/audit-fields.js';
import {
  readSignedCheckpoint,
  type SignedCheckpoint,
  verifyCheckpoint,
} from '../../platform/audit/checkpoint.js';
import {
  keyIdOf,
  publicKeyFingerprint,
  publicKeyFromText,
} from '../../platform/audit/signing-key.js';
import type { Check, Verification } from './check.js';

interface Stored {
  id: string;
  chainId: string;
  chainName: string | null;
  practice: boolean | null;
  seq: string;
  entryHash: string;
  madeAt: Date;
  keyId: string;
  signed: string;
  publicKey: string | null;
  fingerprint: string | null;
  hashInChain: string | null;
  sameProgramme: boolean;
}

const STORED = `
  select k.id, k.chain_id as "chainId", c.name as "chainName", c.practice, k.seq::text, k.entry_hash as "entryHash",
    k.made_at as "madeAt", k.key_id as "keyId", k.signed, p.public_key as "publicKey", p.fingerprint,
    e.entry_hash as "hashInChain", k.programme_id is not distinct from c.programme_id as "sameProgramme"
  from audit_checkpoint k left join audit_chain c on c.id = k.chain_id
  left join audit_key p on p.key_id = k.key_id
  left join audit_entry e on e.chain_id = k.chain_id and e.seq = k.seq
  order by k.chain_id, k.seq, k.id`;

export const checkpointsCheck: Check = {
  name: 'checkpoints',
  promise:
    'Every checkpoint in the database has a true signature, and the entry that it signed is still in its chain, unchanged.',
  async *faults(it) {
    const told: Told = { all: 0, byGiven: 0, unanchored: 0 };
    for await (const stored of it.db.stream<Stored>(STORED)) {
      const signed = read(stored.signed);
      const because = signed
        ? (columnFault(stored, signed) ?? placeFault(stored) ?? ownKeyFault(stored, signed))
        : 'The stored checkpoint cannot be read.';
      if (because) yield at(stored, because);
      told.all += 1;
      if (signed) yield* count(told, it, stored, signed);
    }
    tell(it, told);
  },
};

/** How many checkpoints there are, how many the given key proves, and how many a key of the server's own signed. */
interface Told {
  all: number;
  byGiven: number;
  unanchored: number;
}

function* count(told: Told, it: Verification, stored: Stored, signed: SignedCheckpoint) {
  if (signed.checkpoint.unanchored) told.unanchored += 1;
  if (!it.publicKey) return;
  const check = verifyCheckpoint(signed, it.publicKey);
  if (check.proven) told.byGiven += 1;
  else if (check.why === 'FORGED') yield at(stored, check.because);
}

const at = ({ id, chainName, seq }: Stored, because: string) => ({
  table: 'audit_checkpoint',
  row: id,
  chain: chainName || undefined,
  seq: Number(seq),
  because,
});

function tell(it: Verification, { all, byGiven, unanchored }: Told): void {
  it.note(`Checkpoints: ${all}${it.publicKey ? `, of which your key proves ${byGiven}` : ''}.`);
  if (!it.publicKey)
    it.warn(
      'The signatures were checked only with keys from this same database. Add --public-key FILE, with a key that you got in another way.',
    );
  else if (all > byGiven)
    it.warn(`Checkpoints signed with other keys than yours: ${all - byGiven}.`);
  if (unanchored > 0)
    it.warn(
      `The server made the signing key itself: ${unanchored} of ${all} checkpoints are unanchored, and prove nothing against the people who run the server.`,
    );
}

function read(text: string): SignedCheckpoint | null {
  try {
    return readSignedCheckpoint(JSON.parse(text));
  } catch {
    return null;
  }
}

function columnFault(stored: Stored, { checkpoint }: SignedCheckpoint): string | null {
  if (!stored.chainName) return 'The chain of the checkpoint is missing.';
  if (!stored.sameProgramme) return 'The checkpoint and its chain belong to different programmes.';
  const agrees =
    checkpoint.chain === stored.chainId &&
    checkpoint.chainName === stored.chainName &&
    checkpoint.practice === stored.practice &&
    checkpoint.seq === Number(stored.seq) &&
    checkpoint.entryHash === stored.entryHash &&
    checkpoint.keyId === stored.keyId &&
    checkpoint.madeAt === momentText(stored.madeAt);
  return agrees ? null : 'The columns of the checkpoint do not agree with what was signed.';
}

function placeFault({ hashInChain, entryHash, seq }: Stored): string | null {
  if (hashInChain === null) return `The chain has no entry ${seq}: its end was cut off.`;
  if (hashInChain === entryHash) return null;
  return `Entry ${seq} does not have the hash that was signed: the chain was rebuilt.`;
}

function ownKeyFault(stored: Stored, signed: SignedCheckpoint): string | null {
  if (!stored.publicKey)
    return `The checkpoint names key ${stored.keyId}, which is not in the database.`;
  const key = publicKeyFromText(stored.publicKey);
  if (keyIdOf(key) !== stored.keyId || publicKeyFingerprint(key) !== stored.fingerprint) {
    return `The stored key ${stored.keyId} does not have its fingerprint: it was changed.`;
  }
  const check = verifyCheckpoint(signed, key);
  return check.proven ? null : check.because;
}
