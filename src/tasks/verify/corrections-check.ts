import { closedOf, type Closed } from '../../governance/closing/correcting.js';
import { inNumbers } from '../../governance/closing/concluding.js';
import { Document } from '../../governance/case-packs/case-pack.entity.js';
import {
  canBeTrue,
  confirmsAs,
  mayApprove,
  outcomeThatCounts,
  correctionsThatStand,
  withCorrections,
  witnessesOf,
  type Corrections,
} from '../../governance/deciding/correcting.rules.js';
import { isMeeting } from '../../governance/deciding/meeting.rules.js';
import { decide, type DecisionInput } from '../../governance/deciding/outcome.rules.js';
import {
  CorrectionConfirmation,
  CorrectionWorking,
} from '../../governance/resolutions/correction.entity.js';
import {
  correctionDigest,
  correctionsOf,
  type ConfirmedCorrection,
} from '../../governance/resolutions/corrections.reader.js';
import { Resolution, ResolutionOutcome } from '../../governance/resolutions/resolution.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import { canonicalJson } from '../../shared/canonical.js';
import type { Check } from './check.js';

export const correctionsCheck: Check = {
  name: 'corrections',
  promise:
    'Every correction of a closed resolution is the same when it is worked out again from what the resolution was closed on and what the minutes have otherwise, and whoever confirmed it could.',
  async *faults({ db }) {
    const corrected = 'select distinct resolution_id as id from resolution_correction order by 1';
    for await (const { id } of db.stream<{ id: string }>(corrected)) {
      const resolution = await db.must(Resolution, { id }, 'resolution');
      if (resolution.state !== 'CLOSED') {
        const because = `It is corrected, but its state is ${resolution.state}.`;
        yield { table: 'resolution', row: id, because };
        continue;
      }
      const closed = await closedOf(db, resolution);
      const all = await correctionsOf(db, id);
      for (const [at, one] of all.entries()) {
        const because =
          turnFault(closed, one, all.slice(0, at)) ?? (await workedFault(db, closed, one));
        if (because) yield { table: 'resolution_correction', row: one.id, because };
        for (const confirmation of one.confirmations) {
          const fault = await confirmationFault(db, closed, one, confirmation);
          if (fault) yield { table: 'correction_confirmation', row: one.id, because: fault };
        }
      }
    }
  },
};

/** Each is the next, and says whether it changed the outcome that counted when it was entered. */
function turnFault(
  { outcome }: Closed,
  one: ConfirmedCorrection,
  before: ConfirmedCorrection[],
): string | null {
  if (one.number !== before.length + 1) return 'A correction before it is missing.';
  const counted = outcomeThatCounts(outcome.outcome, correctionsThatStand(before));
  return one.changesOutcome === (one.outcome !== counted)
    ? null
    : 'It does not agree on whether it changed the outcome.';
}

async function workedFault(
  db: Reader,
  { frozen, ruleVersion, outcome }: Closed,
  one: ConfirmedCorrection,
): Promise<string | null> {
  const working = await db.one(CorrectionWorking, { correctionId: one.id });
  if (!working) return 'Its working is missing.';
  const { sha256 } = await db.must(Document, { id: one.documentId }, 'document');
  if (correctionDigest(one, sha256, working) !== one.sha256)
    return 'What it says does not match its digest.';
  const corrections = JSON.parse(working.lines) as Corrections;
  if (frozen === null) return one.outcome === outcome.outcome ? null : DIFFERENT;
  const told = { on: one.enteredOn, minuteRef: one.minuteRef !== null };
  const facts = withCorrections(frozen, corrections, told, ruleVersion);
  const worked = decide(facts, ruleVersion);
  const numbers = inNumbers(worked);
  const said = Object.fromEntries(
    Object.keys(numbers).map((name) => [name, one[name as keyof typeof numbers]]),
  );
  const same =
    canonicalJson(facts) === working.input &&
    canonicalJson(worked) === working.worked &&
    canonicalJson(said) === canonicalJson(numbers) &&
    canonicalJson(one.steps) === canonicalJson(worked.steps);
  if (!same) return DIFFERENT;
  const untrue = canBeTrue(facts, corrections, ruleVersion);
  return untrue && `It could not be so: ${untrue.because}`;
}

const DIFFERENT =
  'Worked out again from what it was closed on and what the minutes have, the outcome is different.';

/** Whoever confirmed it could: they were there, and did not enter it; or the body approved the minutes later. */
async function confirmationFault(
  db: Reader,
  closed: Closed,
  one: ConfirmedCorrection,
  confirmation: CorrectionConfirmation,
): Promise<string | null> {
  if (!one.changesOutcome) return 'It is confirmed, although it changed no outcome.';
  if (confirmation.kind === 'MINUTES_APPROVED')
    return await approvalFault(db, closed, one, confirmation.approvedById!);
  const working = await db.one(CorrectionWorking, { correctionId: one.id });
  const { frozen } = closed;
  if (!frozen || !working?.input) return 'It is confirmed, but its members did not decide it.';
  const others = one.confirmations.filter((other) => other !== confirmation);
  const kind = confirmsAs({
    waits: true,
    personId: confirmation.personId,
    enteredById: one.enteredBy,
    witnesses: witnessesOf(frozen, JSON.parse(working.input) as DecisionInput),
    before: others,
  });
  return kind === confirmation.kind ? null : 'It is confirmed by somebody who could not.';
}

async function approvalFault(
  db: Reader,
  { outcome: own }: Closed,
  { enteredAt, resolutionId, bodyId }: ConfirmedCorrection,
  id: string,
): Promise<string | null> {
  const approving = await db.must(Resolution, { id }, 'resolution');
  const outcome = await db.one(ResolutionOutcome, { resolutionId: id });
  const { purpose, subjectId, state, method, openedAt, lateReason } = approving;
  const refusal = mayApprove(
    { waits: true, enteredAt, decidedOn: own.decidedOn },
    {
      state,
      approvesThese:
        approving.bodyId === bodyId && purpose === 'APPROVE_MINUTES' && subjectId === resolutionId,
      outcomes: outcome ? [outcome.outcome] : [],
      atMeeting: isMeeting(method),
      enteredLate: lateReason !== null,
      openedAt,
      decidedOn: outcome?.decidedOn ?? null,
    },
  );
  return refusal && `Its minutes were not approved: ${refusal.because}`;
}
