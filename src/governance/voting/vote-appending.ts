import type { EventType } from '../../platform/audit/event-types.js';
import { Person } from '../../platform/accounts/account.entity.js';
import { signInTold } from '../../platform/accounts/sign-ins.reader.js';
import type { Told } from '../../platform/audit/audit.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { allow, notFound, type Refusal } from '../../shared/refusal.js';
import {
  asAttendance,
  attendanceList,
  castingVoteList,
  electorList,
  memberOfRoll,
  notStruckOff,
  rulingList,
  settledWith,
  thatStand,
} from '../resolutions/decision.reader.js';
import {
  isMeeting,
  presentAt,
  presentForItem,
  type Attendance,
} from '../deciding/meeting.rules.js';
import { packDecidedOnList } from '../resolutions/packs.reader.js';
import { rulingOn, type InterestRuling } from '../deciding/quorum.rules.js';
import type { PackDecidedOn } from '../deciding/resolution.rules.js';
import { Vote, type Elector, type Resolution } from '../resolutions/resolution.entity.js';
import {
  asked,
  tellWithin,
  type AskedResolution,
  type AtResolution,
} from '../resolutions/resolution-targets.js';
import type { Choice } from '../deciding/tally.rules.js';
import {
  isUntaken,
  mayAnswer,
  mayCastInPerson,
  mayReplace,
  mayTakeBack,
  mayVote,
  NOT_ON_ROLL,
} from '../deciding/voting.rules.js';

onConstraint('vote_pkey', {
  code: 'STALE_VERSION',
  because:
    'This member has voted already: to change that vote, send its revision as expectedRevision.',
  field: 'expectedRevision',
});
onConstraint('vote_elector', {
  code: 'NOT_ENTITLED_TO_VOTE',
  because: NOT_ON_ROLL,
});

/** One answer of one member, as it is to be appended. */
export interface Answer {
  member: Person;
  /** Null takes the vote back. */
  choice: Choice | null;
  manifestRead: string | null;
  reason: string | null;
  expectedRevision: number;
}

/** What votes on one resolution depend on; it does not change while the act holds the resolution. */
export interface VotingFacts {
  roll: readonly Elector[];
  pack: PackDecidedOn | null;
  /** The members who were there for the item; null when it is not decided at a meeting. */
  there: readonly string[] | null;
  /** Of these, the members who have not left since: only they vote in person. */
  stayed: readonly string[] | null;
  rulings: readonly InterestRuling[];
  /** Why no vote can change any more. */
  settled: Refusal | null;
}

/** Reads what votes on a resolution depend on: once for all the votes of an act. */
export async function votingFacts(of: AskedResolution): Promise<VotingFacts> {
  const { reader, resolution, programme, now } = of;
  const { id, packId, meetingId } = resolution;
  const { electors, packs, members, rulings, castingVotes } = await reader.together({
    electors: electorList(id),
    packs: packDecidedOnList(packId),
    members: attendanceList(meetingId),
    rulings: rulingList(id),
    castingVotes: castingVoteList(id),
  });
  if (packId !== null && !packs[0]) throw notFound('pack');
  const attendance = asAttendance(members);
  const there = membersThere(resolution, attendance);
  // A practice programme has its own date, so its meetings do not go by the clock.
  const here = programme.practice ? null : presentAt(attendance, now.toISOString());
  return {
    roll: notStruckOff(electors),
    pack: packs[0] ?? null,
    there,
    stayed: there && here ? there.filter((one) => here.includes(one)) : there,
    rulings: thatStand(rulings),
    settled: settledWith(castingVotes),
  };
}

/**
 * Appends the member's next revision to a resolution that the act holds, if the rules allow it now, and
 * tells the chain; the only writer of votes.
 */
