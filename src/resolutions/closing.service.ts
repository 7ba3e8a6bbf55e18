import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { Tx } from '../database/tx.js';
import { IdempotencyService, type Once } from '../idempotency/idempotency.service.js';
import { excuseOf } from '../programmes/programme.rules.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { canonicalJson } from '../shared/canonical.js';
import type { Actor } from '../shared/actor.js';
import type { Day } from '../shared/day.js';
import { allow, refuse, type Refusal } from '../shared/refusal.js';
import { decisionFacts, type DecisionFacts } from './decision.reader.js';
import { Meeting } from './meeting.entity.js';
import { isMeeting } from './meeting.rules.js';
import {
  decide,
  mayDecide,
  silentMembers,
  takingPart,
  type WorkedOutcome,
} from './outcome.rules.js';
import { proposedConditions, setConditions } from './new-conditions.js';
import { packDecidedOn } from './packs.reader.js';
import { mayVoteOnItem } from './quorum.rules.js';
import type * as inputs from './resolution.input.js';
import { Resolution, ResolutionOutcome, ResolutionWorking } from './resolution.entity.js';
import { ResolutionsService, type Put } from './resolutions.service.js';
import { currentVotes } from './tally.rules.js';
import { isUntaken, mayClose, mayCloseNow, mayLeaveSilent } from './voting.rules.js';

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
          const put = await this.resolutions.take(tx, found);
          const { id: resolutionId } = put.resolution;
          before = (await tx.one(ResolutionWorking, { resolutionId })) !== null;
          if (!before) await this.close(tx, put, meeting, input);
          return { resolutionId };
        },
      );
      return { ids, replayed: replayed || before };
    });
  }

  private async close(
    tx: Tx,
    put: Put,
    meeting: Meeting | null,
    input: inputs.CloseResolutionInput,
  ): Promise<void> {
    const { resolution, programme } = put;
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
    const excuse = input.excuse ?? excuseOf(resolution);
    await this.programmes.mustBeDated(tx, programme.id, decidedOn, excuse);
    const worked = decide(facts.input);
    allow(mayLeaveSilent(silentAt(facts, worked), input.notVoted ?? null));
    await this.keepWorking(tx, put, facts, worked);
    await this.conclude(tx, put, worked, {
      input,
      decidedOn,
      presidingId: facts.input.presidingId,
    });
  }

  /** Stores how the outcome was worked out, with every name, for the body and for verification. */
  private async keepWorking(
    tx: Tx,
    put: Put,
    { input }: DecisionFacts,
    worked: WorkedOutcome,
  ): Promise<void> {
    const { id: resolutionId, programmeId, bodyId } = put.resolution;
    const kept = { input: canonicalJson(input), worked: canonicalJson(worked) };
    await tx.insert(ResolutionWorking, { resolutionId, programmeId, bodyId, ...kept });
    this.resolutions.recordWithin(tx, put, {
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
    put: Put,
    worked: WorkedOutcome,
    at: { input: inputs.CloseResolutionInput; decidedOn: Day; presidingId: string | null },
  ): Promise<void> {
    const { resolution } = put;
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
    const { excuse } = at.input;
    await tx.set(Resolution, resolution.id, {
      state: 'CLOSED',
      presidingId: at.presidingId,
      excuseReason: excuse?.reason,
      excuseAdviceOf: excuse?.adviceOf,
    });
    const proposed =
      outcome === 'APPROVED_WITH_CONDITIONS' ? await proposedConditions(tx, resolution.id) : [];
    const { id: setById, programmeId, bodyId } = resolution;
    const by = { programmeId, bodyId, setByType: 'RESOLUTION', setById } as const;
    const conditions = await setConditions(tx, by, proposed, at.decidedOn);
    this.resolutions.record(tx, put, {
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
        excuse: excuse?.reason,
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
const silentAt = ({ input }: DecisionFacts, { quorum }: WorkedOutcome) =>
  isMeeting(input.method) && quorum.met ? silentMembers(input) : 0;

/** Whether somebody who may still answer has not; asked of a written resolution. */
function outstanding({ input }: DecisionFacts): boolean {
  const everyone = input.roll.map((member) => member.memberId);
  const answered = takingPart(input);
  return mayVoteOnItem(input.roll, everyone, input.rulings).some((id) => !answered.includes(id));
}
