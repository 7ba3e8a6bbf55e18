import { SEAT_KINDS } from '../trusts/body.rules.js';
import type { Side } from '../trusts/body.rules.js';
import type { StandingOrders } from '../trusts/standing-orders.rules.js';
import { inOrder } from './meeting.rules.js';
import type { Seated } from './meeting.rules.js';
import { countPosts } from './post.rules.js';
import type { InPost } from './post.rules.js';

/** One entry of the roll: a member of the body as it stood when the resolution was opened. */
export interface RollMember extends Seated, InPost {
  /** Whether this member is entitled to vote, as a council's chair is not. */
  voting: boolean;
}

/** The ruling of the person presiding on a member's interest in an item. */
export const Ruling = {
  TAKE_PART: 'TAKE_PART',
  STAY_NO_VOTE: 'STAY_NO_VOTE',
  LEAVE: 'LEAVE',
} as const;
export type Ruling = keyof typeof Ruling;

/** The ruling that stands on one interest of one member; an interest not ruled on has none. */
export interface InterestRuling {
  interestId: string;
  memberId: string;
  ruling: Ruling;
}

/** The ruling that binds on each interest: of those given, in their order, the last. */
export function latestRulings(rulings: readonly InterestRuling[]): InterestRuling[] {
  return [...new Map(rulings.map((ruling) => [ruling.interestId, ruling])).values()];
}

/** Why a member of the roll does not count to the quorum of an item. */
export const NotCounted = {
  NOT_ENTITLED: 'NOT_ENTITLED',
  ABSENT: 'ABSENT',
  STAYED_WITHOUT_VOTE: 'STAYED_WITHOUT_VOTE',
  LEFT_FOR_THE_ITEM: 'LEFT_FOR_THE_ITEM',
} as const;
export type NotCounted = keyof typeof NotCounted;

/** The quorum of one item, worked out. `present` counts those who count towards it. */
export interface Quorum {
  /** The members entitled to vote: those who share a post are one. */
  members: number;
  /** Where the quorum is a share of them: all the posts of the body, held or vacant. */
  posts?: number;
  needed: number;
  present: number;
  executivesNeeded: number;
  executives: number;
  nonExecutivesNeeded: number;
  nonExecutives: number;
  met: boolean;
  because: string;
  counted: string[];
  notCounted: { memberId: string; reason: NotCounted }[];
}

export type QuorumOrders = Pick<
  StandingOrders,
  | 'quorumNumerator'
  | 'quorumDenominator'
  | 'quorumMinimum'
  | 'quorumExecutives'
  | 'quorumNonExecutives'
  | 'recusedCountToQuorum'
> &
  Partial<Pick<StandingOrders, 'quorumOf'>>;

/** What the quorum of an item is worked out from; `present` are the ids of those taking part. */
export interface QuorumInput {
  roll: readonly RollMember[];
  present: readonly string[];
  rulings: readonly InterestRuling[];
  orders: QuorumOrders;
  /** All the posts of the body; null where they are not known. */
  posts: number | null;
}

/**
 * How many members a quorum needs: the standing orders' share of the body's posts, or of those in post
 * who are entitled to vote, rounded up, and never below their floor.
 */
export function quorumNeeded(members: number, posts: number | null, orders: QuorumOrders): number {
  const whole = orders.quorumOf === 'POSTS' ? Math.max(posts ?? 0, members) : members;
  const share = Math.ceil((whole * orders.quorumNumerator) / orders.quorumDenominator);
  return Math.max(share, orders.quorumMinimum ?? 1);
}

const STRICTEST: readonly Ruling[] = ['LEAVE', 'STAY_NO_VOTE', 'TAKE_PART'];

/** The ruling that binds a member: of several interests, the strictest; null when none is ruled. */
export function rulingOn(rulings: readonly InterestRuling[], memberId: string): Ruling | null {
  const theirs = rulings.filter((one) => one.memberId === memberId).map((one) => one.ruling);
  return STRICTEST.find((ruling) => theirs.includes(ruling)) ?? null;
}

/** Whether a ruling removes the member's vote on the item. Declaring an interest alone never does. */
export function rulesOut(ruling: Ruling | null): boolean {
  return ruling === 'LEAVE' || ruling === 'STAY_NO_VOTE';
}

/** The members who may vote on the item: entitled, taking part, and not ruled out. */
export function mayVoteOnItem(
  roll: readonly RollMember[],
  present: readonly string[],
  rulings: readonly InterestRuling[],
): string[] {
  const able = roll.filter(({ memberId, voting }) => {
    return voting && present.includes(memberId) && !rulesOut(rulingOn(rulings, memberId));
  });
  return inOrder(able.map((member) => member.memberId));
}

/** Why a member does not count to the quorum of the item; null for one who does. */
function whyNotCounted(member: RollMember, input: QuorumInput): NotCounted | null {
  const ruling = rulingOn(input.rulings, member.memberId);

  if (!member.voting) return 'NOT_ENTITLED';
  if (!input.present.includes(member.memberId)) return 'ABSENT';
  if (ruling === 'LEAVE') return 'LEFT_FOR_THE_ITEM';
  if (ruling === 'STAY_NO_VOTE' && !input.orders.recusedCountToQuorum) return 'STAYED_WITHOUT_VOTE';
  return null;
}

