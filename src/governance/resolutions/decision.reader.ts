import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { rowsOf } from '../../platform/database/together.js';
import { notFound, type Refusal } from '../../shared/refusal.js';
import { isCouncil } from '../trusts/body.rules.js';
import { DecidingBody, StandingOrdersVersion, Trust } from '../trusts/trust.entity.js';
import { asOrders } from '../trusts/trusts.reader.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { latePapersOf } from './late-papers.js';
import { interestsKnown, recordedForOthers, votesIdentified } from './accounting-facts.js';
import { DeclaredInterest, InterestRulingRow } from './interest.entity.js';
import { SeatInstrument } from './seat-instrument.entity.js';
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
import type { CastingChoice } from '../deciding/voting.rules.js';
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
  const body = await reader.must(DecidingBody, { id: resolution.bodyId }, 'body');
  const { record, counted, votes } = await recordOf(reader, resolution);
  const found = await storedOf(reader, resolution, body);
  const { electors, rulings, orders, interests } = found;
  const casting = standingCastingVote(found.castingVotes);
  if (!orders[0]) throw notFound('standing orders');
  const roll = notStruckOff(electors).map(memberOfRoll);
  const rows = { roll, interests, rulings, votes, castingVote: casting };
  const input: DecisionInput = {
    body: body.kind,
    trust: found.trusts[0]?.kind ?? null,
    purpose: resolution.purpose,
    method: resolution.method,
    orders: asOrders(orders[0]),
    ordersEnteredOn: resolution.ordersEnteredOn,
    roll,
    seatsEnteredLate: enteredLate(found.instruments, electors),
    posts: resolution.posts,
    council: await councilOf(reader, resolution, body),
    attendance: asAttendance(found.members),
    itemTakenAt: resolution.itemTakenAt?.toISOString() ?? null,
    itemPutAt: resolution.itemPutAt?.toISOString() ?? null,
    rulings: thatStand(rulings),
    presidingId: null,
    record,
    castingVote: casting ? { memberId: casting.personId, choice: casting.choice } : null,
    conditions: found.conditions.length > 0,
    urgent: urgentOf(resolution),
    entered: await enteredOf(reader, resolution),
    papersLate: (await latePapersOf(reader, resolution, orders[0], false)).map(
      ({ because }) => because,
    ),
    interests: interestsKnown(rows),
    bySecretary: recordedForOthers(rows),
    identified: votesIdentified(votes),
  };
  const presiding = await presidingOver(reader, resolution, input);
  return { input: { ...input, presidingId: presiding.memberId }, counted, presiding };
}

/** The rows that a decision depends on, read at once. */
const storedOf = async (reader: Reader, resolution: Resolution, body: DecidingBody) =>
  await reader.together({
    electors: electorList(resolution.id),
    members: attendanceList(resolution.meetingId),
    rulings: rulingList(resolution.id),
    interests: rowsOf(DeclaredInterest, { resolutionId: resolution.id }, { order: { id: 'ASC' } }),
    castingVotes: castingVoteList(resolution.id),
    conditions: rowsOf(ProposedCondition, { resolutionId: resolution.id }, { limit: 1 }),
    orders: rowsOf(StandingOrdersVersion, { id: resolution.standingOrdersId! }),
    instruments: rowsOf(SeatInstrument, { resolutionId: resolution.id }, { order: { id: 'ASC' } }),
    trusts: rowsOf(Trust, { id: In(body.trustId ? [body.trustId] : []) }),
  });

/** The seats on the roll that count by an instrument, since they were entered too late. */
function enteredLate(instruments: readonly SeatInstrument[], electors: Elector[]) {
  const seats = notStruckOff(electors).map((elector) => elector.seatId);
  return instruments
    .filter(({ confirmedAt, seatId }) => confirmedAt !== null && seats.includes(seatId))
    .map(({ seatEnteredOn, datedOn }) => ({ on: seatEnteredOn, instrumentOn: datedOn }));
}

