/** What can happen to a condition. */
export const ConditionStep = {
  EVIDENCE_SUBMITTED: 'EVIDENCE_SUBMITTED',
  SENT_BACK: 'SENT_BACK',
  DISCHARGED: 'DISCHARGED',
  WAIVED: 'WAIVED',
  REOPENED: 'REOPENED',
  ASSIGNED: 'ASSIGNED',
} as const;
export type ConditionStep = keyof typeof ConditionStep;
