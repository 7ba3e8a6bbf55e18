/** What a body that decides here is asked to decide; the majority it needs follows from it. */
export const Purpose = {
  SUPPORT: 'SUPPORT',
  SUBMIT: 'SUBMIT',
  FINAL_APPROVE: 'FINAL_APPROVE',
  CERTIFY: 'CERTIFY',
  COUNCIL_APPROVAL: 'COUNCIL_APPROVAL',
  SIGNIFICANT_TRANSACTION: 'SIGNIFICANT_TRANSACTION',
  SERVICE_CHANGE: 'SERVICE_CHANGE',
  WITHDRAW: 'WITHDRAW',
  DISCHARGE_OR_WAIVE: 'DISCHARGE_OR_WAIVE',
  RATIFY: 'RATIFY',
  APPOINT: 'APPOINT',
  REMOVE_NON_EXECUTIVE: 'REMOVE_NON_EXECUTIVE',
  AMEND_CONSTITUTION: 'AMEND_CONSTITUTION',
  APPROVE_MINUTES: 'APPROVE_MINUTES',
  OTHER: 'OTHER',
} as const;
export type Purpose = keyof typeof Purpose;

/** What an outside body is asked for: its answer is recorded, with its letter. */
export const OutsidePurpose = {
  REVIEW: 'REVIEW',
  SUPPORT: 'SUPPORT',
  RATE: 'RATE',
  CLEAR: 'CLEAR',
  APPROVE_GRANT: 'APPROVE_GRANT',
  GRANT: 'GRANT',
} as const;
export type OutsidePurpose = keyof typeof OutsidePurpose;

/** What any body of a gate is asked for, whether it decides here or outside. */
export const DecidingPurpose = { ...Purpose, ...OutsidePurpose } as const;
export type DecidingPurpose = keyof typeof DecidingPurpose;
