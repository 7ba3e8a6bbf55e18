import type { Refusal } from '../../shared/refusal.js';
import type { Method } from '../trusts/standing-orders.rules.js';
import { isMeeting } from './meeting.rules.js';
import { byPost, countPosts, type InPost } from './post.rules.js';
import type { Ruling } from './quorum.rules.js';
import { currentVotes } from './tally.rules.js';
import type { VoteRecord } from './tally.rules.js';

/** The interests in an item: how many are known, and how many of them were ruled which way. */
export interface InterestsKnown {
  known: number;
  ruled: Record<Ruling, number>;
}

/** What of a result is not accounted for yet. */
export const MissingKind = { VOTES: 'VOTES', INTERESTS: 'INTERESTS' } as const;
export type MissingKind = keyof typeof MissingKind;

/** Something that is missing before a result is complete, in a sentence that names nobody. */
export interface Missing {
  kind: MissingKind;
  /** How many members, or how many interests. */
  number: number;
  because: string;
}

/** What is found of an item, as far as it must account for everybody. */
export interface Found {
  method: Method;
  record: VoteRecord;
  roll: readonly InPost[];
  /** The members who could vote on the item. */
  ableIds: readonly string[];
  /** How many of these did not vote, as it was confirmed; null where nobody said. */
  notVoted: number | null;
  interests: InterestsKnown | null;
}

/**
 * How many members who were there and could vote are in nothing that was found: no vote, no hand, no paper
 * (a spoilt one is a paper). Those who share a post are one, of whom one is enough. Where it was agreed without a vote, everybody is in it; without a meeting,
 * those who do not answer are told as such.
 */
export function unaccounted({ method, record, roll, ableIds }: Found): number {
  if (!isMeeting(method) || record.way === 'AGREED_WITHOUT_VOTE') return 0;
  if (record.way === 'NAMED_VOTES') {
    const voted = currentVotes(record.votes).map(({ memberId }) => memberId);
    const able = ableIds.map((memberId) => ({ memberId }));
    const silent = ({ memberId }: { memberId: string }) => !voted.includes(memberId);
    return byPost(roll, able).filter((holders) => holders.every(silent)).length;
  }
  const spoilt = record.way === 'BALLOT' ? record.spoilt : 0;
  const papers = record.for + record.against + record.abstain + spoilt;
  return Math.max(0, countPosts(roll, ableIds) - papers);
}

/** Everything that is missing before the result of a quorate item is complete. */
export function missingOf(found: Found): Missing[] {
  const silent = found.notVoted === null ? unaccounted(found) : 0;
  const unruled = unruledOf(found.interests);
  const missing: Missing[] = [];
  if (silent > 0) missing.push({ kind: 'VOTES', number: silent, because: votesMissing(silent) });
  if (unruled > 0)
    missing.push({ kind: 'INTERESTS', number: unruled, because: rulingsMissing(unruled) });
  return missing;
}

/** How many of the interests have no ruling. */
export function unruledOf(interests: InterestsKnown | null): number {
  if (!interests) return 0;
  const { TAKE_PART, STAY_NO_VOTE, LEAVE } = interests.ruled;
  return interests.known - TAKE_PART - STAY_NO_VOTE - LEAVE;
}

/**
 * Whether it can be confirmed that so many members who were there and could vote did not; null means yes.
 * The number must be the right one, because a vote that was not recorded would look the same. It may be left
 * out: then the result is declared, and completed later.
 */
export function mayConfirmNotVoted(silent: number, confirmed: number | null): Refusal | null {
  if (confirmed === null || confirmed === silent) return null;
  const field = 'notVoted';
  if (silent === 0) {
    const because = 'Every member who could vote is accounted for: leave out notVoted.';
    return { code: 'BAD_USER_INPUT', because, field };
  }
  const who =
    silent === 1 ? '1 member who was present has' : `${silent} members who were present have`;
  const because = `${who} no vote on this item, not ${confirmed}: record the votes that were given, or confirm that they did not vote (notVoted: ${silent}).`;
  return { code: 'VOTES_MISSING', because, field };
}

const votesMissing = (silent: number) =>
  silent === 1
    ? '1 member who was present and could vote is in no vote or count.'
    : `${silent} members who were present and could vote are in no vote or count.`;

const rulingsMissing = (unruled: number) =>
  unruled === 1
    ? '1 interest in this item has no ruling.'
    : `${unruled} interests in this item have no ruling.`;
