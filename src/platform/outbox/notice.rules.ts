/** What a notice tells a person of, under the name that the API gives it. */
export const NoticeKind = {
  VOTE_RECORDED: 'vote.recorded',
  CASTING_VOTE_RECORDED: 'casting-vote.recorded',
  INTEREST: 'interest',
  STRUCK_OFF_ROLL: 'roll.struck-off',
} as const;
export type NoticeKind = (typeof NoticeKind)[keyof typeof NoticeKind];
