import { dayInWords, isDay } from '../shared/day.js';
import type { Day } from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';
import { votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method, StandingOrders, Way } from '../trusts/standing-orders.rules.js';
import { mayTakeHalf } from './majority.rules.js';
import type { CouncilSize } from './majority.rules.js';
import { isMeeting } from './meeting.rules.js';
import { PURPOSES, mayCarryConditions, mayDecideBy, mayMeetBy, mayTake } from './purpose.rules.js';
import type { Purpose } from './purpose.rules.js';
import { quorumNeeded } from './quorum.rules.js';
import type { RollMember } from './quorum.rules.js';
import { supersededFault } from './resolution.rules.js';
import type { PackDecidedOn, ResolutionState } from './resolution.rules.js';
import { mayTakeUrgently } from './urgent.rules.js';
import type { UrgentDecision } from './urgent.rules.js';

/** What is asked when a resolution is opened; `orders` and `roll` are those of its day. */
export interface OpeningAsked {
  state: ResolutionState;
  body: BodyKind;
  purpose: Purpose;
  method: Method;
  way: Way;
  conditions: boolean;
  orders: StandingOrders | null;
  roll: readonly RollMember[];
  pack: PackDecidedOn | null;
  /** Whether the body has an annex of its own to the pack, with documents, that is not sealed yet. */
  annexOpen: boolean;
  /** Whether it is an item of a meeting. */
  atMeeting: boolean;
  /** The last day to answer a written resolution. */
  closesOn: Day | null;
  urgent: UrgentDecision | null;
  /** For a majority of the whole membership. */
  council: CouncilSize | null;
}

/**
 * Whether a resolution may be opened; null means yes.
 *
 * - The body votes here, may take it for this purpose, by this method and in this way.
 * - The body has standing orders on that day and enough members entitled to vote for a quorum.
 * - What is decided on is a sealed pack that no later one replaced (promises 3.1), with the body's own
 *   annex sealed if it has one: the resolution names its digest (P4).
 */
export function mayOpen(asked: OpeningAsked, today: Day): Refusal | null {
  const { body, purpose, orders } = asked;
  const inPost = asked.roll.filter((member) => member.voting).length;

  if (asked.state !== 'DRAFT') {
    return { code: 'WRONG_STATE', because: 'Only a draft resolution can be opened.' };
  }
  if (!votesHere(body)) {
    const because = 'This body decides elsewhere: record its decision with its letter.';
    return { code: 'PURPOSE_NOT_FOR_BODY', because };
  }
  if (orders === null) {
    const because = 'This body has no standing orders on that day.';
    return { code: 'STANDING_ORDERS_MISSING', because };
  }
  return (
    powerFault(asked, orders) ??
    papersFault(asked) ??
    rollFault(inPost, orders) ??
    methodFault(asked, today) ??
    mayTakeHalf(PURPOSES[purpose].majority, asked.council, inPost, orders)
  );
}

/** What only one kind of method has: a meeting, a last day, the terms of an urgent decision. */
export interface TermsOfMethod {
  meetingId?: string | null | undefined;
  closesOn?: Day | null | undefined;
  urgent?: unknown;
}

/** Whether a draft to be decided by this method may state these terms; null means yes. */
export function mayState(method: Method, terms: TermsOfMethod): Refusal | null {
  if (terms.meetingId && !isMeeting(method))
    return wrong('meetingId', 'Only what is decided at a meeting names one.');
  if (terms.closesOn && method !== 'WRITTEN_RESOLUTION')
    return wrong('closesOn', 'Only a written resolution has a last day to answer.');
  if (terms.urgent && method !== 'URGENT')
    return wrong('urgent', 'Only an urgent decision has these terms.');
  return null;
}

/**
 * Whether an item may be entered on this day for a meeting of that day; null means yes.
 *
 * The day after a meeting its secretary writes it down (domain 2.1: minutes): with the reason, so that it
 * is marked as entered afterwards. What was decided before the programme was kept here is recorded from
 * its minutes instead (rulings 23).
 */
export function mayEnterLate(
  heldOn: Day | null,
  entry: { today: Day; adoptedOn: Day; reason: string | null },
): Refusal | null {
  if (heldOn === null || heldOn >= entry.today) {
    if (entry.reason === null) return null;
    return wrong('lateReason', 'Nothing is entered afterwards: its meeting is not past.');
  }
  const past = `The meeting of ${dayInWords(heldOn)} is past`;
  if (heldOn < entry.adoptedOn) {
    const because = `${past}, and before the programme was kept here: record its decision instead.`;
    return { code: 'WRONG_STATE', because, field: 'meetingId' };
  }
  if (entry.reason?.trim()) return null;
  return wrong('lateReason', `${past}: say why its item is entered afterwards.`);
}

const ANNEX_OPEN: Refusal = {
  code: 'PACK_INCOMPLETE',
  because:
    "Your body's own annex to this pack is not sealed yet: seal it, then open the resolution.",
  field: 'packId',
};

/** Whether the body may take it for this purpose, by this method and in this way. */
function powerFault(asked: OpeningAsked, orders: StandingOrders): Refusal | null {
  const { body, purpose, method, way, conditions } = asked;
  return (
    mayTake(purpose, body) ??
    mayMeetBy(method, purpose, orders) ??
    mayDecideBy(way, method, purpose, orders) ??
    (conditions ? mayCarryConditions(purpose) : null)
  );
}

function papersFault({ purpose, pack, annexOpen }: OpeningAsked): Refusal | null {
  return packFault(purpose, pack) ?? (annexOpen ? ANNEX_OPEN : null);
}

function packFault(purpose: Purpose, pack: PackDecidedOn | null): Refusal | null {
  if (pack === null && !PURPOSES[purpose].needsPack) return null;
  if (!pack?.manifestSha256) {
    const because = `A resolution to ${PURPOSES[purpose].words} is opened on a sealed pack.`;
    return { code: 'PACK_INCOMPLETE', because, field: 'packId' };
  }
  return supersededFault(pack);
}

function rollFault(members: number, orders: StandingOrders): Refusal | null {
  const needed = quorumNeeded(members, orders);
  if (members >= needed) return null;
  return wrong('roll', `Its quorum is ${needed}, but only ${members} are entitled to vote.`);
}

function methodFault(asked: OpeningAsked, today: Day): Refusal | null {
  if (asked.method === 'URGENT') return mayTakeUrgently(asked.urgent, asked.roll, today);
  if (isMeeting(asked.method)) {
    return asked.atMeeting ? null : wrong('meetingId', 'Name the meeting that takes this item.');
  }
  if (!isDay(asked.closesOn) || asked.closesOn < today) {
    return wrong('closesOn', 'A written resolution needs a last day to answer, today or later.');
  }
  return null;
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