/** The fixed roll, in the order of the members' ids. */
export async function rollOf(reader: Reader, resolutionId: string): Promise<RollMember[]> {
  return (await electorsOf(reader, resolutionId)).map(memberOfRoll);
}

/** The members on the fixed roll as they are kept, in the order of their ids. */
export async function electorsOf(reader: Reader, resolutionId: string): Promise<Elector[]> {
  const { electors } = await reader.together({ electors: electorList(resolutionId) });
  return notStruckOff(electors);
}

/** All who are or were on a fixed roll, to be read with other lists. */
export const electorList = (resolutionId: string) =>
  rowsOf(Elector, { resolutionId }, { order: { personId: 'ASC' } });

export const notStruckOff = (electors: Elector[]): Elector[] =>
  electors.filter((elector) => elector.struckOff !== true);

/** A member on the roll as the rules ask for it. */
export const memberOfRoll = ({ personId, postId, seatKind, voting }: Elector): RollMember => ({
  memberId: personId,
  postId,
  seatKind,
  voting,
});

/** The members' attendance at a meeting, in their order and that of their arrivals. */
export async function attendanceOf(reader: Reader, meetingId: string): Promise<Attendance[]> {
  const { members } = await reader.together({ members: attendanceList(meetingId) });
  return asAttendance(members);
}

/** The members' attendance at a meeting as it is kept, to be read with other lists; none without a meeting. */
export const attendanceList = (meetingId: string | null) =>
  rowsOf(
    MeetingAttendance,
    { meetingId: In(meetingId ? [meetingId] : []), kind: In(['PRESENT', 'APOLOGIES']) },
    { order: { personId: 'ASC', number: 'ASC' } },
  );

/** Attendance as the rules ask for it. */
export const asAttendance = (members: readonly MeetingAttendance[]): Attendance[] =>
  members.map(({ personId, kind, arrivedAt, leftAt }) => ({
    memberId: personId!,
    present: kind === 'PRESENT',
    arrivedAt: arrivedAt?.toISOString() ?? null,
    leftAt: leftAt?.toISOString() ?? null,
  }));

/** Every ruling on the interests in an item, to be read with other lists. */
export const rulingList = (resolutionId: string) =>
  rowsOf(InterestRulingRow, { resolutionId }, { order: { interestId: 'ASC', number: 'ASC' } });

/** Of the rulings, those that stand. */
export const thatStand = (rulings: readonly InterestRulingRow[]): InterestRuling[] =>
  latestRulings(
    rulings.map(({ interestId, personId, ruling }) => ({ interestId, memberId: personId, ruling })),
  );

/** Each member's vote as it stands. */
export async function standingVotes(
  reader: Reader,
  resolutionId: string,
): Promise<{ memberId: string; choice: Choice }[]> {
  return currentVotes(asVotes(await votesOf(reader, resolutionId)));
}

/** The count of an item that stands; null until one is recorded, and once it is taken out. */
export async function standingCount(
  reader: Reader,
  resolutionId: string,
): Promise<ResolutionCount | null> {
  const order = { number: 'DESC' } as const;
  const [latest] = await reader.find(ResolutionCount, { resolutionId }, { order, limit: 1 });
  return latest && latest.takenOutBecause === null ? latest : null;
}

/** What was done about the casting vote of an item, to be read with other lists. */
export const castingVoteList = (resolutionId: string) =>
  rowsOf(CastingVoteRow, { resolutionId }, { order: { number: 'ASC' } });

/** A casting vote that was given, and not taken out. */
export type StandingCastingVote = CastingVoteRow & { choice: CastingChoice };

/** The casting vote that stands, of those of one item in their order; null without one. */
export function standingCastingVote(given: readonly CastingVoteRow[]): StandingCastingVote | null {
  const latest = given.at(-1);
  return latest && latest.choice !== null ? { ...latest, choice: latest.choice } : null;
}

