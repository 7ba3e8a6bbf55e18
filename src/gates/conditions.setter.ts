import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { Condition } from '../resolutions/decision.entity.js';
import { maySetCondition } from '../resolutions/condition.rules.js';
import type { ConditionKind, ConditionTerms } from '../resolutions/condition.rules.js';
import type { Day } from '../shared/day.js';
import { allow } from '../shared/refusal.js';

export interface NewCondition extends ConditionTerms {
  kind: ConditionKind;
  evidenceRequired: boolean;
}

/** Sets the conditions that a recorded decision or a letter names; closing a resolution sets its own. */
@Injectable()
export class ConditionsSetter {
  /** Needs the programme's decision lock in NO KEY UPDATE, so that no number is skipped or given twice. */
  async set(
    tx: Tx,
    by: Pick<Condition, 'programmeId' | 'bodyId' | 'setByType' | 'setById'>,
    conditions: readonly NewCondition[],
    setOn: Day,
  ): Promise<string[]> {
    const [last] = await tx.query<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from condition where programme_id = $1',
      [by.programmeId],
    );
    const codes: string[] = [];
    for (const [at, terms] of conditions.entries()) {
      allow(maySetCondition(terms));
      const { text, kind, ownerName, dueOn, evidenceRequired } = terms;
      const number = last!.number + at + 1;
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
      codes.push(`C${number}`);
    }
    return codes;
  }
}
