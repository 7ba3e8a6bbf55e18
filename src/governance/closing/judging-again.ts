import type { AuditService } from '../../platform/audit/audit.service.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { judgedUnder } from '../deciding/judging-again.rules.js';
import type { DecisionInput } from '../deciding/outcome.rules.js';
import type { Outcome } from '../deciding/resolution.rules.js';
import type { RuleVersion } from '../deciding/rule-version.rules.js';
import { Meeting } from '../meetings/meeting.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import { calendarOf, todayOf } from '../programmes/programmes.reader.js';
import { JudgedAgain } from '../resolutions/judged-again.entity.js';
import type { Resolution } from '../resolutions/resolution.entity.js';
import { knownAt, ordersKnown } from '../resolutions/roll.service.js';
import { StandingOrdersVersion } from '../trusts/trust.entity.js';
import { asOrders } from '../trusts/trusts.reader.js';

/** A closed resolution as its members decided it: its outcome, and the facts that it was closed on. */
export interface DecidedOnce {
  resolution: Resolution;
  outcome: Outcome;
  closedOn: DecisionInput;
  ruleVersion: RuleVersion;
}

/** Every version of the standing orders of a body, in the order in which they were entered. */
export async function versionsOf(reader: Reader, bodyId: string): Promise<StandingOrdersVersion[]> {
  const order = { createdAt: 'ASC', id: 'ASC' } as const;
  return await reader.find(StandingOrdersVersion, { bodyId }, { order });
}

/**
 * What a decision would be by a correction of its body's standing orders; null where the correction does not
 * change by which it would go. Corrections before it are taken as they stand.
 */
export async function judgedBy(
  reader: Reader,
  versions: readonly StandingOrdersVersion[],
  correction: StandingOrdersVersion,
  decided: DecidedOnce,
): Promise<Omit<JudgedAgain, 'correctedOn'> | null> {
  const { resolution, outcome, closedOn, ruleVersion } = decided;
  const { id: resolutionId, programmeId, bodyId, meetingId, openedAt, openedOn } = resolution;
  const programme = await reader.must(Programme, { id: programmeId }, 'programme');
  const meeting = meetingId ? await reader.must(Meeting, { id: meetingId }, 'meeting') : null;
  const day = meeting?.heldOn ?? openedOn!;
  const opening = {
    openedAt: openedAt!,
    standingOrdersId: resolution.standingOrdersId!,
    seatIds: [],
  };
  const known = await knownAt(
    reader,
    programme,
    resolution.lateReason === null ? null : day,
    opening,
  );
  const corrections = versions.filter(({ correctsId }) => correctsId !== null);
  const before = corrections.slice(0, corrections.indexOf(correction));
  const was = ordersKnown(versions, day, known, before);
  const orders = ordersKnown(versions, day, known, [...before, correction]);
  if (was?.id === orders?.id) return null;
  const now = judgedUnder(closedOn, orders && asOrders(orders), ruleVersion);
  return {
    correctionId: correction.id,
    resolutionId,
    programmeId,
    bodyId,
    standingOrdersId: orders?.id ?? null,
    outcomeThen: outcome,
    outcomeNow: now.outcome,
    because: now.because,
  };
}

/** Enters what a decision would be by corrections of its body's standing orders, and tells its programme. */
export async function judgeAgain(
  tx: Tx,
  audit: AuditService,
  versions: readonly StandingOrdersVersion[],
  corrections: readonly StandingOrdersVersion[],
  decided: DecidedOnce,
): Promise<void> {
  const { programmeId, id } = decided.resolution;
  const programme = await tx.must(Programme, { id: programmeId }, 'programme');
  const enteredOn = await calendarOf(tx, programme);
  for (const correction of corrections) {
    const judged = await judgedBy(tx, versions, correction, decided);
    if (!judged) continue;
    const correctedOn = enteredOn(correction.createdAt) ?? todayOf(programme, tx.now);
    await tx.insert(JudgedAgain, { ...judged, correctedOn });
    audit.record(tx, {
      type: 'resolution.judged-again',
      programmeId,
      subjectType: 'resolution',
      subjectId: id,
      payload: {
        correction: correction.id,
        standingOrders: judged.standingOrdersId,
        outcomeThen: judged.outcomeThen,
        outcomeNow: judged.outcomeNow,
        because: judged.because,
        correctedOn,
      },
    });
  }
}