/** Why votes and counts can no longer change: the casting vote was given on them. */
export async function settledBy(reader: Reader, resolutionId: string): Promise<Refusal | null> {
  const { given } = await reader.together({ given: castingVoteList(resolutionId) });
  return settledWith(given);
}

/** Why nothing of an item can change any more, while a casting vote stands. */
export function settledWith(given: readonly CastingVoteRow[]): Refusal | null {
  if (!standingCastingVote(given)) return null;
  const because =
    'The casting vote is given, so votes, counts, attendance and rulings can no longer change unless it is taken out (takeOutCastingVote).';
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

/** When the item was entered, if that was after its meeting. */
async function enteredOf(reader: Reader, { lateReason, meetingId, openedOn }: Resolution) {
  if (lateReason === null) return null;
  const { heldOn } = await reader.must(Meeting, { id: meetingId! }, 'meeting');
  return { heldOn, on: openedOn! };
}

async function councilOf(reader: Reader, resolution: Resolution, body: DecidingBody) {
  if (!isCouncil(body.kind) || resolution.posts === null) return null;
  const own = await reader.one(ResolutionOwnPart, { id: resolution.id });
  return { seats: resolution.posts, advice: own?.councilAdvice ?? null };
}

/** Every revision of the votes on an item, by member. */
async function votesOf(reader: Reader, resolutionId: string): Promise<Vote[]> {
  const order = { personId: 'ASC', revision: 'ASC' } as const;
  return await reader.find(Vote, { resolutionId }, { order });
}

/** Votes as the rules ask for them. */
const asVotes = (votes: readonly Vote[]) =>
  votes.map(({ personId, revision, choice }) => ({ memberId: personId, revision, choice }));

async function recordOf(
  reader: Reader,
  { id, way }: Resolution,
): Promise<{ record: VoteRecord; counted: boolean; votes: Vote[] }> {
  if (way === 'NAMED_VOTES') {
    const votes = await votesOf(reader, id);
    return { record: { way, votes: asVotes(votes) }, counted: true, votes };
  }
  const count = await standingCount(reader, id);
  return { record: countRecord(way, count), counted: count !== null, votes: [] };
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
 * rules on their own interest. Without a meeting, or before it, one of all the members on the roll. Where
 * neither the chair nor the vice-chair can, it is the one whom the members chose for it, or for the item.
 */
export async function rulingOver(
  reader: Reader,
  resolution: Resolution,
  memberId: string | null,
  chosenId: string | null = null,
): Promise<Presiding> {
  const { input } = await decisionFacts(reader, resolution);
  const there = isMeeting(input.method) ? takingPart(input) : [];
  const everyone = input.roll.map((member) => member.memberId);
  const available = there.length > 0 ? there : everyone;
  const others = available.filter((id) => id !== memberId);
  return await presidingAmong(reader, resolution, input, others, chosenId);
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
  chosenId: string | null = null,
): Promise<Presiding> {
  const { meetingId } = resolution;
  const meeting = meetingId ? await reader.one(Meeting, { id: meetingId }) : null;
  const everyone = input.roll.map((member) => ({ ...member, voting: true }));
  const free = mayVoteOnItem(everyone, available, input.rulings);
  // The person who gave the casting vote presided: a later choice does not change that.
  const chosen =
    chosenId ??
    input.castingVote?.memberId ??
    resolution.presidingId ??
    meeting?.presidingId ??
    null;
  return whoPresides(input.body, input.roll, free, chosen);
}
/** What was put to the vote with a resolution, in its order. */
export async function proposedConditions(tx: Tx, resolutionId: string): Promise<NewCondition[]> {
  const order = { position: 'ASC' } as const;
  const proposed = await tx.find(ProposedCondition, { resolutionId }, { order });
  return proposed.map((one) => ({ ...one, dueOn: one.dueOn ?? '' }));
}
