import { isDay } from '../shared/day.js';
import type { Day } from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';
import { BODY_KINDS, isCouncil, votesHere } from './body.rules.js';
import type { BodyKind } from './body.rules.js';

/** How the members' will is found once the question is put (practice P1). */
export const Way = {
  AGREED_WITHOUT_VOTE: 'AGREED_WITHOUT_VOTE',
  SHOW_OF_HANDS: 'SHOW_OF_HANDS',
  NAMED_VOTES: 'NAMED_VOTES',
  BALLOT: 'BALLOT',
} as const;
export type Way = keyof typeof Way;

/** How the members come together to decide, or decide without meeting (practice P3, P8). */
export const Method = {
  MEETING: 'MEETING',
  MEETING_IN_COMMON: 'MEETING_IN_COMMON',
  WRITTEN_RESOLUTION: 'WRITTEN_RESOLUTION',
  URGENT: 'URGENT',
} as const;
export type Method = keyof typeof Method;

/** What "the members of the council" means where more than half of them must approve. */
export const CouncilDenominator = { SEATS: 'SEATS', IN_POST: 'IN_POST' } as const;
export type CouncilDenominator = keyof typeof CouncilDenominator;

/** One body's own rules for deciding, from a day on: they differ from Trust to Trust. */
export interface StandingOrders {
  effectiveFrom: Day;
  /** The share of the voting members that must be present: 1 of 3 is one third. */
  quorumNumerator: number;
  quorumDenominator: number;
  /** Never fewer than this many, however small the share; null when no floor is set. */
  quorumMinimum: number | null;
  quorumExecutives: number;
  quorumNonExecutives: number;
  /** Whether a member who stays for an item without a vote still counts to its quorum. */
  recusedCountToQuorum: boolean;
  castingVote: boolean;
  councilDenominator: CouncilDenominator;
  noticeClearDays: number;
  ways: readonly Way[];
  methods: readonly Method[];
  /** Whether who voted how is made public once the resolution is closed. */
  votesPublic: boolean;
}

/**
 * What a body starts from until its secretary enters its own standing orders.
 *
 * - A quorum of one third of the whole membership, with at least one executive and one
 *   non-executive at a board (SI 2000/89 Sch 2 para 6).
 * - A casting vote for the person presiding (SI 1990/1331 Sch 2 para 4), never at a council.
 * - Three clear days' notice (SI 1990/1331 Sch 2 para 2).
 * - Written resolutions and urgent decisions off until set (practice P8).
 */
export function usualStandingOrders(body: BodyKind, effectiveFrom: Day): StandingOrders {
  const mixed = body === 'TRUST_BOARD' || body === 'COMMITTEE_IN_COMMON';
  return {
    effectiveFrom,
    quorumNumerator: 1,
    quorumDenominator: 3,
    quorumMinimum: null,
    quorumExecutives: mixed ? 1 : 0,
    quorumNonExecutives: mixed ? 1 : 0,
    recusedCountToQuorum: false,
    castingVote: !isCouncil(body),
    councilDenominator: 'SEATS',
    noticeClearDays: 3,
    ways: isCouncil(body)
      ? ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES', 'BALLOT']
      : ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES'],
    methods: ['MEETING', 'MEETING_IN_COMMON'],
    votesPublic: false,
  };
}

/** The version in force on a day: the latest that had begun by then; null before the first. */
export function standingOrdersOn<Version extends { effectiveFrom: Day }>(
  versions: readonly Version[],
  day: Day,
): Version | null {
  return versions.reduce<Version | null>((latest, version) => {
    if (version.effectiveFrom > day) return latest;
    return latest === null || version.effectiveFrom >= latest.effectiveFrom ? version : latest;
  }, null);
}

/** Whether these can be this body's standing orders; null means yes. */
export function mayAdopt(body: BodyKind, orders: StandingOrders): Refusal | null {
  if (!votesHere(body)) {
    const title = BODY_KINDS[body].title;
    return wrong('effectiveFrom', `The ${title} does not vote here, and has no standing orders.`);
  }
  if (!isDay(orders.effectiveFrom)) {
    return wrong('effectiveFrom', 'Standing orders take effect on a date.');
  }
  return quorumFault(body, orders) ?? mannersFault(body, orders);
}

/** A quorum is a share of the members; a board's also has both executives and non-executives. */
function quorumFault(body: BodyKind, orders: StandingOrders): Refusal | null {
  const { quorumNumerator: share, quorumDenominator: whole, quorumMinimum: floor } = orders;

  if (!atLeast(1, whole) || !atLeast(1, share) || share > whole) {
    const because = 'A quorum is a share of the members: more than none, and no more than all.';
    return wrong('quorumNumerator', because);
  }
  if (floor !== null && !atLeast(1, floor)) {
    return wrong('quorumMinimum', 'The least number of members for a quorum is at least 1.');
  }
  const least = body === 'TRUST_BOARD' ? 1 : 0;
  for (const field of ['quorumExecutives', 'quorumNonExecutives'] as const) {
    if (!atLeast(least, orders[field])) {
      const because =
        least === 1
          ? 'A Trust board is quorate only with at least 1 executive and 1 non-executive.'
          : 'The executives and non-executives needed for a quorum cannot be fewer than none.';
      return wrong(field, because);
    }
    if (isCouncil(body) && orders[field] > 0) {
      return wrong(field, 'Governors are neither executives nor non-executives.');
    }
  }
  return null;
}

/** A body decides in at least one way by at least one method; a council has no casting vote. */
function mannersFault(body: BodyKind, orders: StandingOrders): Refusal | null {
  if (isCouncil(body) && orders.castingVote) {
    const because = 'Whoever presides over a council of governors has no casting vote.';
    return wrong('castingVote', because);
  }
  if (!atLeast(0, orders.noticeClearDays) || orders.noticeClearDays > 365) {
    return wrong('noticeClearDays', 'Notice is a whole number of clear days, up to 365.');
  }
  if (!chosen(orders.ways, Way)) {
    return wrong('ways', 'Name at least one way of deciding, each of them once.');
  }
  if (!chosen(orders.methods, Method)) {
    return wrong('methods', 'Name at least one method of deciding, each of them once.');
  }
  return null;
}

function chosen(names: readonly string[], from: Record<string, string>): boolean {
  const known = names.every((name) => Object.hasOwn(from, name));
  return known && names.length > 0 && new Set(names).size === names.length;
}

function atLeast(least: number, number: number): boolean {
  return Number.isInteger(number) && number >= least;
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
