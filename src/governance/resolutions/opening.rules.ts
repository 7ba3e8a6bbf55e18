import { dayInWords, isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import { combined } from '../../shared/combined.js';
import type { Refusal } from '../../shared/refusal.js';
import { votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method, StandingOrders, Way } from '../trusts/standing-orders.rules.js';
import { mayTakeHalf } from '../deciding/majority.rules.js';
import type { CouncilSize } from '../deciding/majority.rules.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import {
  PURPOSES,
  mayCarryConditions,
  mayDecideBy,
  mayMeetBy,
  mayTake,
} from '../deciding/purpose.rules.js';
import type { Purpose } from '../deciding/purpose.rules.js';
import { quorumNeeded, votingPosts } from '../deciding/quorum.rules.js';
import type { RollMember } from '../deciding/quorum.rules.js';
import { supersededFault } from '../deciding/resolution.rules.js';
import type { PackDecidedOn, ResolutionState } from '../deciding/resolution.rules.js';
import { mayTakeUrgently } from '../deciding/urgent.rules.js';
import type { UrgentDecision } from '../deciding/urgent.rules.js';

/** The facts on which a resolution is opened; `orders` and `roll` are those of its day. */
export interface OpeningAsked {
  state: ResolutionState;
  body: BodyKind;
  purpose: Purpose;
  /** Of a committee: whether a board delegated that to it, by a delegation in force on the day. */
  delegated?: boolean;
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
  /** All the posts of the body on that day; null where no number was entered. */
  posts: number | null;
  /** How many members had a seat on that day that was entered here too late to count. */
  unknown: number;
}

/**
 * Whether a resolution may be opened; null means yes.
 *
 * - The body votes here, may take it for this purpose, by this method and in this way.
 * - The body has standing orders on that day and enough members entitled to vote for a quorum.
 * - It decides on a sealed pack that no later one replaced. The body's own annex, if it has one, is
 *   sealed too: the resolution names its digest.
 * - Everything that is still missing from the draft is named at once.
 */
export function mayOpen(asked: OpeningAsked, today: Day): Refusal | null {
  const { body, purpose, orders } = asked;
  const inPost = votingPosts(asked.roll);

  if (asked.state !== 'DRAFT') {
    const because = `This resolution is ${asked.state.toLowerCase()}: only a draft can be opened.`;
    return { code: 'WRONG_STATE', because };
  }
  if (!votesHere(body)) {
    const because =
      'This body does not vote here: record its decision with its letter (recordExternalDecision).';
    return { code: 'PURPOSE_NOT_FOR_BODY', because };
  }
  if (orders === null) {
    const because =
      'This body has no standing orders for the day of this decision: enter them first (adoptStandingOrders).';
    return { code: 'STANDING_ORDERS_MISSING', because };
  }
  return (
    powerFault(asked, orders) ??
    combined([
      packFault(purpose, asked.pack),
      asked.annexOpen ? ANNEX_OPEN : null,
      rollFault(inPost, asked, orders),
      methodFault(asked, today),
      mayTakeHalf(PURPOSES[purpose].majority, asked.council, inPost, orders),
    ])
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
    return wrong('meetingId', 'Leave out meetingId: this resolution is not decided at a meeting.');
  if (terms.closesOn && method !== 'WRITTEN_RESOLUTION')
    return wrong(
      'closesOn',
      'Leave out closesOn: only a written resolution has a last day for answers.',
    );
  if (terms.urgent && method !== 'URGENT')
    return wrong('urgent', 'Leave out urgent: only an urgent decision has these terms.');
  return null;
}

/**
 * Whether an item may be entered on this day for a meeting of that day; null means yes.
 *
 * A secretary who writes up an item after its meeting gives the reason, and the item is marked as entered
 * afterwards. A decision taken before the programme was adopted is recorded from its minutes instead.
 */
export function mayEnterLate(
  heldOn: Day | null,
  entry: { today: Day; adoptedOn: Day; reason: string | null },
): Refusal | null {
  if (heldOn === null || heldOn >= entry.today) {
    if (entry.reason === null) return null;
    return wrong(
      'lateReason',
      'Leave out lateReason: it is only for an item whose meeting is past.',
    );
  }
  const past = `The meeting of ${dayInWords(heldOn)} is past`;
  if (heldOn < entry.adoptedOn) {
    const because = `${past}, and was before the programme was adopted: record the decision from its minutes (recordDecision).`;
    return { code: 'WRONG_STATE', because, field: 'meetingId' };
  }
  if (entry.reason?.trim()) return null;
  return wrong('lateReason', `${past}: say why this item is entered afterwards.`);
}

const ANNEX_OPEN: Refusal = {
  code: 'PACK_INCOMPLETE',
  because:
    "Your body's own annex to this pack is not sealed yet: seal it, then open the resolution.",
  field: 'packId',
};

/** Whether the body may take it for this purpose, by this method and in this way. */
function powerFault(asked: OpeningAsked, orders: StandingOrders): Refusal | null {
  const { body, purpose, delegated, method, way, conditions } = asked;
  return (
    mayTake(purpose, body, delegated) ??
    mayMeetBy(method, purpose, orders) ??
    mayDecideBy(way, method, purpose, orders) ??
    (conditions ? mayCarryConditions(body) : null)
  );
}

function packFault(purpose: Purpose, pack: PackDecidedOn | null): Refusal | null {
  if (pack === null && !PURPOSES[purpose].needsPack) return null;
  if (!pack?.manifestSha256) {
    const todo = pack === null ? 'name one in the draft' : 'seal this one first';
    const because = `A resolution to ${PURPOSES[purpose].words} needs a sealed pack: ${todo}.`;
    return { code: 'PACK_INCOMPLETE', because, field: 'packId' };
  }
  const replaced = supersededFault(pack);
  if (!replaced) return null;
  return { ...replaced, because: 'A later version replaced this pack: name that version.' };
}

function rollFault(
  members: number,
  { posts, unknown }: Pick<OpeningAsked, 'posts' | 'unknown'>,
  orders: StandingOrders,
): Refusal | null {
  if (orders.quorumOf === 'POSTS' && posts === null)
    return wrong(
      'roll',
      'The quorum is a share of the posts of this body: enter how many it has (setPosts).',
    );
  const needed = quorumNeeded(members, posts, orders);
  if (members >= needed) return null;
  if (unknown > 0)
    return wrong(
      'roll',
      `The quorum is ${needed}, but of the voting members on that day only ${members} were entered here by then: put it at a later meeting.`,
    );
  return wrong(
    'roll',
    `The quorum is ${needed}, but the body has only ${members} voting members on that day: fill its vacant seats first.`,
  );
}

function methodFault(asked: OpeningAsked, today: Day): Refusal | null {
  if (asked.method === 'URGENT') return mayTakeUrgently(asked.urgent, asked.roll, today);
  if (isMeeting(asked.method)) {
    return asked.atMeeting
      ? null
      : wrong('meetingId', 'Name the meeting at which this is decided (meetingId).');
  }
  if (!isDay(asked.closesOn) || asked.closesOn < today) {
    return wrong(
      'closesOn',
      'Give the last day for answers to this written resolution (closesOn): today or later.',
    );
  }
  return null;
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
