import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import type { Refusal } from '../../shared/refusal.js';
import type { StandingOrders } from '../trusts/standing-orders.rules.js';
import { DecidingBody, StandingOrdersVersion } from '../trusts/trust.entity.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { InterestRulingRow } from './interest.entity.js';
import { Meeting, MeetingAttendance } from '../meetings/meeting.entity.js';
import {
  isMeeting,
  whoPresides,
  type Attendance,
  type Presiding,
} from '../deciding/meeting.rules.js';
import { takingPart, type DecisionInput } from '../deciding/outcome.rules.js';
import {
  latestRulings,
  mayVoteOnItem,
  type InterestRuling,
  type RollMember,
} from '../deciding/quorum.rules.js';
import {
  CastingVoteRow,
  Elector,
  Resolution,
  ResolutionCount,
  ResolutionOwnPart,
  Vote,
} from './resolution.entity.js';
import { currentVotes, type Choice, type VoteRecord } from '../deciding/tally.rules.js';
import type { UrgentDecision } from '../deciding/urgent.rules.js';
import type { Tx } from '../../platform/database/tx.js';
import { NewCondition } from '../conditions/new-conditions.js';

/** Everything that a decision depends on, as it is stored now. */
export interface DecisionFacts {
  input: DecisionInput;
  /** Whether the votes are recorded: always for named votes, else once a count is recorded. */
  counted: boolean;
  presiding: Presiding;
}

/**
 * What `decide` is given for an opened resolution, from the rows alone: the same for closing, for
 * previews and for verifying afterwards.
 */
export async function decisionFacts(
  reader: Reader,
  resolution: Resolution,
): Promise<DecisionFacts> {
  const { id } = resolution;
  const body = await reader.must(DecidingBody, { id: resolution.bodyId }, 'body');
  const { record, counted } = await recordOf(reader, resolution);
  const casting = await reader.one(CastingVoteRow, { resolutionId: id });
  const input: DecisionInput = {
    body: body.kind,
    purpose: resolution.purpose,
    method: resolution.method,
    orders: await ordersOf(reader, resolution),
    roll: await rollOf(reader, id),
    council: await councilOf(reader, resolution),
    attendance: resolution.meetingId ? await attendanceOf(reader, resolution.meetingId) : [],
    itemTakenAt: resolution.itemTakenAt?.toISOString() ?? null,
    rulings: await rulingsOf(reader, id),
    presidingId: null,
    record,
    castingVote: casting ? { memberId: casting.personId, choice: casting.choice } : null,
    conditions: (await reader.count(ProposedCondition, { resolutionId: id })) > 0,
    urgent: urgentOf(resolution),
    entered: await enteredOf(reader, resolution),
  };
  const presiding = await presidingOver(reader, resolution, input);
  return { input: { ...input, presidingId: presiding.memberId }, counted, presiding };
}

/** The fixed roll, in the order of the members' ids. */
export async function rollOf(reader: Reader, resolutionId: string): Promise<RollMember[]> {
  return (await electorsOf(reader, resolutionId)).map(memberOfRoll);
}

/** The members on the fixed roll as they are kept, in the order of their ids. */
export async function electorsOf(reader: Reader, resolutionId: string): Promise<Elector[]> {
  const order = { personId: 'ASC' } as const;
  const electors = await reader.find(Elector, { resolutionId }, { order });
  return electors.filter((elector) => elector.struckOff !== true);
}

/** A member on the roll as the rules ask for it. */
export const memberOfRoll = ({ personId, seatKind, voting }: Elector): RollMember => ({
  memberId: personId,
  seatKind,
  voting,
});

/** The members' attendance at a meeting, in their order and that of their arrivals. */
export async function attendanceOf(reader: Reader, meetingId: string): Promise<Attendance[]> {
  const order = { personId: 'ASC', number: 'ASC' } as const;
  const kind = In(['PRESENT', 'APOLOGIES']);
  const members = await reader.find(MeetingAttendance, { meetingId, kind }, { order });
  return members.map(({ personId, kind: how, arrivedAt, leftAt }) => ({
    memberId: personId!,
    present: how === 'PRESENT',
    arrivedAt: arrivedAt?.toISOString() ?? null,
    leftAt: leftAt?.toISOString() ?? null,
  }));
}

/** The ruling that stands on each interest. */
export async function rulingsOf(reader: Reader, resolutionId: string): Promise<InterestRuling[]> {
  const order = { interestId: 'ASC', number: 'ASC' } as const;
  const rows = await reader.find(InterestRulingRow, { resolutionId }, { order });
  return latestRulings(
    rows.map(({ interestId, personId, ruling }) => ({ interestId, memberId: personId, ruling })),
  );
}

/** Each member's vote as it stands. */
export async function standingVotes(
  reader: Reader,
  resolutionId: string,
): Promise<{ memberId: string; choice: Choice }[]> {
  return currentVotes(await votesOf(reader, resolutionId));
}

/** Why votes and counts can no longer change: the casting vote was given on them. */
export async function settledBy(reader: Reader, resolutionId: string): Promise<Refusal | null> {
  const given = await reader.one(CastingVoteRow, { resolutionId });
  if (!given) return null;
  const because =
    'The casting vote is given, so votes, counts, attendance and rulings can no longer change.';
  return { code: 'VOTING_NOT_OPEN', because };
}

