import type { Refusal } from '../../shared/refusal.js';
import type { Way } from '../trusts/standing-orders.rules.js';
import { inOrder } from './meeting.rules.js';
import { countPosts, votesOfPosts } from './post.rules.js';
import type { InPost } from './post.rules.js';
import { WAY_WORDS } from './purpose.rules.js';

/** How a member can vote. */
export const Choice = { FOR: 'FOR', AGAINST: 'AGAINST', ABSTAIN: 'ABSTAIN' } as const;
export type Choice = keyof typeof Choice;

/** One answer of one member. A change of mind is a later revision; null takes the vote back. */
export interface Vote {
  memberId: string;
  revision: number;
  choice: Choice | null;
}

/**
 * The votes as they were recorded, in each of the four ways of deciding.
 *
 * A ballot is certified by its scrutineer and links no person to a choice.
 */
export type VoteRecord =
  | { way: 'AGREED_WITHOUT_VOTE'; dissents: readonly string[]; abstentions: readonly string[] }
  | { way: 'SHOW_OF_HANDS'; for: number; against: number; abstain: number }
  | { way: 'NAMED_VOTES'; votes: readonly Vote[] }
  | {
      way: 'BALLOT';
      for: number;
      against: number;
      abstain: number;
      spoilt: number;
      scrutineer: string;
      certificateSha256: string;
    };

/** The count. `cast` is for and against together: an abstention is no vote cast. */
export interface Tally {
  for: number;
  against: number;
  abstain: number;
  cast: number;
}

/** Each member's latest vote, in the order of their ids; a member who took it back has none. */
export function currentVotes(votes: readonly Vote[]): { memberId: string; choice: Choice }[] {
  const latest = new Map<string, Vote>();
  for (const vote of votes) {
    const known = latest.get(vote.memberId);
    if (!known || vote.revision > known.revision) latest.set(vote.memberId, vote);
  }
  return inOrder([...latest.keys()]).flatMap((memberId) => {
    const choice = latest.get(memberId)?.choice ?? null;
    return choice === null ? [] : [{ memberId, choice }];
  });
}

/**
 * Counts the votes recorded; `able` are those who may vote on the item, and no one else counts.
 *
 * - Where it was agreed without a vote, everyone able who neither dissented nor abstained agreed.
 * - Posts are counted, not people: who shares a post has one vote with the other, if they agree.
 */
export function tally(record: VoteRecord, able: readonly string[], roll: readonly InPost[]): Tally {
  const said = choicesOf(record, able);
  if (said === null) return countedByHand(record as HandCount);
  const { choices } = votesOfPosts(roll, said);
  const count = (choice: Choice) => choices.filter((one) => one === choice).length;
  return counted(count('FOR'), count('AGAINST'), count('ABSTAIN'));
}

/** How many posts have no vote because those who share them differ; 0 where no names are recorded. */
export function differingPosts(
  record: VoteRecord,
  able: readonly string[],
  roll: readonly InPost[],
): number {
  return votesOfPosts(roll, choicesOf(record, able) ?? []).differing;
}

type HandCount = Extract<VoteRecord, { for: number }>;

const countedByHand = (record: HandCount) => counted(record.for, record.against, record.abstain);

/** What each of those able said; null where only numbers are recorded. */
function choicesOf(
  record: VoteRecord,
  able: readonly string[],
): { memberId: string; choice: Choice }[] | null {
  if (record.way === 'NAMED_VOTES')
    return currentVotes(record.votes).filter(({ memberId }) => able.includes(memberId));
  if (record.way !== 'AGREED_WITHOUT_VOTE') return null;
  const { dissents, abstentions } = record;
  const said = (id: string): Choice => {
    if (dissents.includes(id)) return 'AGAINST';
    return abstentions.includes(id) ? 'ABSTAIN' : 'FOR';
  };
  return able.map((memberId) => ({ memberId, choice: said(memberId) }));
}

function counted(inFavour: number, against: number, abstain: number): Tally {
  return { for: inFavour, against, abstain, cast: inFavour + against };
}

/** Whether votes were cast and are equal. Where nobody voted for or against there is no tie. */
export function isTie({ for: inFavour, against }: Tally): boolean {
  return inFavour === against && inFavour > 0;
}

/**
 * Whether the votes recorded can be true; null means yes.
 *
 * - Hands, and the papers of a ballot, are no more than the members able to vote: those present while
 *   the item is taken, without proxies, and of those who share a post one. Outcomes from before that rule counted a ballot's papers against
 *   the roll: `mostPapers`.
 * - Named votes, dissents and abstentions are those of members able to vote on the item.
 * - Unless more agree than dissent, it was not agreed without a vote.
 */
