import { contentDigest, type ChainEntry } from './audit-chain.js';
import type { Receipt } from './receipt.js';
import {
  countedOf,
  type EndingSaid,
  endingOf,
  eventOf,
  type VoteSaid,
  voteOf,
} from './vote-event.js';

/** What an export shows of a receipt: the vote, and what happened to it. */
export interface ReceiptFinding {
  seq: number;
  /** What the entry says; null when neither the export nor the receipt shows it. */
  vote: VoteSaid | null;
  readFrom: 'EXPORT' | 'RECEIPT' | null;
  /** The member's latest later answer to the same resolution. */
  supersededBy: { seq: number; revision: number; choice: string | null } | null;
  /** How the resolution ended. */
  ending: (EndingSaid & { seq: number }) | null;
  /** Whether the member's answer was counted; null when no entry shown says so. */
  counted: { seq: number; was: boolean } | null;
  /** Entries after it that do not show what they say: a later answer may be among them. */
  unseenAfter: number;
}

/** Follows what a receipt names through the entries of an export, in their order. */
export class ReceiptProof {
  readonly finding: ReceiptFinding;
  private fault: string | null;

  constructor(private readonly receipt: Receipt) {
    const { seq } = receipt;
    this.fault = `The chain has no entry ${seq}.`;
    this.finding = {
      seq,
      vote: null,
      readFrom: null,
      supersededBy: null,
      ending: null,
      counted: null,
      unseenAfter: 0,
    };
  }

  take(entry: ChainEntry): void {
    if (entry.seq === this.receipt.seq) this.fault = this.takeOwn(entry);
    else if (entry.seq > this.receipt.seq) this.takeLater(entry);
  }

  /** What is wrong with the receipt, once every entry was taken; null when it holds. */
  end(chain: string): string | null {
    return this.receipt.chain === chain ? this.fault : 'The receipt belongs to another chain.';
  }

  private takeOwn(entry: ChainEntry): string | null {
    const { seq, words } = this.receipt;
    if (entry.entryHash !== this.receipt.entryHash)
      return `Entry ${seq} does not have the hash that the receipt names.`;
    if (
      words &&
      contentDigest(Buffer.from(words.salt, 'hex'), words.content) !== entry.contentDigest
    )
      return `The receipt's content does not match entry ${seq}: it was changed.`;
    const text = entry.content ?? words?.content ?? null;
    if (text === null) return null;
    const event = eventOf(text);
    this.finding.vote = event && voteOf(event);
    this.finding.readFrom = entry.content == null ? 'RECEIPT' : 'EXPORT';
    if (this.finding.vote) return faceFault(this.receipt.face, this.finding.vote, seq);
    return `Entry ${seq} is not a member's vote; it is ${event ? `"${event.type}"` : 'something else'}.`;
  }

  private takeLater({ seq, content }: ChainEntry): void {
    if (content == null) {
      this.finding.unseenAfter += 1;
      return;
    }
    const own = this.finding.vote;
    const event = own && eventOf(content);
    if (!event) return;
    const vote = voteOf(event);
    if (vote?.resolution === own.resolution && vote.member === own.member)
      this.finding.supersededBy = { seq, revision: vote.revision, choice: vote.choice };
    const ending = endingOf(event, own.resolution);
    if (ending) this.finding.ending = { seq, ...ending };
    const counted = countedOf(event, own.resolution);
    if (counted) this.finding.counted = { seq, was: counted.includes(own.member) };
  }
}

/** A field of the receipt that does not agree with its entry: somebody changed it. */
function faceFault(face: Receipt['face'], vote: VoteSaid, seq: number): string | null {
  const pairs: [string, unknown, unknown][] = [
    ['resolutionId', face.resolutionId, vote.resolution],
    ['revision', face.revision, vote.revision],
    ['choice', face.choice ?? null, vote.choice],
    ['manifestSha256', face.manifestSha256 ?? null, vote.manifestSha256],
    ['castAt', momentOf(face.castAt), momentOf(vote.castAt)],
  ];
  const wrong = pairs.find(([key, said, is]) => Object.hasOwn(face, key) && said !== is);
  if (!wrong) return null;
  const [key, said, is] = wrong;
  return `The receipt says "${key}": ${String(said)}, but entry ${seq} says ${String(is)}.`;
}

const momentOf = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : value);
