import type { Tx } from '../../platform/database/tx.js';
import type { Day } from '../../shared/day.js';
import { allow } from '../../shared/refusal.js';
import { maySetCondition, type ConditionTerms } from './condition.rules.js';
import { Condition } from './condition.entity.js';

/** A condition as a decision sets it: its terms, and whether evidence is needed to discharge it. */
export interface NewCondition extends ConditionTerms {
  evidenceRequired: boolean;
}

/**
 * Sets the conditions of a decision, and answers with their numbers (domain 2.5). The programme's row is
 * locked in NO KEY UPDATE, so that the numbers have no gap and no twin.
 */
export async function setConditions(
  tx: Tx,
  by: Pick<Condition, 'programmeId' | 'bodyId' | 'setByType' | 'setById'>,
  conditions: readonly NewCondition[],
  setOn: Day,
): Promise<number[]> {
  const numbers: number[] = [];
  if (conditions.length === 0) return numbers;
  const last = await lastNumber(tx, by.programmeId);
  for (const [at, terms] of conditions.entries()) {
    allow(maySetCondition(terms));
    const { text, kind, ownerName, dueOn, evidenceRequired } = terms;
    const number = last + at + 1;
    await tx.insert(Condition, {
      ...by,
      number,
      text,
      kind,
      ownerName,
      ownerId: null,
      dueOn,
      evidenceRequired,
      state: 'OPEN',
      setOn,
      settledOn: null,
    });
    numbers.push(number);
  }
  return numbers;
}

async function lastNumber(tx: Tx, programmeId: string): Promise<number> {
  const order = { number: 'DESC' } as const;
  const [last] = await tx.find(Condition, { programmeId }, { order, limit: 1 });
  return last?.number ?? 0;
}
