import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/acts/acts.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { cannotWaitOf } from '../programmes/programme.rules.js';
import { refuseDateInPreElectionPeriod } from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import type { Actor } from '../../shared/actor.js';
import type { Day } from '../../shared/day.js';
import { allow, refuse, type Refusal } from '../../shared/refusal.js';
import { mayConfirmNotVoted } from '../deciding/accounting.rules.js';
import { decisionFacts, type DecisionFacts } from '../resolutions/decision.reader.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { decide, mayDecide, takingPart, unaccountedIn } from '../deciding/outcome.rules.js';
import { packDecidedOn } from '../resolutions/packs.reader.js';
import { mayVoteOnItem } from '../deciding/quorum.rules.js';
import type * as inputs from './closing.input.js';
import { CompletingService } from './completing.service.js';
import { conclude, type Concluded } from './concluding.js';
import { Resolution, ResolutionWorking } from '../resolutions/resolution.entity.js';
import {
  lockItem,
  theResolutionWithDecisions,
  type AtResolution,
  asked,
  type AskedResolution,
} from '../resolutions/resolution-targets.js';
import { isUntaken, mayClose, mayCloseNotQuorate, mayCloseNow } from '../deciding/voting.rules.js';

const theItemToClose = theResolutionWithDecisions('NO KEY UPDATE');

/** Closing a resolution: the outcome is worked out once, and stored with its explanation. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly acts: Acts,
    private readonly completing: CompletingService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Closes a resolution and works out its outcome; where not everybody is accounted for, its result is
   * declared and no more. A second call, with any key, is answered with what is there. The programme is locked first, so that no pack is superseded while this is
   * worked out.
   */
  async closeResolution(actor: Actor, input: inputs.CloseResolutionInput) {
    return await this.acts.do(actor, 'closeResolution', input, theItemToClose, async (found) => {
      const { tx } = found;
      const at = await lockItem(tx, found);
      const before = await isWorkedOut(tx, at.resolution);
      const resolution = before ? at.resolution : await this.close(at, at.meeting, input);
      return { resolution, replayed: before };
    });
  }

  /** Closes it with its outcome, or declares its result where not everybody is accounted for. */
  private async close(
    at: AtResolution,
    meeting: Meeting | null,
    input: inputs.CloseResolutionInput,
  ): Promise<Resolution> {
    const { tx, resolution, programme } = at;
    const { facts, decidedOn } = await refuseUnlessClosable(asked(at), meeting);
    const cannotWait = input.cannotWait ?? cannotWaitOf(resolution);
    await refuseDateInPreElectionPeriod(tx, programme.id, decidedOn, cannotWait);
    const notVoted = input.notVoted ?? null;
    const decided = { ...facts.input, notVoted };
    const worked = decide(decided);
    const { quorum, missing = [] } = worked;
    allow(mayConfirmNotVoted(quorum.met ? unaccountedIn(decided) : 0, notVoted));
    allow(mayCloseNotQuorate(quorum.met, input.acceptNotQuorate));
    const { presidingId } = decided;
    const closed = await tx.set(Resolution, resolution.id, {
      state: missing.length > 0 ? 'DECLARED' : 'CLOSED',
      presidingId,
      cannotWaitReason: input.cannotWait?.reason,
      cannotWaitAdviceOf: input.cannotWait?.adviceOf,
    });
    const found: Concluded = {
      input: decided,
      worked,
      decidedOn,
      minuteRef: input.minuteRef ?? null,
    };
    const ended = { ...at, resolution: closed };
    if (missing.length > 0) await this.completing.declare(ended, found, missing);
    else await conclude(ended, this.audit, found);
    return closed;
  }
}

/** Whether its result is declared, or its outcome worked out. */
async function isWorkedOut(tx: Tx, { id: resolutionId, state }: Resolution): Promise<boolean> {
  return state === 'DECLARED' || (await tx.one(ResolutionWorking, { resolutionId })) !== null;
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

/** A fault of the facts, without a field: the caller sent none that is wrong. */
const ofFacts = (fault: Refusal | null): Refusal | null =>
  fault && { code: fault.code, because: fault.because };

/** Whether somebody who may still answer has not; asked of a written resolution. */
function outstanding({ input }: DecisionFacts): boolean {
  const everyone = input.roll.map((member) => member.memberId);
  const answered = takingPart(input);
  return mayVoteOnItem(input.roll, everyone, input.rulings).some((id) => !answered.includes(id));
}
