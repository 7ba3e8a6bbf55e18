import type { Refusal } from '../../shared/refusal.js';

/** By what a person acts: a session of their own, or an API token. */
export const GrantKind = { SESSION: 'SESSION', TOKEN: 'TOKEN' } as const;
export type GrantKind = keyof typeof GrantKind;

/** What an administrator may do to another person's account. */
export type AccountAct = 'disableAccount' | 'enableAccount' | 'resetPassword' | 'changeEmail';

/** Whether an administrator may do it; null means yes. Nobody does it to their own account. */
export function mayKeepAccount(
  act: AccountAct,
  { own, disabled }: { own: boolean; disabled: boolean },
): Refusal | null {
  if (own) return refused('This is your own account: ask another administrator.', 'person');
  if (act === 'disableAccount' && disabled) return refused('This account is already disabled.');
  if (act === 'enableAccount' && !disabled) return refused('This account is not disabled.');
  return null;
}

const refused = (because: string, field?: string): Refusal => ({
  code: 'WRONG_STATE',
  because,
  field,
});
