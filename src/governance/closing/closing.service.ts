import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { refuseDateInPreElectionPeriod } from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, refuse, type Refusal } from '../../shared/refusal.js';
import {
  decisionFacts,
  proposedConditions,
  type DecisionFacts,
} from '../resolutions/decision.reader.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import {
  decide,
  mayDecide,
  silentMembers,
  takingPart,
  type WorkedOutcome,
} from '../deciding/outcome.rules.js';
import { setConditions } from '../conditions/new-conditions.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import type * as inputs from './closing.input.js';
import {
  Resolution,
  ResolutionOutcome,
  ResolutionWorking,
} from '../resolutions/resolution.entity.js';
import {
  lockItem,
  tellOfIt,
  tellWithin,
  theResolutionWithDecisions,
  type AtResolution,
  asked,
  type AskedResolution,
} from '../resolutions/resolution-targets.js';
import { currentVotes } from '../deciding/tally.rules.js';
import {
  isUntaken,
  mayClose,
  mayCloseNow,
  mayCloseWithUnrecordedVotes,
} from '../deciding/voting.rules.js';

/** With what a resolution is concluded, besides the outcome that was worked out. */
interface Conclusion {
  input: inputs.CloseResolutionInput;
  decidedOn: Day;
  presidingId: string | null;
}

const theItemToClose = theResolutionWithDecisions('NO KEY UPDATE');

/** Closing a resolution: the outcome is worked out once, and stored with its explanation. */
@Injectable()
export class ClosingService {
  constructor(private readonly acts: Acts) {}

  /**
   * Closes a resolution and works out its outcome. A second call, with any key, is answered with the
   * outcome that is there. The programme is locked first, so that no pack is superseded while this is
   * worked out.
   */
  async closeResolution(actor: Actor, input: inputs.CloseResolutionInput) {
    return await this.acts.do(actor, 'closeResolution', input, theItemToClose, async (found) => {
      const { tx } = found;
      const at = await lockItem(tx, found);
      const { id: resolutionId } = at.resolution;
      const before = (await tx.one(ResolutionWorking, { resolutionId })) !== null;
      const resolution = before ? at.resolution : await close(at, at.meeting, input);
      return { resolution, replayed: before };
    });
  }
}

/** What a resolution is closed on: the facts as they stand, and the day of the decision. */
interface Closable {
  facts: DecisionFacts;
  decidedOn: Day;
}

/** Refuses a resolution that cannot be closed now; else answers on what it would be. */
export async function refuseUnlessClosable(
  { reader, now, resolution, programme }: AskedResolution,
  meeting: Meeting | null,
): Promise<Closable> {
  const today = todayOf(programme, now);
  const pack = await packDecidedOn(reader, resolution.packId);
  allow(mayClose({ state: resolution.state, pack, untaken: isUntaken(resolution) }));
  const facts = await decisionFacts(reader, resolution);
  if (!facts.counted)
    refuse(
      'WRONG_STATE',
      'No count is recorded for this resolution: record it first (recordCount), then close.',
    );
  const { method, closesOn } = resolution;
  const heldOn = meeting?.heldOn ?? null;
  const time = { method, heldOn, closesOn, answersOutstanding: outstanding(facts) };
  allow(mayCloseNow(time, today) ?? ofFacts(mayDecide(facts.input)));
  return { facts, decidedOn: heldOn ?? today };
}

async function close(
  at: AtResolution,
  meeting: Meeting | null,
  input: inputs.CloseResolutionInput,
): Promise<Resolution> {
  const { tx, resolution, programme } = at;
  const { facts, decidedOn } = await refuseUnlessClosable(asked(at), meeting);
  const cannotWait = input.cannotWait ?? cannotWaitOf(resolution);
  await refuseDateInPreElectionPeriod(tx, programme.id, decidedOn, cannotWait);
  const worked = decide(facts.input);
  allow(mayCloseWithUnrecordedVotes(unrecordedVotes(facts, worked), input.notVoted ?? null));
  await keepWorking(at, facts, worked);
  const { presidingId } = facts.input;
  return await conclude(at, worked, { input, decidedOn, presidingId });
}