/** An urgent decision as the rules ask for it; null for one that is not. */
export function urgentOf(resolution: Resolution): UrgentDecision | null {
  if (resolution.method !== 'URGENT') return null;
  return {
    reason: resolution.urgentReason ?? '',
    deciderIds: resolution.urgentDeciderIds,
    consulteeIds: resolution.urgentConsulteeIds,
    ratifyBy: resolution.ratifyBy,
  };
}

/** The standing orders as the rules read them. */
export function asOrders(version: StandingOrdersVersion): StandingOrders {
  const { id: _id, bodyId: _body, adoptedBy: _by, createdAt: _at, ...orders } = version;
  return orders;
}

async function ordersOf(reader: Reader, resolution: Resolution): Promise<StandingOrders> {
  const where = { id: resolution.standingOrdersId! };
  return asOrders(await reader.must(StandingOrdersVersion, where, 'standing orders'));
}

/** When the item was entered, if that was after its meeting. */
async function enteredOf(reader: Reader, { lateReason, meetingId, openedOn }: Resolution) {
  if (lateReason === null) return null;
  const { heldOn } = await reader.must(Meeting, { id: meetingId! }, 'meeting');
  return { heldOn, on: openedOn! };
}

async function councilOf(reader: Reader, resolution: Resolution) {
  if (resolution.councilSeats === null) return null;
  const own = await reader.one(ResolutionOwnPart, { id: resolution.id });
  return { seats: resolution.councilSeats, advice: own?.councilAdvice ?? null };
}

async function votesOf(reader: Reader, resolutionId: string) {
  const order = { personId: 'ASC', revision: 'ASC' } as const;
  const votes = await reader.find(Vote, { resolutionId }, { order });
  return votes.map(({ personId, revision, choice }) => ({ memberId: personId, revision, choice }));
}

async function recordOf(
  reader: Reader,
  { id, way }: Resolution,
): Promise<{ record: VoteRecord; counted: boolean }> {
  if (way === 'NAMED_VOTES')
    return { record: { way, votes: await votesOf(reader, id) }, counted: true };
  const order = { number: 'DESC' } as const;
  const [count] = await reader.find(ResolutionCount, { resolutionId: id }, { order, limit: 1 });
  return { record: countRecord(way, count ?? null), counted: count !== undefined };
}

function countRecord(
  way: Exclude<VoteRecord['way'], 'NAMED_VOTES'>,
  count: ResolutionCount | null,
): VoteRecord {
  if (way === 'AGREED_WITHOUT_VOTE') {
    const [dissents, abstentions] = [count?.dissentIds ?? [], count?.abstentionIds ?? []];
    return { way, dissents, abstentions };
  }
  const counts = countsOf(count);
  return way === 'SHOW_OF_HANDS' ? { way, ...counts } : { way, ...counts, ...papersOf(count) };
}

const countsOf = (count: ResolutionCount | null) => ({
  for: count?.forCount ?? 0,
  against: count?.againstCount ?? 0,
  abstain: count?.abstainCount ?? 0,
});

/** What only a ballot has. */
const papersOf = (count: ResolutionCount | null) => ({
  spoilt: count?.spoiltCount ?? 0,
  scrutineer: count?.scrutineer ?? '',
  certificateSha256: count?.certificateSha256 ?? '',
});

/** The person presiding over the item: at a meeting only, somebody present and not ruled out of it. */
async function presidingOver(
  reader: Reader,
  resolution: Resolution,
  input: DecisionInput,
): Promise<Presiding> {
  if (!isMeeting(input.method))
    return {
      memberId: null,
      because: 'Nobody presides, because this is not decided at a meeting.',
    };
  return await presidingAmong(reader, resolution, input, takingPart(input));
}

/**
 * The person who rules on a member's interest: the one presiding if that member does not, since nobody
 * rules on their own interest. Without a meeting, or before it, one of all the members on the roll.
 */
export async function rulingOver(
  reader: Reader,
  resolution: Resolution,
  memberId: string | null,
): Promise<Presiding> {
  const { input } = await decisionFacts(reader, resolution);
  const there = isMeeting(input.method) ? takingPart(input) : [];
  const everyone = input.roll.map((member) => member.memberId);
  const available = there.length > 0 ? there : everyone;
  const others = available.filter((id) => id !== memberId);
  return await presidingAmong(reader, resolution, input, others);
}

/** The person who presides over an open item, or would at a meeting, and can rule that it ends. */
export async function presidingOverItem(
  reader: Reader,
  resolution: Resolution,
): Promise<Presiding> {
  return await rulingOver(reader, resolution, null);
}

async function presidingAmong(
  reader: Reader,
  resolution: Resolution,
  input: DecisionInput,
  available: readonly string[],
): Promise<Presiding> {
  const { meetingId } = resolution;
  const meeting = meetingId ? await reader.one(Meeting, { id: meetingId }) : null;
  const everyone = input.roll.map((member) => ({ ...member, voting: true }));
  const free = mayVoteOnItem(everyone, available, input.rulings);
  // The person who gave the casting vote presided: a later choice does not change that.
  const chosen =
    input.castingVote?.memberId ?? resolution.presidingId ?? meeting?.presidingId ?? null;
  return whoPresides(input.body, input.roll, free, chosen);
}
/** What was put to the vote with a resolution, in its order. */
export async function proposedConditions(tx: Tx, resolutionId: string): Promise<NewCondition[]> {
  const order = { position: 'ASC' } as const;
  const proposed = await tx.find(ProposedCondition, { resolutionId }, { order });
  return proposed.map((one) => ({ ...one, dueOn: one.dueOn ?? '' }));
}
