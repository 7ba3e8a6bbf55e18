/** What a notice tells a person of, under the name that the API gives it. */
export const NoticeKind = {
  VOTE_RECORDED: 'vote.recorded',
  CASTING_VOTE_RECORDED: 'casting-vote.recorded',
  INTEREST: 'interest',
  RESULT_DECLARED: 'result.declared',
  RESOLUTION_CORRECTED: 'resolution.corrected',
  RECORDED_FROM_MINUTES: 'decision.recorded',
  RECORD_OBJECTED_TO: 'record.objected',
  DELEGATION_TO_CONFIRM: 'delegation.recorded',
  LETTER_TO_CONFIRM: 'external-decision.to-confirm',
  STRUCK_OFF_ROLL: 'roll.struck-off',
  SEAT_ADDED_TO_ROLL: 'roll.seat-added',
  VOTE_GIVEN: 'vote.given',
  ACCOUNT_GIVEN: 'account.given',
  ACCOUNT_IDENTIFIED: 'account.identified',
  NEW_ADDRESS: 'session.new-address',
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];
