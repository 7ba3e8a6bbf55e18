import { combined } from '../../shared/combined.js';
import type { Refusal } from '../../shared/refusal.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { Method, StandingOrders } from '../trusts/standing-orders.rules.js';
import { explain } from './explanation.rules.js';
import type { EnteredLate } from './explanation.rules.js';
import { hasMajority, majorityOf, mayGiveCastingVote, mayTakeHalf } from './majority.rules.js';
import type { CastingVote, CouncilSize, Majority } from './majority.rules.js';
import { isMeeting, isMoment, mayAttend, mayPreside, presentAt } from './meeting.rules.js';
import type { Attendance } from './meeting.rules.js';
import { PURPOSES, mayCarryConditions, mayDecideBy, mayMeetBy, mayTake } from './purpose.rules.js';
import type { Purpose } from './purpose.rules.js';
import { mayVoteOnItem, quorumOf, urgentQuorumOf } from './quorum.rules.js';
import type { InterestRuling, Quorum, RollMember } from './quorum.rules.js';
import { outcomeOf } from './resolution.rules.js';
import type { Outcome } from './resolution.rules.js';
import { RULE_SETS, RULE_VERSION } from './rule-version.rules.js';
import type { RuleVersion } from './rule-version.rules.js';
import { currentVotes, mayRecord, tally } from './tally.rules.js';
import type { Tally, VoteRecord } from './tally.rules.js';
import type { UrgentDecision } from './urgent.rules.js';

export { RULE_VERSION };

/**
 * Everything that a decision follows from, as it can be stored, exported and read again.
 *
 * Plain JSON: ids and moments are texts, and nothing else is looked up.
 */
export interface DecisionInput {
  body: BodyKind;
  purpose: Purpose;
  method: Method;
  orders: StandingOrders;
  roll: readonly RollMember[];
  /** For a majority of the whole membership. */
  council: CouncilSize | null;
  attendance: readonly Attendance[];
  itemTakenAt: string | null;
  rulings: readonly InterestRuling[];
  presidingId: string | null;
  record: VoteRecord;
  castingVote: CastingVote | null;
  conditions: boolean;
  urgent: UrgentDecision | null;
  /** Where it was entered after its meeting: both days. Outcomes of before do not have it. */
  entered?: EnteredLate | null;
}

/**
 * The outcome of a resolution, and how it was worked out.
 *
 * `steps` name no person and can go to the programme. `quorum.counted`, `quorum.notCounted`,
 * `castingVote` and `majority.advice` belong to the body.
 */
export interface WorkedOutcome {
  ruleVersion: string;
  outcome: Outcome;
  carried: boolean;
  tally: Tally;
  quorum: Quorum;
  majority: Majority;
  /** The casting vote if it decided. */
  castingVote: CastingVote | null;
  steps: string[];
}

/**
 * Who takes part in the item.
 *
 * - At a meeting, those present when it was taken.
 * - For a written resolution, those who answered; one who abstains took part.
 * - For an urgent decision, of the two who take it those who voted for or against: nobody abstains
 *   from it.
 */
export function takingPart(input: DecisionInput): string[] {
  if (isMeeting(input.method)) return presentAt(input.attendance, input.itemTakenAt);
  if (input.record.way !== 'NAMED_VOTES') return [];

  const deciders = input.urgent?.deciderIds ?? [];
  return currentVotes(input.record.votes)
    .filter(({ memberId, choice }) => {
      if (input.method === 'WRITTEN_RESOLUTION') return true;
      return deciders.includes(memberId) && choice !== 'ABSTAIN';
    })
    .map((vote) => vote.memberId);
}

/**
 * Decides one resolution: the only sum of its kind, for closing, verifying, receipts and checking
 * offline.
 *
 * - Quorum first: without it nothing was decided.
 * - Only who may vote on the item counts, each by the latest vote; a vote that slipped in from
 *   anyone else is left out.
 * - A tie is carried only by a casting vote for, where there can be one; otherwise it is not.
 * - An earlier outcome is worked out again by the version of the rules that it was found by.
 */
export function decide(
  input: DecisionInput,
  ruleVersion: RuleVersion = RULE_VERSION,
): WorkedOutcome {
  const present = takingPart(input);
  const able = mayVoteOnItem(input.roll, present, input.rulings);
  const quorum = quorumFor(input, present);
  const count = tally(input.record, able);
  const majority = majorityFor(input, count, quorum.members);
  const castingVote = castingVoteThatDecides(input, able, count, quorum);
  const carried = quorum.met && (hasMajority(count, majority) || castingVote?.choice === 'FOR');
  const conditions = carried && input.conditions;
  const outcome = outcomeOf({ quorate: quorum.met, carried, conditions });
  const worked = { outcome, carried, tally: count, quorum, majority, castingVote };
  const { record } = input;
  const { tellsSpoilt, tellsSilent } = RULE_SETS[ruleVersion];
  const left = {
    leftOut: votesLeftOut(record, able),
    spoilt: tellsSpoilt ? spoiltPapers(record) : 0,
    silent: tellsSilent ? silentMembers(input) : 0,
  };
  const steps = explain({ ...input, way: record.way, ...left }, worked);
  return { ruleVersion, ...worked, steps };
}

