import { isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import { canonicalJson } from '../../shared/canonical.js';
import { combined } from '../../shared/combined.js';
import type { Purpose } from '../../shared/purpose.js';
import type { Refusal } from '../../shared/refusal.js';
import { bodyWords, isCouncil, votesHere } from './body.rules.js';
import type { BodyKind } from './body.rules.js';

/** How the members decide: without a vote, or by counting votes in one of three ways. */
export const Way = {
  AGREED_WITHOUT_VOTE: 'AGREED_WITHOUT_VOTE',
  SHOW_OF_HANDS: 'SHOW_OF_HANDS',
  NAMED_VOTES: 'NAMED_VOTES',
  BALLOT: 'BALLOT',
} as const;
export type Way = keyof typeof Way;

/** How the members come together to decide, or decide without meeting. */
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

/** What the quorum is a share of: all the posts of the body, held or vacant, or its members in post. */
export const QuorumBase = { POSTS: 'POSTS', IN_POST: 'IN_POST' } as const;
export type QuorumBase = keyof typeof QuorumBase;

/** What a larger majority is a share of: the votes cast, or all members entitled to vote on the item. */
export const MajorityBase = { VOTES_CAST: 'VOTES_CAST', MEMBERS: 'MEMBERS' } as const;
export type MajorityBase = keyof typeof MajorityBase;

/** So many in so many: 2 in 3 is two thirds. */
export interface Share {
  numerator: number;
  denominator: number;
}

/** The majority that standing orders ask for one purpose: at least this share, and never half or less. */
export interface LargerMajority extends Share {
  purpose: Purpose;
  of: MajorityBase;
  /** Where the document says so; null where that was not entered. */
  clause: string | null;
}

/** One body's own rules for deciding, from a day on: they differ from Trust to Trust. */
export interface StandingOrders {
  effectiveFrom: Day;
  /** The document in which they stand, with its version; null where that was not entered. */
  documentTitle: string | null;
  /** The clause of it on the ordinary majority, and that on the casting vote. */
  majorityClause: string | null;
  castingVoteClause: string | null;
  quorumOf: QuorumBase;
  /** The share of them that must be present: 1 of 3 is one third. */
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
  /** What share of all members entitled must be for a written resolution: 1 of 1 is all of them. */
  writtenNumerator: number;
  writtenDenominator: number;
  /** For some purposes more than half of the votes cast; of each purpose one. */
  majorities: readonly LargerMajority[];
  noticeClearDays: number;
  ways: readonly Way[];
  methods: readonly Method[];
  /** Whether who voted how is made public once the resolution is closed. */
  votesPublic: boolean;
}

/**
 * The standing orders of a body until its secretary enters its own.
 *
 * - A quorum of one third of the whole membership, with at least one executive and one
 *   non-executive at a board.
 * - A casting vote for the person presiding, never at a council. Three clear days' notice.
 * - A written resolution needs all members entitled to vote.
 * - No written resolutions and no urgent decisions until its own standing orders allow them.
 */
export function usualStandingOrders(body: BodyKind, effectiveFrom: Day): StandingOrders {
  const mixed = ['TRUST_BOARD', 'COMMITTEE', 'COMMITTEE_IN_COMMON'].includes(body);
  return {
    effectiveFrom,
    documentTitle: null,
    majorityClause: null,
    castingVoteClause: null,
    quorumOf: 'IN_POST',
    quorumNumerator: 1,
    quorumDenominator: 3,
    quorumMinimum: null,
    quorumExecutives: mixed ? 1 : 0,
    quorumNonExecutives: mixed ? 1 : 0,
    recusedCountToQuorum: false,
    castingVote: !isCouncil(body),
    councilDenominator: 'SEATS',
    writtenNumerator: 1,
    writtenDenominator: 1,
    majorities: [],
    noticeClearDays: 3,
    ways: isCouncil(body)
      ? ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES', 'BALLOT']
      : ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES'],
    methods: ['MEETING', 'MEETING_IN_COMMON'],
    votesPublic: false,
  };
}

/** A version as it is kept: a correction names the version whose place it takes. */
export interface KeptVersion {
  id: string;
  effectiveFrom: Day;
  correctsId: string | null;
}

/** Of some versions those that stand: the others are corrected by one of them. */
export function standing<Version extends KeptVersion>(versions: readonly Version[]): Version[] {
  return versions.filter(({ id }) => !versions.some(({ correctsId }) => correctsId === id));
}

/** The versions that stand of these as corrections since have them: each the last correction of its own. */
export function asCorrectedBy<Version extends KeptVersion>(
  versions: readonly Version[],
  corrections: readonly Version[],
): Version[] {
  const corrected = (version: Version): Version => {
    const next = corrections.find(({ correctsId }) => correctsId === version.id);
    return next ? corrected(next) : version;
  };
  return standing(versions).map(corrected);
}

/** Whether a version is a correction of another, or a correction of its correction, and so on. */
export function corrects(
  versions: readonly KeptVersion[],
  version: KeptVersion,
  id: string,
): boolean {
  if (version.correctsId === null) return false;
  if (version.correctsId === id) return true;
  const before = versions.find((one) => one.id === version.correctsId);
  return before !== undefined && corrects(versions, before, id);
}

/** The version in force on a day: of those that stand the latest that had begun by then; null before the first. */
export function standingOrdersOn<Version extends KeptVersion>(
  versions: readonly Version[],
  day: Day,
): Version | null {
  return standing(versions).reduce<Version | null>((latest, version) => {
    if (version.effectiveFrom > day) return latest;
    return latest === null || version.effectiveFrom >= latest.effectiveFrom ? version : latest;
  }, null);
}

/** Whether these can be this body's standing orders; null means yes. Everything wrong is named at once. */
export function mayAdopt(body: BodyKind, orders: StandingOrders): Refusal | null {
  if (!votesHere(body)) {
    const because = `${bodyWords(body)} does not vote here, so it has no standing orders.`;
    return wrong('effectiveFrom', because);
  }
  const undated = 'Give the date from which these standing orders apply.';
  return combined([
    isDay(orders.effectiveFrom) ? null : wrong('effectiveFrom', undated),
    ...quorumFaults(body, orders),
    ...mannersFaults(body, orders),
    ...shareFaults(orders),
  ]);
}

/** What standing orders are to be corrected to, and from what. */
export interface OrdersToCorrect {
  was: StandingOrders;
  right: StandingOrders;
  /** Whether they were corrected before: then their correction is what is corrected. */
  corrected: boolean;
  /** Whether their body has also put resolutions in a programme in which its business is not the asker's. */
  unseen: boolean;
}

/**
 * Whether standing orders can be corrected so; null means yes. What was decided under them stays: so it must be
 * said of every decision what it would be, by somebody who keeps the body's business wherever it decided.
 */
export function mayCorrectOrders(
  body: BodyKind,
  { was, right, corrected, unseen }: OrdersToCorrect,
): Refusal | null {
  if (corrected) return CORRECTED;
  if (unseen) return DECIDES_UNSEEN;
  if (canonicalJson(was) === canonicalJson(right)) {
    const because = 'Nothing of this is otherwise than it was entered: give what was wrong.';
    return { code: 'WRONG_STATE', because };
  }
  return mayAdopt(body, right);
}

/** Why a version that was corrected is not corrected once more, nor taken out. */
export const CORRECTED: Refusal = {
  code: 'WRONG_STATE',
  because: 'These standing orders are corrected already: correct their correction instead.',
  field: 'standingOrdersId',
};

const DECIDES_UNSEEN: Refusal = {
  code: 'NOT_ALLOWED',
  because:
    'This body also put resolutions in a programme in which you do not keep its business, so you cannot say what they would be: somebody who is its secretary in all of its programmes corrects its standing orders.',
};

/** Whether standing orders can be taken out, where no roll was fixed under them; null means yes. */
export function mayVoid({ correctsId }: Pick<KeptVersion, 'correctsId'>): Refusal | null {
  if (correctsId === null) return null;
  const because =
    'These standing orders are a correction, which stays: correct them (correctStandingOrders).';
  return { code: 'WRONG_STATE', because, field: 'standingOrdersId' };
}

/** A quorum is a share of the members; a board's also has both executives and non-executives. */
function quorumFaults(body: BodyKind, orders: StandingOrders): (Refusal | null)[] {
  const { quorumNumerator: share, quorumDenominator: whole, quorumMinimum: floor } = orders;
  const noShare = !atLeast(1, whole) || !atLeast(1, share) || share > whole;
  const asShare =
    'Give the quorum as a share of the members, such as 1 in 3: more than none, and not more than all.';
  const asFloor = 'Set quorumMinimum to 1 or more, or leave it out.';
  const noFloor = floor !== null && !atLeast(1, floor);
  return [
    noShare ? wrong('quorumNumerator', asShare) : null,
    noFloor ? wrong('quorumMinimum', asFloor) : null,
    ...(['quorumExecutives', 'quorumNonExecutives'] as const).map((field) =>
      mixFault(body, field, orders[field]),
    ),
  ];
}

function mixFault(body: BodyKind, field: string, number: number): Refusal | null {
  if (body === 'TRUST_BOARD' && !atLeast(1, number)) {
    return wrong(field, `Set ${field} to 1 or more: a Trust board needs both for its quorum.`);
  }
  if (!atLeast(0, number)) return wrong(field, `Set ${field} to 0 or more.`);
  if (!isCouncil(body) || number === 0) return null;
  return wrong(field, `Set ${field} to 0: governors are neither executives nor non-executives.`);
}

/** A body decides in at least one way by at least one method; a council has no casting vote. */
function mannersFaults(body: BodyKind, orders: StandingOrders): (Refusal | null)[] {
  const noCasting =
    'Set castingVote to false: the person presiding over a council of governors has no casting vote.';
  const noNotice = !atLeast(0, orders.noticeClearDays) || orders.noticeClearDays > 365;
  const notice = 'Give the notice as a whole number of clear days, from 0 to 365.';
  const ways = 'Name at least one way of deciding, and each only once.';
  const methods = 'Name at least one method of deciding, and each only once.';
  return [
    isCouncil(body) && orders.castingVote ? wrong('castingVote', noCasting) : null,
    noNotice ? wrong('noticeClearDays', notice) : null,
    chosen(orders.ways, Way) ? null : wrong('ways', ways),
    chosen(orders.methods, Method) ? null : wrong('methods', methods),
  ];
}

/** What a written resolution and a larger majority need: half or more, each purpose once. */
function shareFaults(orders: StandingOrders): (Refusal | null)[] {
  const { writtenNumerator, writtenDenominator, majorities } = orders;
  const written = { numerator: writtenNumerator, denominator: writtenDenominator };
  const needs =
    'Give what a written resolution needs as a share of all members, from 1 in 2 (more than half) to 1 in 1 (all).';
  return [
    isHalfOrMore(written) ? null : wrong('writtenNumerator', needs),
    ...majorities.map((one, at) => majorityFault(majorities, one, at)),
  ];
}

function majorityFault(
  majorities: readonly LargerMajority[],
  majority: LargerMajority,
  at: number,
): Refusal | null {
  const field = `majorities.${at}`;
  if (majorities.findIndex(({ purpose }) => purpose === majority.purpose) < at)
    return wrong(`${field}.purpose`, 'This purpose is in the list twice: give each once.');
  if (isHalfOrMore(majority)) return null;
  const because =
    'Give the majority as a share, from 1 in 2 (more than half) to 1 in 1 (all): a body never decides by less.';
  return wrong(`${field}.numerator`, because);
}

const isHalfOrMore = ({ numerator, denominator }: Share) =>
  atLeast(1, numerator) &&
  atLeast(1, denominator) &&
  numerator <= denominator &&
  2 * numerator >= denominator;

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
