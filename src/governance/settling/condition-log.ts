import type { EventType } from '../../platform/audit/event-types.js';
import type { At } from '../../platform/acts/acts.service.js';
import type { AuditEvent } from '../../platform/audit/audit.service.js';
import type { Condition } from '../conditions/condition.entity.js';
import type { Day } from '../../shared/day.js';
import { conditionCode } from '../../shared/refs.js';
import { ConditionEvent } from './condition-event.entity.js';
import type { ConditionStep } from './condition-step.rules.js';

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

/** Something that happened to a condition: the step, the note that was given, and the authority for it. */
export interface ConditionHappened {
  step: ConditionStep;
  note: string | null;
  kept: Kept;
}

/** Adds an event to a condition: it is stored with it, and told in the programme's chain. */
export async function addEvent(
  { tx, tell, condition, today }: At<{ condition: Condition; today: Day }>,
  { step, note, kept }: ConditionHappened,
  payload: AuditEvent['payload'],
): Promise<void> {
  const { id: conditionId, programmeId, number } = condition;
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
  tell(EVENT_OF[step], ['condition', conditionId], {
    condition: conditionCode(number),
    ...payload,
  });
}

const EVENT_OF: Record<ConditionStep, EventType> = {
  EVIDENCE_SUBMITTED: 'condition.evidence-submitted',
  SENT_BACK: 'condition.sent-back',
  DISCHARGED: 'condition.discharged',
  WAIVED: 'condition.waived',
  REOPENED: 'condition.reopened',
  ASSIGNED: 'condition.assigned',
};
