import { Injectable } from '@nestjs/common';
import { AuditService } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Condition } from '../conditions/condition.entity.js';
import type { Day } from '../../shared/day.js';
import { conditionCode } from '../../shared/refs.js';
import { ConditionEvent, type ConditionStep } from './condition-event.entity.js';

/** The authority for a step, as it is stored. */
export type Kept = Pick<
  ConditionEvent,
  'authority' | 'resolutionId' | 'minuteRef' | 'meetingOn' | 'documentId'
>;

/** No authority: for steps that need none. */
export const NOTHING: Kept = {
  authority: null,
  resolutionId: null,
  minuteRef: null,
  meetingOn: null,
  documentId: null,
};

/** The events of a condition: stored with it, and written into the programme's chain. */
@Injectable()
export class ConditionLog {
  constructor(private readonly audit: AuditService) {}

  async add(
    { tx, condition, today }: { tx: Tx; condition: Condition; today: Day },
    step: ConditionStep,
    note: string | null,
    kept: Kept,
  ): Promise<void> {
    const { id: conditionId, programmeId } = condition;
    await tx.insert(ConditionEvent, {
      programmeId,
      conditionId,
      step,
      note,
      ...kept,
      doneOn: today,
      number: 1 + (await tx.count(ConditionEvent, { conditionId })),
      doneBy: tx.actor.personId,
      doneAt: tx.now,
    });
  }

  record(
    tx: Tx,
    { id: subjectId, programmeId, number }: Condition,
    step: ConditionStep,
    payload: Parameters<AuditService['record']>[1]['payload'],
  ): void {
    const type = `condition.${step.toLowerCase().replaceAll('_', '-')}`;
    const of = { programmeId, subjectType: 'condition', subjectId };
    this.audit.record(tx, {
      type,
      ...of,
      payload: { condition: conditionCode(number), ...payload },
    });
  }
}
