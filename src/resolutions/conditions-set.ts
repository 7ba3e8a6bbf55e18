import type { Tx } from '../database/tx.js';
import type { Day } from '../shared/day.js';
import { Condition, ProposedCondition } from './decision.entity.js';
import type { Resolution } from './resolution.entity.js';

/**
 * Turns the conditions proposed with a resolution into conditions that must be met, and answers with their
 * numbers. The programme's row is locked.
 */
export async function setConditions(tx: Tx, resolution: Resolution, setOn: Day): Promise<number[]> {
  const { id, programmeId, bodyId } = resolution;
  const order = { position: 'ASC' } as const;
  const proposed = await tx.find(ProposedCondition, { resolutionId: id }, { order });
  const numbers = [];
  for (const { text, kind, ownerName, dueOn, evidenceRequired } of proposed) {
    const number = await nextNumber(tx, programmeId);
    await tx.insert(Condition, {
      programmeId,
      number,
      bodyId,
      setByType: 'RESOLUTION',
      setById: id,
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

async function nextNumber(tx: Tx, programmeId: string): Promise<number> {
  const order = { number: 'DESC' } as const;
  const [last] = await tx.find(Condition, { programmeId }, { order, take: 1 });
  return (last?.number ?? 0) + 1;
}
