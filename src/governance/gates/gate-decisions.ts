import { cannotWaitOf } from '../programmes/programme.rules.js';
import type { Condition } from '../conditions/condition.entity.js';
import { needsConfirmation } from '../decisions/external-confirmation.rules.js';
import { OUTCOME_WEIGHT } from '../decisions/gate-outcome.rules.js';
import type { Ratification, RequiredDecider, StandingDecision } from './gate-facts.rules.js';
import { goneOf } from '../decisions/record-annulment.rules.js';
import type { DecidedRow } from '../decisions/decision-rows.reader.js';

/** A decision as the rules need it. */
export interface Decision extends StandingDecision {
  /** Whether a later record corrects it, or it was annulled, so that it no longer counts. */
  corrected: boolean;
  conditions: readonly Condition[];
}

/**
 * The decisions at a gate.
 *
 * - A new version of a pack voids decisions against the case and deferrals: these bodies are asked again.
 *   An approval on the old version stays visible, as a mismatch, but no longer counts.
 * - Once a gate is passed no decision is voided in this way: a later decision against it still suspends it.
 * - An urgent decision that its body refused to ratify is void at all times.
 * - A correction takes over the conditions of the record that it corrects. A record that was annulled counts
 *   no more, and what it corrected counts again.
 * - A statutory decision of an outside body waits until its letter is confirmed, one from minutes while the
 *   chair objects to its record.
 */
export function decisionsOf(
  rows: readonly DecidedRow[],
  passed: boolean,
  conditions: readonly Condition[],
  deciders: readonly RequiredDecider[],
): Decision[] {
  const annulled = new Set(rows.filter((row) => row.annulledBecause !== null).map(({ id }) => id));
  const gone = goneOf(rows, annulled);
  return rows.map((row) => ({
    id: row.id,
    deciderId: row.deciderId,
    source: row.source,
    outcome: row.outcome,
    decidedOn: row.decidedOn,
    packVersionId: row.packVersionId,
    packLabel: row.packLabel,
    manifestSha256: row.manifestSha256,
    packSuperseded: row.packSuperseded,
    noMaterialChange: row.noMaterialChange,
    enteredAt: row.enteredAt,
    corrected: gone.has(row.id),
    voided: row.ratified === false || (!passed && isAskedAgain(row)),
    ratification: ratificationOf(row),
    declaredAt: row.declaredAt,
    corrects: lineage(row, rows).slice(1),
    ordersEnteredOn: row.ordersEnteredOn,
    judgedAgain: row.judgedAgain,
    asCorrected: row.corrections.map((one) => ({ ...one, enteredAt: new Date(one.enteredAt) })),
    awaitsConfirmation: isToConfirm(row, deciders) && row.confirmedAt === null,
    objection: row.objectedBecause,
    delegated: row.delegated,
    conditions: conditions.filter(({ setById }) => lineage(row, rows).includes(setById)),
    cannotWait: cannotWaitOf(row),
  }));
}

/** Whether a decision is one of those that count only once their letter is confirmed. */
export function isToConfirm(
  {
    source,
    outcome,
    deciderId,
    noMaterialChange,
  }: Pick<DecidedRow, 'source' | 'outcome' | 'deciderId' | 'noMaterialChange'>,
  deciders: readonly RequiredDecider[],
): boolean {
  const asked = deciders.find(({ id }) => id === deciderId)!;
  return source === 'EXTERNAL' && needsConfirmation({ ...asked, outcome, noMaterialChange });
}

const isAskedAgain = ({ packSuperseded, outcome }: DecidedRow) =>
  packSuperseded && OUTCOME_WEIGHT[outcome] !== 'FOR';

/** The ratification of an urgent decision in favour; others need none. */
function ratificationOf({ ratifyBy, ratified, outcome }: DecidedRow): Ratification | null {
  if (ratifyBy === null || OUTCOME_WEIGHT[outcome] !== 'FOR') return null;
  if (ratified === null) return { by: ratifyBy, answer: 'DUE' };
  return { by: ratifyBy, answer: ratified ? 'RATIFIED' : 'REFUSED' };
}

/** A record and those that it corrects, back to the first. */
function lineage(row: DecidedRow, all: readonly DecidedRow[]): string[] {
  const before = row.correctsId ? all.find(({ id }) => id === row.correctsId) : undefined;
  return before ? [row.id, ...lineage(before, all)] : [row.id];
}
