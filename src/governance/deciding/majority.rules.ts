import type { Refusal } from '../../shared/refusal.js';
import { isCouncil } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method } from '../trusts/standing-orders.rules.js';
import { CouncilDenominator } from '../trusts/standing-orders.rules.js';
import type { Share, StandingOrders } from '../trusts/standing-orders.rules.js';
import { MAJORITIES, PURPOSES } from './purpose.rules.js';
import type { MajorityKind, Purpose } from './purpose.rules.js';
import type { RuleSet } from './rule-version.rules.js';
import { isTie } from './tally.rules.js';
import type { Tally } from './tally.rules.js';

/** A council's size at the vote: its seats, its members in post, and the advice on which to use. */
export interface CouncilSize {
  seats: number;
  advice: string | null;
}

/** What half was taken of. */
export const DenominatorKind = {
  VOTES_CAST: 'VOTES_CAST',
  MEMBERS_VOTING: 'MEMBERS_VOTING',
  MEMBERS_ENTITLED: 'MEMBERS_ENTITLED',
  ...CouncilDenominator,
} as const;
export type DenominatorKind = keyof typeof DenominatorKind;

/** The majority, worked out. `needed` is the least number for it that is more than half, or the share asked for. */
export interface Majority {
  kind: MajorityKind;
  /** Where more than half is not enough: the share asked for. */
  share?: Share;
  needed: number;
  denominator: number;
  denominatorKind: DenominatorKind;
  /** Only for the whole membership: both sizes are kept, whichever was used. */
  seats: number | null;
  inPost: number | null;
  advice: string | null;
}

/** A majority that is asked for, and by what. */
export interface MajorityAsked {
  by: 'PURPOSE' | 'ORDERS' | 'WRITTEN';
  kind: MajorityKind;
  /** The share; null for more than half. */
  share: Share | null;
  /** The statute that asks for it; null where it is the body's own rules. */
  source: string | null;
  /** The clause of the standing orders, where it was entered. */
  clause: string | null;
}

/**
 * The majorities that a resolution needs, all of them: its purpose's; that of its standing orders for the
 * purpose; and for a written resolution theirs of all members entitled.
 */
export function majoritiesAsked(
  { purpose, method, orders }: { purpose: Purpose; method: Method; orders: StandingOrders },
  { writtenNeeds }: Pick<RuleSet, 'writtenNeeds'>,
): MajorityAsked[] {
  const { majority: kind, share, source } = PURPOSES[purpose];
  const clause = orders.majorityClause ?? null;
  const asked: MajorityAsked[] = [{ by: 'PURPOSE', kind, share, source, clause }];
  const own = (
    by: 'ORDERS' | 'WRITTEN',
    of: MajorityKind,
    rest: Share & { clause?: string | null },
  ) =>
    asked.push({
      by,
      kind: of,
      share: { numerator: rest.numerator, denominator: rest.denominator },
      source: null,
      clause: rest.clause ?? null,
    });
  const larger = orders.majorities?.find((one) => one.purpose === purpose);
  if (larger)
    own('ORDERS', larger.of === 'MEMBERS' ? 'OF_MEMBERS_ENTITLED' : 'OF_VOTES_CAST', larger);
  if (writtenNeeds && method === 'WRITTEN_RESOLUTION')
    own('WRITTEN', 'OF_MEMBERS_ENTITLED', {
      numerator: orders.writtenNumerator,
      denominator: orders.writtenDenominator,
    });
  return asked;
}

/**
 * What half is taken of.
 *
 * - Votes cast, or members voting (section 51A): for and against; an abstention counts for neither side.
 * - Members entitled: all who may vote on the item, so that silence weighs as a vote against.
 * - The whole membership (sections 56(1A) and 56A(2)): every member of the council, so that an
 *   abstention or an absence weighs as a vote against. Seats or members in post, as the council's
 *   standing orders have it; both are kept, with the advice relied on.
 */
