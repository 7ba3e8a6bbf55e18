import type { EventType } from '../../platform/audit/event-types.js';
import { Person } from '../../platform/accounts/account.entity.js';
import type { Told } from '../../platform/audit/audit.service.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import type { Reader } from '../../platform/database/reader.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { allow, type Refusal } from '../../shared/refusal.js';
import {
  attendanceOf,
  electorsOf,
  memberOfRoll,
  rulingsOf,
  settledBy,
} from '../resolutions/decision.reader.js';
import { isMeeting, presentAt } from '../deciding/meeting.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
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
  /** The members who were there as the item was taken; null when it is not decided at a meeting. */
  there: readonly string[] | null;
  rulings: readonly InterestRuling[];
  /** Why no vote can change any more. */
  settled: Refusal | null;
}

/** Reads what votes on a resolution depend on: once for all the votes of an act. */
export async function votingFacts({ reader, resolution }: AskedResolution): Promise<VotingFacts> {
  return {
    roll: await electorsOf(reader, resolution.id),
    pack: await packDecidedOn(reader, resolution.packId),
    there: await membersThere(reader, resolution),
    rulings: await rulingsOf(reader, resolution.id),
    settled: await settledBy(reader, resolution.id),
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
  { pack, there, rulings, settled }: VotingFacts,
  { elector, latest, by }: Voter,
  answer: Pick<Answer, 'choice' | 'manifestRead' | 'expectedRevision'> & { member: { id: string } },
): void {
  const { member, choice, manifestRead, expectedRevision } = answer;
  const facts = {
    resolution: { ...resolution, pack, deciderIds: resolution.urgentDeciderIds },
    member: elector && memberOfRoll(elector),
    manifestRead,
    untaken: isUntaken(resolution),
    present: there === null || there.includes(member.id),
    ruling: rulingOn(rulings, member.id),
    currentRevision: latest?.revision ?? 0,
    expectedRevision,
  };
  allow(mayVote(facts, todayOf(programme, now)));
  allow(mayReplace(latest, member.id, by));
  allow(choice ? mayAnswer(resolution.method, choice) : mayTakeBack(latest?.choice ?? null));
  allow(settled);
}

/** The members who were there as the item was taken: nobody before it is; null without a meeting. */
async function membersThere(
  reader: Reader,
  resolution: Resolution,
): Promise<readonly string[] | null> {
  const { method, meetingId, itemTakenAt } = resolution;
  if (!isMeeting(method)) return null;
  if (!meetingId || !itemTakenAt) return [];
  return presentAt(await attendanceOf(reader, meetingId), itemTakenAt.toISOString());
}
