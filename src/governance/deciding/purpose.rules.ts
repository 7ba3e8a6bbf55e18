import { Purpose } from '../../shared/purpose.js';
import type { Refusal } from '../../shared/refusal.js';
import { BODY_KINDS, bodyWords, isCommittee, isCouncil } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method, Share, Way } from '../trusts/standing-orders.rules.js';

export { Purpose };

/** Of what a share must be for: the votes, the members who vote, those entitled, or every member there is. */
export const MajorityKind = {
  OF_VOTES_CAST: 'OF_VOTES_CAST',
  OF_MEMBERS_VOTING: 'OF_MEMBERS_VOTING',
  OF_MEMBERS_ENTITLED: 'OF_MEMBERS_ENTITLED',
  OF_WHOLE_MEMBERSHIP: 'OF_WHOLE_MEMBERSHIP',
} as const;
export type MajorityKind = keyof typeof MajorityKind;

/**
 * Each majority: its words, whether a casting vote can make it up, and the ways it bars.
 *
 * - A casting vote is a vote but not a member, so it never makes up a majority of members.
 * - A majority of the whole membership always needs counts.
 */
export const MAJORITIES: Record<
  MajorityKind,
  { words: string; castingVote: boolean; barredWays: readonly Way[] }
> = {
  OF_VOTES_CAST: { words: 'of the votes cast', castingVote: true, barredWays: [] },
  OF_MEMBERS_VOTING: { words: 'of the members voting', castingVote: false, barredWays: [] },
  OF_MEMBERS_ENTITLED: {
    words: 'of the members entitled to vote on it',
    castingVote: false,
    barredWays: [],
  },
  OF_WHOLE_MEMBERSHIP: {
    words: 'of all the members of the council, voting or not',
    castingVote: false,
    barredWays: ['AGREED_WITHOUT_VOTE'],
  },
};

/** The facts that follow from the purpose of a resolution, and their source. */
export interface PurposeFacts {
  /** Completes "a resolution to ...". */
  words: string;
  takenBy: readonly BodyKind[];
  majority: MajorityKind;
  /** The share that must be for; null for more than half. */
  share: Share | null;
  /** The statute that asks for it; null where it is the body's own rules. */
  source: string | null;
  barredMethods: readonly Method[];
  /** Whether it decides on a sealed pack, and cannot be opened without one. */
  needsPack: boolean;
  /** Whether the law asks for the council's approval. */
  statutoryApproval: boolean;
}

const BOARD: readonly BodyKind[] = ['TRUST_BOARD'];
const BOARD_OR_COMMITTEE: readonly BodyKind[] = [
  'TRUST_BOARD',
  'COMMITTEE',
  'COMMITTEE_IN_COMMON',
  'JOINT_COMMITTEE',
];
const EVERY_BODY_HERE: readonly BodyKind[] = [
  ...BOARD_OR_COMMITTEE,
  'COUNCIL_OF_GOVERNORS',
  'PROGRAMME_BOARD',
];
const COUNCIL: readonly BodyKind[] = ['COUNCIL_OF_GOVERNORS'];
const BOARD_OR_COUNCIL: readonly BodyKind[] = ['TRUST_BOARD', 'COUNCIL_OF_GOVERNORS'];

/**
 * Every purpose with its bodies, majority and source.
 *
 * - No urgent decision on the full business case, the application and its certification, the
 *   governors' approval or the constitution; nor to ratify an urgent decision.
 * - Nor to withdraw, which takes a decision of each board; nor on a condition, which is part of the
 *   approval that set it and is settled by the body that set it.
 * - Minutes are approved at a meeting.
 * - A non-executive is removed at a general meeting of the council, by three quarters of its members.
 * - A significant transaction is a purpose of its own, so that its lower majority can never stand for
 *   the approval of a merger or an acquisition.
 */
export const PURPOSES: Record<Purpose, PurposeFacts> = {
  SUPPORT: simple('support a proposal', EVERY_BODY_HERE),
  SUBMIT: onPack('submit a case or an application', BOARD_OR_COMMITTEE),
  FINAL_APPROVE: onPack('approve a business case', BOARD),
  CERTIFY: onPack('certify the case', BOARD),
  COUNCIL_APPROVAL: {
    ...onPack('approve the application', COUNCIL),
    majority: 'OF_WHOLE_MEMBERSHIP',
    source: 'National Health Service Act 2006, sections 56(1A) and 56A(2)',
    statutoryApproval: true,
  },
  SIGNIFICANT_TRANSACTION: {
    ...simple('approve a significant transaction', COUNCIL, ['URGENT']),
    majority: 'OF_MEMBERS_VOTING',
    source: 'National Health Service Act 2006, section 51A',
    statutoryApproval: true,
  },
  SERVICE_CHANGE: simple('change a service', BOARD_OR_COMMITTEE),
  WITHDRAW: simple('withdraw from the programme', BOARD, ['URGENT']),
  DISCHARGE_OR_WAIVE: simple('discharge or waive a condition', EVERY_BODY_HERE, ['URGENT']),
  RATIFY: simple(
    'ratify an urgent decision',
    [...BOARD_OR_COMMITTEE, 'PROGRAMME_BOARD'],
    ['URGENT'],
  ),
  APPOINT: simple('make an appointment', BOARD_OR_COUNCIL),
  REMOVE_NON_EXECUTIVE: {
    ...simple('remove a non-executive director', COUNCIL, ['WRITTEN_RESOLUTION', 'URGENT']),
    majority: 'OF_WHOLE_MEMBERSHIP',
    share: { numerator: 3, denominator: 4 },
    source: 'National Health Service Act 2006, Schedule 7, paragraph 17',
  },
  AMEND_CONSTITUTION: {
    ...simple('amend the constitution', BOARD_OR_COUNCIL, ['URGENT']),
    majority: 'OF_MEMBERS_VOTING',
    source: 'National Health Service Act 2006, section 37',
  },
  APPROVE_MINUTES: simple('approve the minutes of a decision', EVERY_BODY_HERE, [
    'WRITTEN_RESOLUTION',
    'URGENT',
  ]),
  OTHER: simple('decide another matter', EVERY_BODY_HERE),
};

