import { Injectable } from '@nestjs/common';
import { Acts, type At } from '../../platform/acts/acts.service.js';
import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import { onConstraint } from '../../platform/database/database-errors.js';
import { NoticesService } from '../../platform/outbox/notices.service.js';
import type { Actor } from '../../shared/actor.js';
import { canonicalJson } from '../../shared/canonical.js';
import { allow } from '../../shared/refusal.js';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  canBeTrue,
  confirmsAs,
  correctionsThatStand,
  mayApprove,
  mayCorrect,
  mayCorrectIn,
  NOT_WAITING,
  outcomeThatCounts,
  withCorrections,
  witnessesOf,
  type CorrectionConfirmationKind,
  type Corrections,
} from '../deciding/correcting.rules.js';
import { isMeeting } from '../deciding/meeting.rules.js';
import { decide, type DecisionInput } from '../deciding/outcome.rules.js';
import { lockDecisions, ofTheActingBody } from '../programmes/programme-targets.js';
import { todayOf } from '../programmes/programmes.reader.js';
import {
  CorrectionConfirmation,
  CorrectionWorking,
  ResolutionCorrection,
} from '../resolutions/correction.entity.js';
import {
  correctionDigest,
  correctionsOf,
  outcomesThatStand,
  standingCorrectionsOf,
} from '../resolutions/corrections.reader.js';
import { ResolutionOutcome, type Resolution } from '../resolutions/resolution.entity.js';
import {
  findResolution,
  findResolutionInContext,
  lockResolution,
  tellWithin,
  theResolutionWithDecisions,
  type AtResolution,
  type ResolutionInContext,
} from '../resolutions/resolution-targets.js';
import { inNumbers } from './concluding.js';
import { closedOf, correctionsAsked, type Closed } from './correcting.js';
import type * as inputs from './correction.input.js';

for (const name of ['correction_confirmation_pkey', 'correction_confirmation_once']) {
  onConstraint(name, {
    code: 'WRONG_STATE',
    because: 'This correction is confirmed in this way already, or by you.',
  });
}

const theClosed = theResolutionWithDecisions('NO KEY UPDATE');

interface CorrectionInContext extends ResolutionInContext {
  correction: ResolutionCorrection;
}

/** A correction that an input names, with the decisions of its programme locked. */
const theCorrection: Target<{ correctionId: string }, CorrectionInContext> = {
  find: async (reader, { correctionId: id }) => {
    const correction = await reader.must(
      ResolutionCorrection,
      { id },
      'correction',
      'correctionId',
    );
    return { correction, ...(await findResolutionInContext(reader, correction.resolutionId)) };
  },
  ...ofTheActingBody,
  lock: async (tx, found) => ({
    ...found,
    programme: await lockDecisions(tx, found.programme.id, 'NO KEY UPDATE'),
  }),
};

