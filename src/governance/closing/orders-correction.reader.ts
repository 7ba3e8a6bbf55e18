import { listOf } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { londonDay, type Day } from '../../shared/day.js';
import { JudgedAgain } from '../resolutions/judged-again.entity.js';
import type { StandingOrdersVersion } from '../trusts/trust.entity.js';
import { standingOrdersOf } from '../trusts/trusts.reader.js';

/** Standing orders that are a correction of others, as they are shown. */
export interface ShownOrdersCorrection {
  id: string;
  correctsId: string;
  enteredOn: string;
  reason: string;
  documentId: string;
}

/** What is said of a correction of standing orders; null of those that are none. */
export const shownCorrection = (version: StandingOrdersVersion): ShownOrdersCorrection | null =>
  version.correctsId === null
    ? null
    : {
        id: version.id,
        correctsId: version.correctsId,
        enteredOn: londonDay(version.createdAt),
        reason: version.correctionReason!,
        documentId: version.correctionDocumentId!,
      };

const judgedByCorrection = listOf(JudgedAgain, 'correctionId', { resolutionId: 'ASC' });
/** What a resolution would be by each correction of its body's standing orders since it was opened. */
export const judgedOfResolution = listOf(JudgedAgain, 'resolutionId', { correctionId: 'ASC' });

/** The decisions that a correction would have made otherwise, of those that the reader may see. */
export async function wouldDiffer(
  context: RequestContext,
  correctionId: string,
): Promise<JudgedAgain[]> {
  const all = await judgedByCorrection(context, correctionId);
  return all.filter(({ outcomeThen, outcomeNow }) => outcomeThen !== outcomeNow);
}

/** The correction of a version of standing orders; null while there is none. */
export async function correctionOf(
  context: RequestContext,
  { id, bodyId }: Pick<StandingOrdersVersion, 'id' | 'bodyId'>,
): Promise<StandingOrdersVersion | null> {
  const versions = await standingOrdersOf(context, bodyId);
  return versions.find(({ correctsId }) => correctsId === id) ?? null;
}

/** The day on which standing orders of a body were corrected; null while they stand. */
export async function correctedOn(
  context: RequestContext,
  bodyId: string,
  standingOrdersId: string | null,
): Promise<Day | null> {
  if (standingOrdersId === null) return null;
  const correction = await correctionOf(context, { id: standingOrdersId, bodyId });
  return correction && londonDay(correction.createdAt);
}
