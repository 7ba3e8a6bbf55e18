import { sha256Hex } from '../../shared/canonical.js';
import { FORMS, type Form, hasForm, isSeq } from './audit-fields.js';

/** The hash that the first entry of a chain names as the one before it. */
export const GENESIS = '0'.repeat(64);

/** Every salt has this length: otherwise bytes could be moved between salt and content unnoticed. */
export const SALT_BYTES = 32;

const TAG = 'watersmeet.audit';
const FORMAT_VERSION = 2;

/** The fields that the hash of an entry covers, apart from its chain. */
export interface EntryCore {
  /** Counts from 1 without a gap. */
  seq: number;
  /** The hash of the entry before it; `GENESIS` for the first. */
  prev: string;
  /** UTC with microseconds: `2018-06-12T10:00:00.000000Z`. */
  at: string;
  contentDigest: string;
}

/** An entry of the chain; its content may be erased, or not shown to this reader. */
export interface ChainEntry extends EntryCore {
  entryHash: string;
  /** The type of the event; proven only when the content, which says it too, is there. */
  type?: string | null;
  /** The canonical text, exactly as it was stored. */
  content?: string | null;
  /** Hex. */
  salt?: string | null;
}

/** A place in a chain: up to here it is known. */
export interface ChainHead {
  seq: number;
  entryHash: string;
}

/** What is wrong with a chain, and at which entry it shows first. */
export interface ChainFault {
  seq: number;
  kind: 'GAP' | 'HASH' | 'PREV' | 'CONTENT' | 'ORDER' | 'HEAD';
  because: string;
}

/** The digest of an entry's content: salted, so that nobody can guess content that they may not see. */
export function contentDigest(salt: Uint8Array, content: string): string {
  if (salt.length !== SALT_BYTES) throw new TypeError(`A salt has ${SALT_BYTES} bytes.`);
  if (/\p{Surrogate}/u.test(content))
    throw new TypeError('The content holds half of a surrogate pair.');
  return sha256Hex(Buffer.concat([salt, Buffer.from(content, 'utf8')]));
}

/** The hash of an entry; the database computes the same when it appends. */
export function entryHash(chain: string, entry: EntryCore): string {
  const fault = formFault(chain, entry);
  if (fault) throw new TypeError(fault);
  const { seq, prev, at, contentDigest: digest } = entry;
  return sha256Hex([TAG, FORMAT_VERSION, chain, seq, prev, at, digest].join('|'));
}

/**
 * Follows a chain entry by entry and names the first fault.
 *
 * - Give it every entry in the order in which they are kept, then call `end`.
 * - It keeps one entry at a time, so a chain may be of any length.
 * - Moments are bound by the hash but need not rise: a clock may be set back.
 */
export class ChainVerifier {
  entries = 0;
  contents = 0;
  private fault: ChainFault | null = null;
  private skippedTo: number | null = null;

  /** `head` is where the chain is already known up to: its beginning, unless said otherwise. */
  constructor(
    private readonly chain: string,
    public head: ChainHead = { seq: 0, entryHash: GENESIS },
  ) {}

  /** Takes the next entry; null means that nothing is known to be wrong so far. */
  take(entry: ChainEntry): ChainFault | null {
    this.fault ??= this.faultOf(entry);
    if (this.fault || this.skippedTo !== null) return this.fault;
    this.head = { seq: entry.seq, entryHash: entry.entryHash };
    this.entries += 1;
    if (entry.content != null) this.contents += 1;
    return null;
  }

  /** No more entries; `expected` is the head that the chain is said to have (null: it is empty). */
  end(expected?: ChainHead | null): ChainFault | null {
    if (!this.fault && this.skippedTo !== null) this.fault = this.gap(this.skippedTo);
    if (!this.fault && expected !== undefined) this.fault = this.headFault(expected);
    return this.fault;
  }

  private faultOf(entry: ChainEntry): ChainFault | null {
    const expected = this.head.seq + 1;
    const order = this.orderFault(entry.seq, expected);
    if (order || this.skippedTo !== null) return order;

    const form = formFault(this.chain, entry);
    if (form) return { seq: expected, kind: 'HASH', because: `Entry ${expected}: ${form}` };
    if (entry.prev !== this.head.entryHash) return prevFault(expected);
    if (entryHash(this.chain, entry) !== entry.entryHash) return hashFault(expected);
    return contentFault(entry);
  }

