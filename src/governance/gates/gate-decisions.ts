import { cannotWaitOf } from '../programmes/programme.rules.js';
import type { Condition } from '../conditions/condition.entity.js';
import { OUTCOME_WEIGHT } from './gate-outcome.rules.js';
import type { Ratification, StandingDecision } from './gate-facts.rules.js';
import type { RowsOfGate } from './gate-rows.reader.js';

type Stored = RowsOfGate['decisions'][number];

/** A decision as the rules need it, with everything that is stored of it. */
export interface Decision extends Stored, StandingDecision {
  outcome: Stored['outcome'];
  /** Whether a later record corrects it, so that it no longer counts. */
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
 * - A correction takes over the conditions of the record that it corrects.
 */
export function decisionsOf(rows: RowsOfGate, conditions: readonly Condition[]): Decision[] {
  const corrected = new Set(rows.decisions.flatMap(({ correctsId }) => correctsId ?? []));
  return rows.decisions.map((row) => ({
    ...row,
    corrected: corrected.has(row.id),
    voided:
      row.ratified === false ||
      (!rows.passing && row.packSuperseded && OUTCOME_WEIGHT[row.outcome] !== 'FOR'),
    ratification: ratificationOf(row),
    isCorrection: row.correctsId !== null,
    conditions: conditions.filter(({ setById }) => lineage(row, rows.decisions).includes(setById)),
    cannotWait: cannotWaitOf(row),
  }));
}

/** The ratification of an urgent decision in favour; others need none. */
function ratificationOf({ ratifyBy, ratified, outcome }: Stored): Ratification | null {
  if (ratifyBy === null || OUTCOME_WEIGHT[outcome] !== 'FOR') return null;
  if (ratified === null) return { by: ratifyBy, answer: 'DUE' };
  return { by: ratifyBy, answer: ratified ? 'RATIFIED' : 'REFUSED' };
}

/** A record and those that it corrects, back to the first. */
function lineage(row: Stored, all: readonly Stored[]): string[] {
  const before = row.correctsId ? all.find(({ id }) => id === row.correctsId) : undefined;
  return before ? [row.id, ...lineage(before, all)] : [row.id];
}
