import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { correctionsThatStand, type CorrectionsThatStand } from '../deciding/correcting.rules.js';
import type { Outcome } from '../deciding/resolution.rules.js';
import {
  CorrectionConfirmation,
  CorrectionWorking,
  ResolutionCorrection,
} from './correction.entity.js';
import type { ResolutionOutcome } from './resolution.entity.js';

/** A correction, and who confirmed it. */
export interface ConfirmedCorrection extends ResolutionCorrection {
  confirmations: CorrectionConfirmation[];
  confirmed: boolean;
}

const madeOf = listOf(ResolutionCorrection, 'resolutionId', { number: 'ASC' });
const confirmationsOf = listOf(CorrectionConfirmation, 'correctionId', { confirmedAt: 'ASC' });
/** What the minutes have otherwise, and how that was worked out, by the correction's id. */
export const correctionWorkingOf = oneOf(CorrectionWorking, 'correctionId');

/** The corrections of a resolution for one request, in their order. */
export async function correctionsShown(
  context: RequestContext,
  resolutionId: string,
): Promise<ConfirmedCorrection[]> {
  const made = await madeOf(context, resolutionId);
  return await Promise.all(
    made.map(async (one) => withConfirmations(one, await confirmationsOf(context, one.id))),
  );
}

/** The corrections of a resolution, in their order. */
export async function correctionsOf(
  reader: Reader,
  resolutionId: string,
): Promise<ConfirmedCorrection[]> {
  const order = { number: 'ASC' } as const;
  const made = await reader.find(ResolutionCorrection, { resolutionId }, { order });
  const ids = made.map(({ id }) => id);
  const confirmed = ids.length
    ? await reader.find(CorrectionConfirmation, { correctionId: In(ids) })
    : [];
  return made.map((one) =>
    withConfirmations(
      one,
      confirmed.filter(({ correctionId }) => correctionId === one.id),
    ),
  );
}

const withConfirmations = (
  one: ResolutionCorrection,
  confirmations: CorrectionConfirmation[],
): ConfirmedCorrection => {
  const by = confirmations.map(({ kind }) => kind);
  const inPerson = by.includes('PRESIDED') && by.includes('PRESENT');
  return { ...one, confirmations, confirmed: inPerson || by.includes('MINUTES_APPROVED') };
};

/** The corrections of a resolution that stand. */
export const standingCorrectionsOf = async (
  reader: Reader,
  resolutionId: string,
): Promise<CorrectionsThatStand<ConfirmedCorrection>> =>
  correctionsThatStand(await correctionsOf(reader, resolutionId));

/** Whether a resolution is so as it was closed, and by every correction of it that stands. */
export async function hasOutcomesThatAre(
  reader: Reader,
  closed: Pick<ResolutionOutcome, 'resolutionId' | 'outcome'>,
  isSo: (outcome: Outcome) => boolean,
): Promise<boolean> {
  const outcomes = await outcomesThatStand(reader, closed);
  return outcomes.every(isSo);
}

/** The outcomes of a resolution: as it was closed, and by each correction of it that stands. */
export async function outcomesThatStand(
  reader: Reader,
  { resolutionId, outcome }: Pick<ResolutionOutcome, 'resolutionId' | 'outcome'>,
): Promise<Outcome[]> {
  const { counts, waits } = await standingCorrectionsOf(reader, resolutionId);
  return [outcome, ...[counts, waits].flatMap((one) => (one ? [one.outcome] : []))];
}

/** The digest of a correction: of all that it says, its minutes by their own digest, and what it was worked out from. */
export const correctionDigest = (
  correction: Omit<ResolutionCorrection, 'id' | 'sha256' | 'enteredBy' | 'enteredAt'>,
  minutesSha256: string,
  working: Pick<CorrectionWorking, 'lines' | 'input' | 'worked'>,
): string =>
  sha256Hex(
    canonicalRecord({
      format: 'watersmeet.correction/1',
      resolution: correction.resolutionId,
      number: String(correction.number),
      minutes: minutesSha256,
      reason: correction.reason.normalize('NFC'),
      minuteRef: (correction.minuteRef ?? '').normalize('NFC'),
      outcome: correction.outcome,
      changesOutcome: correction.changesOutcome,
      enteredOn: correction.enteredOn,
      lines: sha256Hex(working.lines),
      input: sha256Hex(working.input ?? ''),
      worked: sha256Hex(working.worked ?? ''),
    }),
  );