  private orderFault(seq: number, expected: number): ChainFault | null {
    // A gap is named only when the next entry is known: the missing one may follow, out of order.
    if (this.skippedTo !== null) {
      if (seq !== expected) return this.gap(this.skippedTo);
      return outOfOrder(
        expected,
        `The entries are out of order: entry ${seq} comes after entry ${this.skippedTo}.`,
      );
    }
    if (seq > expected && isSeq(seq)) {
      this.skippedTo = seq;
      return null;
    }
    if (seq === expected) return null;
    return outOfOrder(
      expected,
      `The entries are out of order: entry ${seq} is where entry ${expected} should be.`,
    );
  }

  private gap(found: number): ChainFault {
    const [first, last] = [this.head.seq + 1, found - 1];
    const missing = first === last ? `Entry ${first} is` : `Entries ${first} to ${last} are`;
    return { seq: first, kind: 'GAP', because: `${missing} missing.` };
  }

  private headFault(expected: ChainHead | null): ChainFault | null {
    const { seq, entryHash: hash } = expected ?? { seq: 0, entryHash: GENESIS };
    if (seq > this.head.seq) {
      const ends = `The chain ends at entry ${this.head.seq}, but its last entry should be ${seq}`;
      const because = `${ends}: its end was cut off.`;
      return { seq: this.head.seq + 1, kind: 'HEAD', because };
    }
    if (seq < this.head.seq) {
      const because = `The last entry should be ${seq}, but entry ${seq + 1} follows.`;
      return { seq: seq + 1, kind: 'HEAD', because };
    }
    if (hash === this.head.entryHash) return null;
    const because = `The last entry, ${seq}, does not have the hash that it should: the chain was rebuilt.`;
    return { seq, kind: 'HEAD', because };
  }
}

/** Follows a whole chain; null means that nothing is wrong with it. */
export async function verifyChain(
  chain: string,
  entries: Iterable<ChainEntry> | AsyncIterable<ChainEntry>,
  expected?: ChainHead | null,
): Promise<ChainFault | null> {
  const verifier = new ChainVerifier(chain);
  for await (const entry of entries) {
    const fault = verifier.take(entry);
    if (fault) return fault;
  }
  return verifier.end(expected);
}

function formFault(chain: string, entry: EntryCore): string | null {
  const words: [string, unknown, Form][] = [
    ['chain', chain, 'uuid'],
    ['prev', entry.prev, 'hash'],
    ['at', entry.at, 'moment'],
    ['contentDigest', entry.contentDigest, 'hash'],
  ];
  const wrong = words.find(([, value, form]) => !hasForm(value, form));
  if (wrong) return `"${wrong[0]}" must be ${FORMS[wrong[2]].words}.`;
  return isSeq(entry.seq) ? null : '"seq" must be a whole number from 1.';
}

function contentFault(entry: ChainEntry): ChainFault | null {
  const { seq, content, salt, type } = entry;
  if (content == null) return null;
  const fault = (what: string): ChainFault => {
    return { seq, kind: 'CONTENT', because: `The content of entry ${seq} ${what}.` };
  };
  if (!hasForm(salt, 'salt'))
    return fault('proves nothing: its salt is missing or not in the right form');
  const digest = sha256Hex(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(content, 'utf8')]));
  if (digest !== entry.contentDigest) return fault('was changed: it does not match its digest');
  if (type != null && type !== typeOf(content)) return fault(`is not of the type "${type}"`);
  return null;
}

function typeOf(content: string): unknown {
  try {
    return (JSON.parse(content) as { type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}

function hashFault(seq: number): ChainFault {
  const because = `Entry ${seq} was changed: it does not match its hash.`;
  return { seq, kind: 'HASH', because };
}

function prevFault(seq: number): ChainFault {
  const because = `Entry ${seq} does not name the hash of entry ${seq - 1}: one of the two was changed.`;
  return { seq, kind: 'PREV', because };
}

function outOfOrder(seq: number, because: string): ChainFault {
  return { seq, kind: 'ORDER', because };
}
