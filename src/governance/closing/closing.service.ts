import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { IdempotencyService, type Once } from '../../platform/idempotency/idempotency.service.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, refuse, type Refusal } from '../../shared/refusal.js';
import { decisionFacts, type DecisionFacts } from '../resolutions/decision.reader.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import {
  decide,
  mayDecide,
  silentMembers,
  takingPart,
  type WorkedOutcome,
} from '../deciding/outcome.rules.js';
import { setConditions } from '../conditions/new-conditions.js';
import { proposedConditions } from '../resolutions/decision.reader.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import type * as inputs from './closing.input.js';
import {
  Resolution,
  ResolutionOutcome,
  ResolutionWorking,
} from '../resolutions/resolution.entity.js';
import {
  ResolutionsService,
  type ResolutionInContext,
} from '../resolutions/resolutions.service.js';
import { currentVotes } from '../deciding/tally.rules.js';
import {
  isUntaken,
  mayClose,
  mayCloseNow,
  mayCloseWithUnrecordedVotes,
} from '../deciding/voting.rules.js';

/** Closing a resolution: the outcome is worked out once, and stored with its explanation. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly db: Database,
    private readonly idempotency: IdempotencyService,
    private readonly programmes: ProgrammesService,
    private readonly resolutions: ResolutionsService,
  ) {}

  /**
   * Closes a resolution and works out its outcome. A second call, with any key, is answered with the
   * outcome that is there.
   */
  async closeResolution(
    actor: Actor,
    input: inputs.CloseResolutionInput,
  ): Promise<Once<{ resolutionId: string }>> {
    return await this.db.transaction(actor, async (tx) => {
      const found = await this.resolutions.beginAsSecretary(
        tx,
        'closeResolution',
        input.resolution,
      );
      let before = false;
      const { ids, replayed } = await this.idempotency.once(
        tx,
        { verb: 'closeResolution', key: input.idempotencyKey, input },
        async () => {
          // The programme is locked first, so that no pack is superseded while this is worked out.
          await this.programmes.lockDecisions(tx, found.programme.id, 'NO KEY UPDATE');
          const { meetingId } = found.resolution;
          const meeting = meetingId ? await tx.lock(Meeting, meetingId, 'SHARE') : null;
          const target = await this.resolutions.lockForChange(tx, found);
          const { id: resolutionId } = target.resolution;
          before = (await tx.one(ResolutionWorking, { resolutionId })) !== null;
          if (!before) await this.close(tx, target, meeting, input);
          return { resolutionId };
        },
      );
      return { ids, replayed: replayed || before };
    });
  }

  private async close(
    tx: Tx,
    target: ResolutionInContext,
    meeting: Meeting | null,
    input: inputs.CloseResolutionInput,
  ): Promise<void> {
    const { resolution, programme } = target;
    const today = this.programmes.today(programme, tx.now);
    const pack = await packDecidedOn(tx, resolution.packId);
    allow(mayClose({ state: resolution.state, pack, untaken: isUntaken(resolution) }));
    const facts = await decisionFacts(tx, resolution);
    if (!facts.counted)
      refuse(
        'WRONG_STATE',
        'No count is recorded for this resolution: record it first (recordCount), then close.',
      );
    const { method, closesOn } = resolution;
    const heldOn = meeting?.heldOn ?? null;
    const time = { method, heldOn, closesOn, answersOutstanding: outstanding(facts) };
    allow(mayCloseNow(time, today) ?? ofFacts(mayDecide(facts.input)));
    const decidedOn = heldOn ?? today;
    const cannotWait = input.cannotWait ?? cannotWaitOf(resolution);
    await this.programmes.refuseDateInPreElectionPeriod(tx, programme.id, decidedOn, cannotWait);
    const worked = decide(facts.input);
    allow(mayCloseWithUnrecordedVotes(unrecordedVotes(facts, worked), input.notVoted ?? null));
    await this.keepWorking(tx, target, facts, worked);
    await this.conclude(tx, target, worked, {
      input,
      decidedOn,
      presidingId: facts.input.presidingId,
    });
  }

  /** Stores how the outcome was worked out, with every name, for the body and for verification. */
  private async keepWorking(
    tx: Tx,
    target: ResolutionInContext,
    { input }: DecisionFacts,
    worked: WorkedOutcome,
  ): Promise<void> {
    const { id: resolutionId, programmeId, bodyId } = target.resolution;
    const kept = { input: canonicalJson(input), worked: canonicalJson(worked) };
    await tx.insert(ResolutionWorking, { resolutionId, programmeId, bodyId, ...kept });
    this.resolutions.recordWithin(tx, target, {
      type: 'resolution.worked-out',
      payload: {
        ruleVersion: worked.ruleVersion,
        worked: kept.worked,
        counted: membersCounted(input),
      },
    });
  }

  private async conclude(
    tx: Tx,
    target: ResolutionInContext,
    worked: WorkedOutcome,
    at: { input: inputs.CloseResolutionInput; decidedOn: Day; presidingId: string | null },
  ): Promise<void> {
    const { resolution } = target;
    const { outcome, carried, tally, quorum, steps, ruleVersion } = worked;
    const minuteRef = at.input.minuteRef ?? null;
    const counts = {
      forCount: tally.for,
      againstCount: tally.against,
      abstainCount: tally.abstain,
    };
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
      decidedOn: at.decidedOn,
      minuteRef,
      closedBy: tx.actor.personId,
      closedAt: tx.now,
    });
    const { cannotWait } = at.input;
    await tx.set(Resolution, resolution.id, {
      state: 'CLOSED',
      presidingId: at.presidingId,
      cannotWaitReason: cannotWait?.reason,
      cannotWaitAdviceOf: cannotWait?.adviceOf,
    });
    const proposed =
      outcome === 'APPROVED_WITH_CONDITIONS' ? await proposedConditions(tx, resolution.id) : [];
    const { id: setById, programmeId, bodyId } = resolution;
    const by = { programmeId, bodyId, setByType: 'RESOLUTION', setById } as const;
    const conditions = await setConditions(tx, by, proposed, at.decidedOn);
    this.resolutions.record(tx, target, {
      type: 'resolution.closed',
      payload: {
        outcome,
        carried,
        ...counts,
        quorate: quorum.met,
        ruleVersion,
        decidedOn: at.decidedOn,
        minuteRef,
        conditions,
        pack: resolution.packId,
        manifestSha256: resolution.manifestSha256,
        cannotWait: cannotWait?.reason,
      },
      checkpoint: true,
    });
  }
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
