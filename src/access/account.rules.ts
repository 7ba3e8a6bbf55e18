import type { Refusal } from '../shared/refusal.js';

/** What the office may do to somebody's way of signing in. */
export type AccountAct = 'disableAccount' | 'enableAccount' | 'resetPassword';

/** Whether an administrator may do it; null means yes. Nobody shuts themselves out, or skips their own password. */
export function mayKeepAccount(
  act: AccountAct,
  { own, disabled }: { own: boolean; disabled: boolean },
): Refusal | null {
  if (own) return refused('This is your own account: another administrator does it.', 'person');
  if (act === 'disableAccount' && disabled) return refused('This account is disabled already.');
  if (act === 'enableAccount' && !disabled) return refused('This account is not disabled.');
  return null;
}

const refused = (because: string, field?: string): Refusal => ({
  code: 'WRONG_STATE',
  because,
  field,
});