function simple(
  words: string,
  takenBy: readonly BodyKind[],
  barredMethods: readonly Method[] = [],
): PurposeFacts {
  return {
    words,
    takenBy,
    majority: 'OF_VOTES_CAST',
    share: null,
    source: null,
    barredMethods,
    needsPack: false,
    statutoryApproval: false,
  };
}

function onPack(words: string, takenBy: readonly BodyKind[]): PurposeFacts {
  return { ...simple(words, takenBy, ['URGENT']), needsPack: true };
}

/**
 * What a board may delegate: what a gate asks of it. Never what the law asks of a council; nor to withdraw or to
 * amend the constitution, which the board decides itself; nor what is about one of its own decisions.
 */
export const DELEGABLE: readonly Purpose[] = [
  'SUPPORT',
  'SUBMIT',
  'FINAL_APPROVE',
  'CERTIFY',
  'SERVICE_CHANGE',
  'OTHER',
];

/**
 * Whether a body of this kind may take a resolution for this purpose; null means yes. A committee may also take
 * what its board delegated to it.
 */
export function mayTake(purpose: Purpose, body: BodyKind, delegated = false): Refusal | null {
  const { takenBy, words } = PURPOSES[purpose];
  if (takenBy.includes(body)) return null;
  const delegable = isCommittee(body) && DELEGABLE.includes(purpose);
  if (delegable && delegated) return null;

  const takers = takenBy.map((kind) => BODY_KINDS[kind].title).join(', ');
  const how = delegable
    ? ' A committee can where its board delegated that (recordDelegation).'
    : '';
  const because = `${bodyWords(body)} cannot pass a resolution to ${words}. These can: ${takers}.${how}`;
  return { code: 'PURPOSE_NOT_FOR_BODY', because, field: 'purpose' };
}

/**
 * Whether a resolution may be decided by this method; null means yes.
 *
 * - The body's own standing orders must name it.
 * - Its purpose must not bar it.
 */
export function mayMeetBy(
  method: Method,
  purpose: Purpose,
  orders: { methods: readonly Method[] },
): Refusal | null {
  const { barredMethods, words } = PURPOSES[purpose];

  if (barredMethods.includes(method)) {
    const because = `A resolution to ${words} cannot be taken ${METHOD_WORDS[method]}: choose another method.`;
    return { code: 'METHOD_NOT_ALLOWED', because, field: 'method' };
  }
  if (!orders.methods.includes(method)) {
    const allowed = orders.methods.map((one) => METHOD_WORDS[one]).join(', ');
    const because = `This body's standing orders do not let it decide ${METHOD_WORDS[method]}. They allow: ${allowed}.`;
    return { code: 'METHOD_NOT_ALLOWED', because, field: 'method' };
  }
  return null;
}

/**
 * Whether a resolution may be decided in this way; null means yes.
 *
 * - Without a meeting each member answers by name: a written resolution and an urgent decision are
 *   always decided by named votes, whatever else the standing orders name.
 * - Otherwise the body's standing orders must name the way, and its majority must not bar it.
 */
export function mayDecideBy(
  way: Way,
  method: Method,
  purpose: Purpose,
  orders: { ways: readonly Way[] },
): Refusal | null {
  if (method === 'WRITTEN_RESOLUTION' || method === 'URGENT') {
    if (way === 'NAMED_VOTES') return null;
    return refusedWay(
      `Members who decide ${METHOD_WORDS[method]} vote by name: choose NAMED_VOTES.`,
    );
  }
  const { majority, words } = PURPOSES[purpose];

  if (MAJORITIES[majority].barredWays.includes(way)) {
    const because = `A resolution to ${words} needs a majority ${MAJORITIES[majority].words}`;
    return refusedWay(`${because}, so its votes must be counted.`);
  }
  if (!orders.ways.includes(way)) {
    const allowed = orders.ways.map((one) => WAY_WORDS[one]).join(', ');
    return refusedWay(
      `This body's standing orders do not let it decide ${WAY_WORDS[way]}. They allow: ${allowed}.`,
    );
  }
  return null;
}

/** Whether a body's approval may carry conditions: a council of governors approves or rejects. */
export function mayCarryConditions(body: BodyKind): Refusal | null {
  if (!isCouncil(body)) return null;
  const because =
    'A resolution of a council of governors cannot carry conditions: the council approves or rejects it. Leave the conditions out.';
  return { code: 'BAD_USER_INPUT', because, field: 'conditions' };
}

/** Each method as the end of "decided ...". */
export const METHOD_WORDS: Record<Method, string> = {
  MEETING: 'at a meeting',
  MEETING_IN_COMMON: 'at a meeting in common',
  WRITTEN_RESOLUTION: 'by written resolution',
  URGENT: 'as an urgent decision',
};

/** Each way as the end of "decided ...". */
export const WAY_WORDS: Record<Way, string> = {
  AGREED_WITHOUT_VOTE: 'without a vote',
  SHOW_OF_HANDS: 'by show of hands',
  NAMED_VOTES: 'by named votes',
  BALLOT: 'by ballot',
};

function refusedWay(because: string): Refusal {
  return { code: 'METHOD_NOT_ALLOWED', because, field: 'way' };
}
