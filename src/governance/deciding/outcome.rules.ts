import { combined } from '../../shared/combined.js';
import type { Refusal } from '../../shared/refusal.js';
import type { BodyKind } from '../trusts/body.rules.js';
import type { TrustKind } from '../trusts/trust.rules.js';
import type { Day } from '../../shared/day.js';
import type { Method, StandingOrders } from '../trusts/standing-orders.rules.js';
import { missingOf, unaccounted } from './accounting.rules.js';
import type { Found, InterestsKnown, Missing } from './accounting.rules.js';
import { explain } from './explanation.rules.js';
import type {
  BySecretary,
  CorrectedWith,
  DeclaredFirst,
  EnteredLate,
  SeatEnteredLate,
} from './explanation.rules.js';
import {
  hasMajority,
  majoritiesAsked,
  majorityOf,
  mayGiveCastingVote,
  mayTakeHalf,
} from './majority.rules.js';
import type { CastingVote, CouncilSize, Majority, MajorityAsked } from './majority.rules.js';
import { isMeeting, isMoment, mayAttend, mayPreside, presentForItem } from './meeting.rules.js';
import type { Attendance } from './meeting.rules.js';
import { byPost, countPosts } from './post.rules.js';
import { PURPOSES, mayCarryConditions, mayDecideBy, mayMeetBy, mayTake } from './purpose.rules.js';
import type { Purpose } from './purpose.rules.js';
import { mayVoteOnItem, quorumOf, urgentQuorumOf, votingPosts } from './quorum.rules.js';
import type { InterestRuling, Quorum, RollMember } from './quorum.rules.js';
import { outcomeOf } from './resolution.rules.js';
import type { Outcome } from './resolution.rules.js';
import { RULE_SETS, RULE_VERSION } from './rule-version.rules.js';
import type { RuleVersion } from './rule-version.rules.js';
import { currentVotes, differingPosts, mayRecord, tally } from './tally.rules.js';
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
  /** The kind of the body's Trust; null where it belongs to none. Outcomes of before do not have it. */
  trust?: TrustKind | null;
  purpose: Purpose;
  method: Method;
  orders: StandingOrders;
  /** The day on which the standing orders were entered, where that was after the meeting. */
  ordersEnteredOn?: Day | null;
  roll: readonly RollMember[];
  /** The seats on the roll that were entered after the item was put, or after its meeting. */
  seatsEnteredLate?: readonly SeatEnteredLate[];
  /** All the posts of the body, held or vacant; null where no number was entered. */
  posts?: number | null;
  /** For a majority of the whole membership. */
  council: CouncilSize | null;
  attendance: readonly Attendance[];
  itemTakenAt: string | null;
  /** When the question was put to the vote; the moment at which the item was taken unless given. */
  itemPutAt?: string | null;
  rulings: readonly InterestRuling[];
  presidingId: string | null;
  record: VoteRecord;
  castingVote: CastingVote | null;
  conditions: boolean;
  urgent: UrgentDecision | null;
  /** Where it was entered after its meeting: both days. Outcomes of before do not have it. */
  entered?: EnteredLate | null;
  /** That its pack came late to the meeting, in sentences. Outcomes of before do not have it. */
  papersLate?: readonly string[];
  /** The interests in the item and the rulings on them. Outcomes of before do not have it. */
  interests?: InterestsKnown | null;
  /** How many members who could vote did not, as the secretary confirmed it; null where nobody did. */
  notVoted?: number | null;
  /** What the secretary recorded in the name of others. Outcomes of before do not have it. */
  bySecretary?: BySecretary | null;
  /**
   * How many of the votes that stand were given through sign-ins that somebody else had set, and that an officer had
   * confirmed. Outcomes of before do not have it.
   */
  identified?: number | null;
  /** Where the result was declared before it was complete: both days. */
  declared?: DeclaredFirst | null;
  /** What of it was corrected with the minutes, once it was closed. */
  corrected?: CorrectedWith | null;
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
  /** What is not accounted for: while there is any, the result is declared and no more. Outcomes of before do not have it. */
  missing?: Missing[];
  steps: string[];
}

/**
 * Who takes part in the item.
 *
 * - At a meeting, those present when it was taken and still when it was put to the vote.
 * - For a written resolution, those who answered; one who abstains took part.
 * - For an urgent decision, of the two who take it those who voted for or against: nobody abstains
 *   from it.
 */
export function takingPart(input: DecisionInput): string[] {
  if (isMeeting(input.method)) {
    const { attendance, itemTakenAt, itemPutAt = null } = input;
    return presentForItem(attendance, itemTakenAt, itemPutAt);
  }
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
  const count = tally(input.record, able, input.roll);
  const { asked, majority } = majorityFor(input, count, ruleVersion);
  const castingVote = quorum.met ? castingVoteThatDecides(input, able, ruleVersion) : null;
  const carried = quorum.met && (hasMajority(count, majority) || castingVote?.choice === 'FOR');
  const conditions = carried && input.conditions;
  const outcome = outcomeOf({ quorate: quorum.met, carried, conditions });
  const worked = { outcome, carried, tally: count, quorum, majority, castingVote };
  const { record } = input;
  const { tellsSpoilt, tellsMix, namesOwnSource, accountsForAll } = RULE_SETS[ruleVersion];
  const missing = accountsForAll && quorum.met ? missingOf(foundOf(input)) : [];
  const left = {
    leftOut: votesLeftOut(record, able),
    spoilt: tellsSpoilt ? spoiltPapers(record) : 0,
    silent: silentToTell(input, ruleVersion),
    differing: differingPosts(record, able, input.roll),
    tellsMix,
    namesOwnSource,
    asked,
    missing,
  };
  const steps = explain({ ...input, way: record.way, ...left }, worked);
  return { ruleVersion, ...worked, missing: accountsForAll ? missing : undefined, steps };
}