/**
 * Works out the quorum of one item.
 *
 * - Counted are the members entitled to vote who take part; one who abstains counts.
 * - A member who leaves for the item never counts; one who stays without a vote counts only where the
 *   standing orders say so.
 * - The number alone is not enough: executives and non-executives must both be there, as many as
 *   the standing orders ask. The chair is a non-executive.
 * - Posts are counted, not people: two who share a post are one.
 */
export function quorumOf(input: QuorumInput): Quorum {
  const members = votingPosts(input.roll);
  const { quorumExecutives, quorumNonExecutives, quorumOf: base } = input.orders;
  const asked = {
    members,
    needed: quorumNeeded(members, input.posts, input.orders),
    executivesNeeded: quorumExecutives,
    nonExecutivesNeeded: quorumNonExecutives,
  };
  if (base !== 'POSTS') return workedOut(input, asked);
  return workedOut(input, { ...asked, posts: Math.max(input.posts ?? 0, members) });
}

/** The members entitled to vote, of whom two who share a post are one. */
export function votingPosts(roll: readonly RollMember[]): number {
  const voting = roll.filter((member) => member.voting);
  return countPosts(
    roll,
    voting.map((member) => member.memberId),
  );
}

/**
 * The quorum of an urgent decision: the two who take it, the chair (or vice-chair) and an
 * executive, both free of interest. `present` are those of the two who answered.
 */
export function urgentQuorumOf(input: QuorumInput): Quorum {
  const members = votingPosts(input.roll);
  const strict = { ...input, orders: { ...input.orders, recusedCountToQuorum: false } };
  return workedOut(strict, { members, needed: 2, executivesNeeded: 1, nonExecutivesNeeded: 1 });
}

function workedOut(
  input: QuorumInput,
  asked: Pick<Quorum, 'members' | 'posts' | 'needed' | 'executivesNeeded' | 'nonExecutivesNeeded'>,
): Quorum {
  const roll = [...input.roll].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  const reasons = roll.map((member) => ({ member, reason: whyNotCounted(member, input) }));
  const counted = reasons.filter(({ reason }) => reason === null).map(({ member }) => member);
  const posts = (members: readonly RollMember[]) =>
    countPosts(
      input.roll,
      members.map((member) => member.memberId),
    );
  const onSide = (side: Side) =>
    posts(counted.filter((member) => SEAT_KINDS[member.seatKind].side === side));
  const found = {
    ...asked,
    present: posts(counted),
    executives: onSide('EXECUTIVE'),
    nonExecutives: onSide('NON_EXECUTIVE'),
  };
  const { met, because } = verdict(found);
  return {
    ...found,
    met,
    because,
    counted: counted.map((member) => member.memberId),
    notCounted: reasons.flatMap(({ member: { memberId }, reason }) =>
      reason === null ? [] : [{ memberId, reason }],
    ),
  };
}

type Found = Omit<Quorum, 'met' | 'because' | 'counted' | 'notCounted'>;

/** Number first, then mix: the sentence names everything that is short. */
function verdict(found: Found): { met: boolean; because: string } {
  const { needed, present, members } = found;
  const few = present < needed;
  const who = few && present > 0 ? `only ${present}` : present === 0 ? 'none' : String(present);
  const verb = present === 1 ? 'counts' : 'count';
  const count = `${who} of the ${members} voting members ${verb} towards the quorum (${needed} needed)`;
  const mix = [
    shortOf(found.executives, found.executivesNeeded, 'executive'),
    shortOf(found.nonExecutives, found.nonExecutivesNeeded, 'non-executive'),
  ].filter((short) => short !== null);

  if (!few && mix.length === 0) return { met: true, because: `Quorate: ${count}.` };
  const rest = mix.length === 0 ? '' : `, ${few ? 'and' : 'but'} ${mix.join(' and ')}`;
  return { met: false, because: `Not quorate: ${count}${rest}.` };
}

function shortOf(there: number, asked: number, side: string): string | null {
  if (there >= asked) return null;
  return there === 0
    ? `no ${side} (${asked} needed)`
    : `only ${there} ${side}${there === 1 ? '' : 's'} (${asked} needed)`;
}

/** What a ruling would do to the quorum of the item. */
export interface QuorumPreview {
  before: Quorum;
  after: Quorum;
  /** Whether the item is quorate before the ruling and not after it. */
  breaks: boolean;
}

/** Shows the quorum as it stands, and as it would be with this ruling on that interest. */
export function previewRuling(input: QuorumInput, proposed: InterestRuling): QuorumPreview {
  const others = input.rulings.filter((ruling) => ruling.interestId !== proposed.interestId);
  const before = quorumOf(input);
  const after = quorumOf({ ...input, rulings: [...others, proposed] });
  return { before, after, breaks: before.met && !after.met };
}