export function majorityOf(
  kind: MajorityKind,
  count: Tally,
  council: { size: CouncilSize | null; inPost: number; use: CouncilDenominator; entitled?: number },
  share: Share | null = null,
): Majority {
  const seats = Math.max(council.size?.seats ?? 0, council.inPost);
  const whole = council.use === 'SEATS' ? seats : council.inPost;
  const [denominatorKind, denominator] = (
    {
      OF_VOTES_CAST: ['VOTES_CAST', count.cast],
      OF_MEMBERS_VOTING: ['MEMBERS_VOTING', count.cast],
      OF_MEMBERS_ENTITLED: ['MEMBERS_ENTITLED', council.entitled ?? council.inPost],
      OF_WHOLE_MEMBERSHIP: [council.use, whole],
    } as const
  )[kind];
  const ofAll = kind === 'OF_WHOLE_MEMBERSHIP';
  const majority: Majority = {
    kind,
    needed: leastOf(denominator, share),
    denominator,
    denominatorKind,
    seats: ofAll ? seats : null,
    inPost: ofAll ? council.inPost : null,
    advice: ofAll ? (council.size?.advice ?? null) : null,
  };
  return share === null ? majority : { ...majority, share };
}

/**
 * Whether half can be taken of what the majority asks for; null means yes.
 *
 * For a majority of the whole council its number of seats must be known; and where members in post are
 * counted although seats are vacant, so must the advice relied on.
 */
export function mayTakeHalf(
  kind: MajorityKind,
  size: CouncilSize | null,
  inPost: number,
  orders: Pick<StandingOrders, 'councilDenominator'>,
): Refusal | null {
  if (kind !== 'OF_WHOLE_MEMBERSHIP') return null;

  if (!size || !Number.isInteger(size.seats) || size.seats < inPost) {
    const because = `Enter how many seats the council has (setPosts): at least its ${inPost} members in post.`;
    return { code: 'BAD_USER_INPUT', because, field: 'council.seats' };
  }
  if (size.seats > inPost && orders.councilDenominator === 'IN_POST' && !size.advice?.trim()) {
    const because =
      'Members in post are counted although seats are vacant: give the advice relied on (councilAdvice).';
    return { code: 'BAD_USER_INPUT', because, field: 'council.advice' };
  }
  return null;
}

/** Whether enough are for it: more than half, never exactly half, or the share asked for. */
export function hasMajority(count: Tally, majority: Majority): boolean {
  return count.for >= majority.needed;
}

/** The least number that is a share of a whole, rounded up: two thirds of 11 is 8. Half means more than half. */
export function leastOf(whole: number, share: Share | null): number {
  if (!share || share.numerator * 2 <= share.denominator) return moreThanHalf(whole);
  return Math.max(1, Math.ceil((whole * share.numerator) / share.denominator));
}

/** The least whole number that is more than half of another: 11 of 20, 16 of 31. */
export function moreThanHalf(whole: number): number {
  return Math.floor(whole / 2) + 1;
}

/** The person presiding's own vote on a tie, beside any vote given as a member. */
export interface CastingVote {
  memberId: string;
  choice: 'FOR' | 'AGAINST';
}

/** What a casting vote depends on. `able` are those who may vote on the item. */
export interface CastingVoteFacts {
  body: BodyKind;
  majority: MajorityKind;
  /** Whether more than half is not enough, so that one vote more cannot decide. */
  larger: boolean;
  orders: Pick<StandingOrders, 'castingVote'>;
  presidingId: string | null;
  able: readonly string[];
  tally: Tally;
  meeting: boolean;
}

/**
 * Whether this member may give the casting vote; null means yes.
 *
 * - Only on a tie, and only the person presiding, who is free of interest in the item.
 * - Only where the standing orders have one: never at a council, never where the majority is one of
 *   members, never without a meeting.
 */
export function mayGiveCastingVote(memberId: string, ground: CastingVoteFacts): Refusal | null {
  const none = (because: string): Refusal => {
    return { code: 'METHOD_NOT_ALLOWED', because, field: 'castingVote' };
  };
  if (isCouncil(ground.body)) return none('A council of governors has no casting vote.');
  if (!ground.orders.castingVote) return none("This body's standing orders have no casting vote.");
  if (!ground.meeting)
    return none('Without a meeting nobody presides, so there is no casting vote.');
  if (ground.larger)
    return none('More than half is not enough for this, so there is no casting vote.');
  if (!MAJORITIES[ground.majority].castingVote) {
    return none('This majority is counted in members, so there is no casting vote.');
  }
  if (memberId !== ground.presidingId || !ground.able.includes(memberId)) {
    const because = 'Only the person presiding over the item can give the casting vote.';
    return { code: 'NOT_ENTITLED_TO_VOTE', because, field: 'castingVote' };
  }
  if (!isTie(ground.tally)) {
    const because = 'The votes are not equal, so there is no casting vote to give.';
    return { code: 'NO_TIE', because, field: 'castingVote' };
  }
  return null;
}