/** What was closed, corrected with its minutes: entered beside it, and never in its place. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly acts: Acts,
    private readonly notices: NoticesService,
  ) {}

  /**
   * Enters in what the minutes differ from what a resolution was closed on, and works the outcome out once
   * more from both. What was frozen stays as it is.
   */
  async correctResolution(actor: Actor, input: inputs.CorrectResolutionInput) {
    return await this.acts.do(actor, 'correctResolution', input, theClosed, async (found) => {
      const at = await lockResolution(found.tx, found, 'NO KEY UPDATE');
      const { tx, resolution } = at;
      const { documentId: id } = input;
      const where = { id, programmeId: resolution.programmeId };
      const minutes = await tx.must(Document, where, 'document', 'documentId');
      allow(mayCorrectIn(resolution.state));
      const closed = await closedOf(tx, resolution);
      const corrections = await correctionsAsked(tx, resolution, closed.frozen, input);
      await enter(at, closed, { input, corrections, minutesSha256: minutes.sha256 });
      await this.tellNamed(at, closed, corrections);
      return { resolution };
    });
  }

  /** Confirms a correction in person: whoever presided, or another member who was present. */
  async confirmCorrection(actor: Actor, input: inputs.ConfirmCorrectionInput) {
    return await this.acts.do(actor, 'confirmCorrection', input, theCorrection, async (found) => {
      const at = await lockResolution(found.tx, found, 'NO KEY UPDATE');
      const kind = await refuseUnlessConfirmable(at.tx, at, at.correction);
      await confirm(at, kind, null);
      return { resolution: at.resolution };
    });
  }

  /** Names the resolution with which the body approved the minutes: from then on the correction counts. */
  async approveCorrection(actor: Actor, input: inputs.ApproveCorrectionInput) {
    return await this.acts.do(actor, 'approveCorrection', input, theCorrection, async (found) => {
      const at = await lockResolution(found.tx, found, 'NO KEY UPDATE');
      const approving = await findResolution(at.tx, input.resolution, at.programme.id);
      await refuseUnlessApproving(at, approving);
      await confirm(at, 'MINUTES_APPROVED', approving.id);
      return { resolution: at.resolution };
    });
  }

  /** Tells the members whose attendance or vote is another by the minutes, and whoever presided. */
  private async tellNamed(
    { tx, resolution, body }: AtResolution,
    { frozen }: Closed,
    { attendance, votes, presidingId }: Corrections,
  ): Promise<void> {
    const named = [...attendance, ...votes].map(({ memberId }) => memberId);
    const all = new Set([...named, presidingId, frozen?.presidingId ?? null]);
    for (const personId of all) {
      if (personId === null || personId === tx.actor.personId) continue;
      const yours = named.includes(personId)
        ? 'what the record has of you'
        : 'an item over which you presided';
      await this.notices.tell(tx, {
        personId,
        programmeId: resolution.programmeId,
        type: 'resolution.corrected',
        text: `${body.code}/${resolution.number} was corrected with its minutes, and with it ${yours}. The resolution shows what was corrected.`,
        subjectType: 'resolution',
        subjectId: resolution.id,
      });
    }
  }
}

interface Entering {
  input: inputs.CorrectResolutionInput;
  corrections: Corrections;
  minutesSha256: string;
}

/** Asks the rules, and keeps the correction with its working. */
async function enter(at: AtResolution, closed: Closed, entering: Entering): Promise<void> {
  const { tx, resolution } = at;
  const { id: resolutionId, programmeId, bodyId } = resolution;
  const { reason, documentId, minuteRef = null } = entering.input;
  const before = await correctionsOf(tx, resolutionId);
  const { enteredOn, working, numbers, steps } = workedOut(at, closed, entering, before.length > 0);
  const counted = outcomeThatCounts(closed.outcome.outcome, correctionsThatStand(before));
  const said = {
    number: before.length + 1,
    documentId,
    reason,
    minuteRef,
    ...numbers,
    changesOutcome: numbers.outcome !== counted,
    enteredOn,
  };
  const row = { ...said, programmeId, bodyId, resolutionId, steps };
  const sha256 = correctionDigest(row, entering.minutesSha256, working);
  const by = { enteredBy: tx.actor.personId, enteredAt: tx.now };
  const { id } = await tx.insert(ResolutionCorrection, { ...row, sha256, ...by });
  const about = ['resolution-correction', id] as const;
  at.tell('resolution.corrected', about, { resolution: resolutionId, ...said, sha256 });
  await tx.insert(CorrectionWorking, { correctionId: id, programmeId, bodyId, ...working });
  tellWithin(at, 'correction.worked-out', { resolution: resolutionId, ...working }, about);
}

/** Lays the corrections over what was frozen, and works the outcome out of it; refuses what cannot be true. */
function workedOut(
  { tx, resolution: { state }, programme }: AtResolution,
  { frozen, outcome, ruleVersion }: Closed,
  { input: { minuteRef = null }, corrections }: Entering,
  correctedBefore: boolean,
) {
  allow(mayCorrect({ state, frozen, corrections, minuteRef, correctedBefore }));
  const enteredOn = todayOf(programme, tx.now);
  const told = { on: enteredOn, minuteRef: minuteRef !== null };
  const facts = frozen && withCorrections(frozen, corrections, told, ruleVersion);
  allow(facts && canBeTrue(facts, corrections, ruleVersion));
  const worked = facts && decide(facts, ruleVersion);
  return {
    enteredOn,
    numbers: worked ? inNumbers(worked) : asItEnded(outcome),
    steps: worked?.steps ?? outcome.steps,
    working: {
      lines: canonicalJson(corrections),
      input: facts && canonicalJson(facts),
      worked: worked && canonicalJson(worked),
    },
  };
}