function quorumFor(input: DecisionInput, present: readonly string[]): Quorum {
  const { roll, rulings, orders } = input;
  const ground = { roll, present, rulings, orders };
  return input.method === 'URGENT' ? urgentQuorumOf(ground) : quorumOf(ground);
}

function majorityFor(input: DecisionInput, count: Tally, inPost: number): Majority {
  const use = input.orders.councilDenominator;
  return majorityOf(PURPOSES[input.purpose].majority, count, { size: input.council, inPost, use });
}

function castingVoteThatDecides(
  input: DecisionInput,
  able: readonly string[],
  count: Tally,
  quorum: Quorum,
): CastingVote | null {
  if (!quorum.met || input.castingVote === null) return null;
  return castingFault(input, input.castingVote, able, count) === null ? input.castingVote : null;
}

function castingFault(
  input: DecisionInput,
  castingVote: CastingVote,
  able: readonly string[],
  count: Tally,
): Refusal | null {
  return mayGiveCastingVote(castingVote.memberId, {
    body: input.body,
    majority: PURPOSES[input.purpose].majority,
    orders: input.orders,
    presidingId: input.presidingId,
    able,
    tally: count,
    meeting: isMeeting(input.method),
  });
}

/** Spoilt ballot papers: they were handed in, and do not count. */
function spoiltPapers(record: VoteRecord): number {
  return record.way === 'BALLOT' ? record.spoilt : 0;
}

/**
 * How many who may vote on the item by name gave no vote: of those present at a meeting, and of all the
 * members for a written resolution. Of an urgent decision there is nobody else to ask.
 */
export function silentMembers(input: DecisionInput): number {
  const { record, method, roll } = input;
  if (record.way !== 'NAMED_VOTES' || method === 'URGENT') return 0;
  const asked = isMeeting(method) ? takingPart(input) : roll.map((member) => member.memberId);
  const answered = currentVotes(record.votes).map(({ memberId }) => memberId);
  const able = mayVoteOnItem(roll, asked, input.rulings);
  return able.filter((memberId) => !answered.includes(memberId)).length;
}

function votesLeftOut(record: VoteRecord, able: readonly string[]): number {
  if (record.way !== 'NAMED_VOTES') return 0;
  return currentVotes(record.votes).filter(({ memberId }) => !able.includes(memberId)).length;
}

/**
 * Whether these facts can be decided on, before a resolution is closed on them; null means yes.
 *
 * - The body, its purpose, method and way still allow it under the standing orders given.
 * - The attendance holds together, and the person presiding is one who may.
 * - The counts, names and casting vote can be true.
 */
export function mayDecide(
  input: DecisionInput,
  ruleVersion: RuleVersion = RULE_VERSION,
): Refusal | null {
  const { purpose, orders, record } = input;
  const { ballotOf } = RULE_SETS[ruleVersion];
  const present = takingPart(input);
  const able = mayVoteOnItem(input.roll, present, input.rulings);
  const inPost = input.roll.filter((member) => member.voting).length;
  const everyone = input.roll.map((member) => member.memberId);
  const ballot = ballotOf === 'ABLE' ? able : mayVoteOnItem(input.roll, everyone, input.rulings);

  return (
    powerFault(input, ruleVersion) ??
    mayTakeHalf(PURPOSES[purpose].majority, input.council, inPost, orders) ??
    (isMeeting(input.method) ? meetingFault(input, present) : null) ??
    mayRecord(record, able, ballot.length) ??
    (input.castingVote ? castingFault(input, input.castingVote, able, tally(record, able)) : null)
  );
}

/** Whether the body could take it for this purpose, by this method and in this way, by those rules. */
function powerFault(input: DecisionInput, ruleVersion: RuleVersion): Refusal | null {
  const { body, purpose, method, orders, record, conditions } = input;
  const { formerly } = RULE_SETS[ruleVersion];
  const allowedThen = formerly.some(([by, what]) => by === method && what === purpose);
  return (
    mayTake(purpose, body) ??
    (allowedThen ? null : mayMeetBy(method, purpose, orders)) ??
    mayDecideBy(record.way, method, purpose, orders) ??
    (conditions ? mayCarryConditions(body) : null)
  );
}

function meetingFault(input: DecisionInput, present: readonly string[]): Refusal | null {
  const { attendance, itemTakenAt, presidingId, roll, rulings } = input;
  const timed = attendance.some((stay) => stay.arrivedAt !== null || stay.leftAt !== null);
  const wrong = (field: string, because: string): Refusal => {
    return { code: 'BAD_USER_INPUT', because, field };
  };
  const untimed = itemTakenAt === null ? timed : !isMoment(itemTakenAt);
  const when = 'Members arrived or left during the meeting: say when the item was taken.';
  const missing = combined([
    untimed ? wrong('itemTakenAt', when) : null,
    presidingId === null ? wrong('presidingId', 'Say who presided over the item.') : null,
  ]);
  if (missing || presidingId === null) return missing;

  const everyoneVoting = roll.map((member) => ({ ...member, voting: true }));
  const free = mayVoteOnItem(everyoneVoting, present, rulings);
  return mayAttend(attendance) ?? mayPreside(presidingId, input.body, roll, free);
}