export function mayRecord(
  record: VoteRecord,
  able: readonly string[],
  roll: readonly InPost[],
  mostPapers: number = countPosts(roll, able),
): Refusal | null {
  if (record.way === 'SHOW_OF_HANDS') {
    return countsFault([record.for, record.against, record.abstain], countPosts(roll, able));
  }
  if (record.way === 'BALLOT') {
    if (!record.scrutineer.trim() || !/^[0-9a-f]{64}$/.test(record.certificateSha256)) {
      return wrong(
        "Name the ballot's scrutineer, and give the SHA-256 digest of the certificate in 64 hex digits.",
      );
    }
    const papers = [record.for, record.against, record.abstain, record.spoilt];
    return countsFault(papers, mostPapers);
  }
  return record.way === 'NAMED_VOTES'
    ? votesFault(record.votes, able)
    : dissentFault(record, able, roll);
}

/** A count to be recorded; what its way of deciding does not have is null. */
export interface CountAsked {
  forCount: number | null;
  againstCount: number | null;
  abstainCount: number | null;
  spoiltCount: number | null;
  dissents: string[] | null;
  abstentions: string[] | null;
  scrutineer: string | null;
  certificateSha256: string | null;
}

const HANDS = ['forCount', 'againstCount', 'abstainCount'] as const;
const OF_WAY: Record<Way, readonly (keyof CountAsked)[]> = {
  AGREED_WITHOUT_VOTE: ['dissents', 'abstentions'],
  SHOW_OF_HANDS: HANDS,
  NAMED_VOTES: [],
  BALLOT: [...HANDS, 'spoiltCount', 'scrutineer', 'certificateSha256'],
};

const BY_NAMED_VOTES: Refusal = {
  code: 'METHOD_NOT_ALLOWED',
  because: 'This resolution is decided by named votes: record the votes instead (recordVotes).',
};

/** Whether a count is recorded in this way of deciding; null means yes. */
export const mayCountIn = (way: Way): Refusal | null =>
  way === 'NAMED_VOTES' ? BY_NAMED_VOTES : null;

/**
 * The count in the terms of its way of deciding, or why it cannot be recorded: every count of that way is
 * needed, and nothing of another way, since a ballot has no names. Where it was agreed without a vote,
 * leaving out the dissents means that nobody dissented.
 */
export function countAsked(way: Way, asked: CountAsked): VoteRecord | Refusal {
  if (way === 'NAMED_VOTES') return BY_NAMED_VOTES;
  const stated = Object.keys(asked) as (keyof CountAsked)[];
  const stray = stated.filter((name) => asked[name] !== null && !OF_WAY[way].includes(name));
  const how = `this resolution is decided ${WAY_WORDS[way]}`;
  if (stray[0]) return odd(stray[0], `Leave out ${stray.join(', ')}: ${how}.`);
  if (way === 'AGREED_WITHOUT_VOTE')
    return { way, dissents: asked.dissents ?? [], abstentions: asked.abstentions ?? [] };

  const missing = OF_WAY[way].filter((name) => asked[name] === null);
  if (missing[0]) return odd(missing[0], `Give ${missing.join(', ')} too: ${how}.`);
  const { forCount, againstCount, abstainCount } = asked;
  const counts = { for: forCount!, against: againstCount!, abstain: abstainCount! };
  if (way === 'SHOW_OF_HANDS') return { way, ...counts };
  const { scrutineer, certificateSha256 } = asked;
  const certified = { scrutineer: scrutineer!, certificateSha256: certificateSha256! };
  return { way, ...counts, spoilt: asked.spoiltCount!, ...certified };
}

function odd(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}

function countsFault(counts: readonly number[], most: number): Refusal | null {
  if (!counts.every((count) => Number.isInteger(count) && count >= 0)) {
    return wrong('Give each count as a whole number, 0 or more.');
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= most) return null;
  return wrong(`The counts come to ${total}, but only ${most} could vote on this item.`);
}

function votesFault(votes: readonly Vote[], able: readonly string[]): Refusal | null {
  const numbers = votes.map(({ memberId, revision }) => `${memberId} ${revision}`);
  if (new Set(numbers).size < numbers.length) {
    return wrong('A member has two votes with the same revision.');
  }
  const stray = currentVotes(votes).filter(({ memberId }) => !able.includes(memberId)).length;
  return stray === 0 ? null : unable(stray);
}

function dissentFault(
  record: Extract<VoteRecord, { way: 'AGREED_WITHOUT_VOTE' }>,
  able: readonly string[],
  roll: readonly InPost[],
): Refusal | null {
  const named = [...record.dissents, ...record.abstentions];
  if (new Set(named).size < named.length) {
    return wrong('A member is named twice: name each once, under dissents or abstentions.');
  }
  const stray = named.filter((id) => !able.includes(id)).length;
  if (stray > 0) return unable(stray);

  const { for: agreed, against } = tally(record, able, roll);
  if (agreed > against) return null;
  return wrong(
    'No more members agreed than dissented, so it was not agreed without a vote: take a vote and record that.',
  );
}

function unable(stray: number): Refusal {
  const who = stray === 1 ? '1 member named' : `${stray} of the members named`;
  const because = `${who} could not vote on this item: not entitled to vote, not present, or ruled out for an interest.`;
  return { code: 'NOT_ENTITLED_TO_VOTE', because, field: 'record' };
}

function wrong(because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field: 'record' };
}