/** The outcome of a resolution that ended without a decision of its members. */
const asItEnded = (outcome: ResolutionOutcome) => ({
  outcome: outcome.outcome,
  carried: outcome.carried,
  forCount: outcome.forCount,
  againstCount: outcome.againstCount,
  abstainCount: outcome.abstainCount,
  quorate: outcome.quorate,
  ruleVersion: outcome.ruleVersion,
});

async function confirm(
  at: At<CorrectionInContext>,
  kind: CorrectionConfirmationKind,
  approvedById: string | null,
): Promise<void> {
  const { tx, correction, resolution } = at;
  const { programmeId, bodyId } = resolution;
  await tx.insert(CorrectionConfirmation, {
    correctionId: correction.id,
    kind,
    programmeId,
    bodyId,
    personId: tx.actor.personId,
    approvedById,
    confirmedAt: tx.now,
  });
  const type = kind === 'MINUTES_APPROVED' ? 'correction.approved' : 'correction.confirmed';
  const payload = { resolution: resolution.id, kind, approvedBy: approvedById };
  at.tell(type, ['resolution-correction', correction.id], payload);
}

/** As what the reader can confirm a correction; refuses whoever cannot. */
export async function refuseUnlessConfirmable(
  reader: Reader,
  { resolution }: { resolution: Resolution },
  { id: correctionId, enteredBy: enteredById }: ResolutionCorrection,
): Promise<CorrectionConfirmationKind> {
  const waits = await isWaiting(reader, resolution.id, correctionId);
  allow(waits ? null : NOT_WAITING);
  const { frozen } = await closedOf(reader, resolution);
  const working = await reader.one(CorrectionWorking, { correctionId });
  const corrected = working?.input ? (JSON.parse(working.input) as DecisionInput) : null;
  const kind = confirmsAs({
    waits,
    personId: reader.actor?.personId ?? '',
    enteredById,
    witnesses:
      frozen && corrected ? witnessesOf(frozen, corrected) : { presidingId: null, presentIds: [] },
    before: await reader.find(CorrectionConfirmation, { correctionId }),
  });
  if (typeof kind === 'string') return kind;
  allow(kind);
  throw new Error('A refusal was allowed.');
}

/** Whether a correction is the one that waits to be confirmed. */
export async function isWaiting(
  reader: Reader,
  resolutionId: string,
  correctionId: string,
): Promise<boolean> {
  return (await standingCorrectionsOf(reader, resolutionId)).waits?.id === correctionId;
}

async function refuseUnlessApproving(
  { tx, resolution, correction }: At<CorrectionInContext>,
  approving: Resolution,
): Promise<void> {
  const { enteredAt } = correction;
  const own = await tx.must(ResolutionOutcome, { resolutionId: resolution.id }, 'outcome');
  const outcome = await tx.one(ResolutionOutcome, { resolutionId: approving.id });
  const { bodyId, purpose, subjectId, state, method, openedAt, lateReason } = approving;
  const waits = await isWaiting(tx, resolution.id, correction.id);
  allow(
    mayApprove(
      { waits, enteredAt, decidedOn: own.decidedOn },
      {
        state,
        approvesThese:
          bodyId === resolution.bodyId &&
          purpose === 'APPROVE_MINUTES' &&
          subjectId === resolution.id,
        outcomes: outcome ? await outcomesThatStand(tx, outcome) : [],
        atMeeting: isMeeting(method),
        enteredLate: lateReason !== null,
        openedAt,
        decidedOn: outcome?.decidedOn ?? null,
      },
    ),
  );
}