/** Stores how the outcome was worked out, with every name, for the body and for verification. */
async function keepWorking(
  at: AtResolution,
  { input }: DecisionFacts,
  worked: WorkedOutcome,
): Promise<void> {
  const { id: resolutionId, programmeId, bodyId } = at.resolution;
  const kept = { input: canonicalJson(input), worked: canonicalJson(worked) };
  await at.tx.insert(ResolutionWorking, { resolutionId, programmeId, bodyId, ...kept });
  tellWithin(at, 'resolution.worked-out', {
    ruleVersion: worked.ruleVersion,
    worked: kept.worked,
    counted: membersCounted(input),
  });
}

async function conclude(
  at: AtResolution,
  worked: WorkedOutcome,
  { input, decidedOn, presidingId }: Conclusion,
): Promise<Resolution> {
  const { tx, resolution } = at;
  const { outcome, carried, tally, quorum, steps, ruleVersion } = worked;
  const { minuteRef = null, cannotWait } = input;
  const counts = { forCount: tally.for, againstCount: tally.against, abstainCount: tally.abstain };
  await tx.insert(ResolutionOutcome, {
    resolutionId: resolution.id,
    programmeId: resolution.programmeId,
    bodyId: resolution.bodyId,
    outcome,
    carried,
    ...counts,
    quorate: quorum.met,
    steps,
    ruleVersion,
    decidedOn,
    minuteRef,
    closedBy: tx.actor.personId,
    closedAt: tx.now,
  });
  const closed = await tx.set(Resolution, resolution.id, {
    state: 'CLOSED',
    presidingId,
    cannotWaitReason: cannotWait?.reason,
    cannotWaitAdviceOf: cannotWait?.adviceOf,
  });
  const payload = {
    outcome,
    carried,
    ...counts,
    quorate: quorum.met,
    ruleVersion,
    decidedOn,
    minuteRef,
    conditions: await conditionsSet(tx, resolution, outcome, decidedOn),
    pack: resolution.packId,
    manifestSha256: resolution.manifestSha256,
    cannotWait: cannotWait?.reason,
  };
  tellOfIt(at, 'resolution.closed', payload, { checkpoint: true });
  return closed;
}

/** Sets the conditions of an approval that has some, and answers with their numbers. */
async function conditionsSet(
  tx: Tx,
  { id: setById, programmeId, bodyId }: Resolution,
  outcome: WorkedOutcome['outcome'],
  setOn: Day,
): Promise<number[]> {
  const approved = outcome === 'APPROVED_WITH_CONDITIONS';
  const proposed = approved ? await proposedConditions(tx, setById) : [];
  const by = { programmeId, bodyId, setByType: 'RESOLUTION', setById } as const;
  return await setConditions(tx, by, proposed, setOn);
}

/** A fault of the facts, without a field: the caller sent none that is wrong. */
const ofFacts = (fault: Refusal | null): Refusal | null =>
  fault && { code: fault.code, because: fault.because };

/** The members whose named votes were counted, so that each can prove that theirs was. */
function membersCounted(input: DecisionFacts['input']): string[] | null {
  if (input.record.way !== 'NAMED_VOTES') return null;
  const able = mayVoteOnItem(input.roll, takingPart(input), input.rulings);
  const ids = currentVotes(input.record.votes).map((vote) => vote.memberId);
  return ids.filter((id) => able.includes(id));
}

/** How many members at the meeting have no named vote; 0 without a quorum, since nothing was decided. */
const unrecordedVotes = ({ input }: DecisionFacts, { quorum }: WorkedOutcome) =>
  isMeeting(input.method) && quorum.met ? silentMembers(input) : 0;

/** Whether somebody who may still answer has not; asked of a written resolution. */
function outstanding({ input }: DecisionFacts): boolean {
  const everyone = input.roll.map((member) => member.memberId);
  const answered = takingPart(input);
  return mayVoteOnItem(input.roll, everyone, input.rulings).some((id) => !answered.includes(id));
}