export async function appendVote(
  at: AtResolution,
  facts: VotingFacts,
  type: EventType,
  answer: Answer,
): Promise<{ vote: Vote; told: Told }> {
  const { tx, resolution, body, programme } = at;
  const { member, choice, manifestRead, reason } = answer;
  const elector = facts.roll.find(({ personId }) => personId === member.id) ?? null;
  const latest = await latestVote(tx, resolution.id, member.id);
  refuseUnlessAllowed(asked(at), facts, { elector, latest, by: tx.actor.personId }, answer);
  const own = member.id === tx.actor.personId;
  const signIn = own ? await signInTold(tx, member.id) : null;
  const vote = await tx.insert(Vote, {
    resolutionId: resolution.id,
    personId: member.id,
    programmeId: resolution.programmeId,
    bodyId: resolution.bodyId,
    revision: answer.expectedRevision + 1,
    voting: true,
    choice,
    manifestSha256: manifestRead,
    reason,
    castAt: tx.now,
    enteredBy: tx.actor.personId,
    identifiedOn: signIn?.identifiedOn ?? null,
  });
  const payload = {
    resolution: resolution.id,
    member: member.id,
    revision: vote.revision,
    choice,
    // The names on a receipt, so that it can be read years later without this service.
    resolutionName: `${body.code}/${resolution.number}`,
    memberName: member.displayName,
    seat: elector?.title,
    manifestSha256: manifestRead,
    reason,
    castAt: tx.now,
    practice: programme.practice,
    // Who set the sign-in and who confirmed it, by their offices.
    signIn: signIn ? { ...signIn } : undefined,
  };
  return { vote, told: tellWithin(at, type, payload, ['vote', vote.id]) };
}

/** Who votes, as far as the roll and the votes know them, and who enters it. */
interface Voter {
  elector: Elector | null;
  latest: Vote | null;
  by: string;
}

/** Refuses the actor's own vote where it cannot be cast now; which way it goes is left open. */
export async function refuseUnlessVotable(of: AskedResolution, personId: string): Promise<void> {
  const { reader, resolution } = of;
  allow(mayCastInPerson(resolution.lateReason));
  const facts = await votingFacts(of);
  const latest = await latestVote(reader, resolution.id, personId);
  const elector = facts.roll.find((one) => one.personId === personId) ?? null;
  const member = { id: personId };
  const expectedRevision = latest?.revision ?? 0;
  const manifestRead = resolution.manifestSha256;
  const answer = { member, choice: 'FOR', manifestRead, expectedRevision } as const;
  refuseUnlessAllowed(of, facts, { elector, latest, by: personId }, answer);
}

async function latestVote(reader: Reader, resolutionId: string, personId: string) {
  const order = { revision: 'DESC' } as const;
  const [latest] = await reader.find(Vote, { resolutionId, personId }, { order, limit: 1 });
  return latest ?? null;
}

function refuseUnlessAllowed(
  { resolution, programme, now }: AskedResolution,
  { pack, there, stayed, rulings, settled }: VotingFacts,
  { elector, latest, by }: Voter,
  answer: Pick<Answer, 'choice' | 'manifestRead' | 'expectedRevision'> & { member: { id: string } },
): void {
  const { member, choice, manifestRead, expectedRevision } = answer;
  const attending = by === member.id ? stayed : there;
  const facts = {
    resolution: { ...resolution, pack, deciderIds: resolution.urgentDeciderIds },
    member: elector && memberOfRoll(elector),
    manifestRead,
    untaken: isUntaken(resolution),
    recorded: by !== member.id,
    present: attending === null || attending.includes(member.id),
    ruling: rulingOn(rulings, member.id),
    currentRevision: latest?.revision ?? 0,
    expectedRevision,
  };
  allow(mayVote(facts, todayOf(programme, now)));
  allow(mayReplace(latest, member.id, by));
  allow(choice ? mayAnswer(resolution.method, choice) : mayTakeBack(latest?.choice ?? null));
  allow(settled);
}

/** The members who were there for the item: nobody before it is taken; null without a meeting. */
function membersThere(
  { method, itemTakenAt, itemPutAt }: Resolution,
  attendance: readonly Attendance[],
): readonly string[] | null {
  if (!isMeeting(method)) return null;
  const putAt = itemPutAt?.toISOString() ?? null;
  return itemTakenAt ? presentForItem(attendance, itemTakenAt.toISOString(), putAt) : [];
}