/** What is found of an item, as it must account for everybody. */
const foundOf = (input: DecisionInput): Found => ({
  method: input.method,
  record: input.record,
  roll: input.roll,
  ableIds: mayVoteOnItem(input.roll, takingPart(input), input.rulings),
  notVoted: input.notVoted ?? null,
  interests: input.interests ?? null,
});

/** How many members who could vote on the item are in nothing that was found. */
export const unaccountedIn = (input: DecisionInput): number => unaccounted(foundOf(input));

/** How many the explanation says did not vote or answer: at a meeting those of whom it was confirmed. */
function silentToTell(input: DecisionInput, ruleVersion: RuleVersion): number {
  const { tellsSilent, accountsForAll } = RULE_SETS[ruleVersion];
  if (!tellsSilent) return 0;
  return accountsForAll && isMeeting(input.method) ? (input.notVoted ?? 0) : silentMembers(input);
}

function quorumFor(input: DecisionInput, present: readonly string[]): Quorum {
  const { roll, rulings, orders, posts = null } = input;
  const ground = { roll, present, rulings, orders, posts };
  return input.method === 'URGENT' ? urgentQuorumOf(ground) : quorumOf(ground);
}

/** Of the majorities that it needs the one that asks for the most: who has that has them all. */
function majorityFor(
  input: DecisionInput,
  count: Tally,
  ruleVersion: RuleVersion,
): { asked: MajorityAsked; majority: Majority } {
  const { roll, rulings, council: size, orders } = input;
  const everyone = roll.map((member) => member.memberId);
  const entitled = countPosts(roll, mayVoteOnItem(roll, everyone, rulings));
  const council = { size, inPost: votingPosts(roll), use: orders.councilDenominator, entitled };
  return majoritiesAsked(input, RULE_SETS[ruleVersion])
    .map((asked) => ({ asked, majority: majorityOf(asked.kind, count, council, asked.share) }))
    .reduce((most, one) => (one.majority.needed > most.majority.needed ? one : most));
}

function castingVoteThatDecides(
  input: DecisionInput,
  able: readonly string[],
  ruleVersion: RuleVersion,
): CastingVote | null {
  const { castingVote } = input;
  if (castingVote === null) return null;
  return castingFault(input, castingVote.memberId, able, ruleVersion) ? null : castingVote;
}

/** Whether this member may give the casting vote on the item as it stands; null means yes. */
export function castingFault(
  input: DecisionInput,
  memberId: string,
  able: readonly string[],
  ruleVersion: RuleVersion = RULE_VERSION,
): Refusal | null {
  const count = tally(input.record, able, input.roll);
  const { asked } = majorityFor(input, count, ruleVersion);
  return mayGiveCastingVote(memberId, {
    body: input.body,
    majority: asked.kind,
    larger: asked.share !== null,
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
 * members for a written resolution; of those who share a post one is enough. Of an urgent decision there
 * is nobody else to ask.
 */
export function silentMembers(input: DecisionInput): number {
  const { record, method, roll } = input;
  if (record.way !== 'NAMED_VOTES' || method === 'URGENT') return 0;
  const asked = isMeeting(method) ? takingPart(input) : roll.map((member) => member.memberId);
  const answered = currentVotes(record.votes).map(({ memberId }) => memberId);
  const able = mayVoteOnItem(roll, asked, input.rulings).map((memberId) => ({ memberId }));
  const silent = ({ memberId }: { memberId: string }) => !answered.includes(memberId);
  return byPost(roll, able).filter((holders) => holders.every(silent)).length;
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
  const inPost = votingPosts(input.roll);
  const everyone = input.roll.map((member) => member.memberId);
  const ballot = ballotOf === 'ABLE' ? able : mayVoteOnItem(input.roll, everyone, input.rulings);

  return (
    powerFault(input, ruleVersion) ??
    mayTakeHalf(PURPOSES[purpose].majority, input.council, inPost, orders) ??
    (isMeeting(input.method) ? meetingFault(input, present) : null) ??
    mayRecord(record, able, input.roll, countPosts(input.roll, ballot)) ??
    (input.castingVote ? castingFault(input, input.castingVote.memberId, able, ruleVersion) : null)
  );
}

/** Whether the body could take it for this purpose, by this method and in this way, by those rules. */
function powerFault(input: DecisionInput, ruleVersion: RuleVersion): Refusal | null {
  const { body, purpose, method, orders, record, conditions } = input;
  const { formerly } = RULE_SETS[ruleVersion];
  const allowedThen = formerly.some(([by, what]) => by === method && what === purpose);
  return (
    // Whether it was delegated to a committee is asked when it is opened.
    mayTake(purpose, body, true) ??
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
