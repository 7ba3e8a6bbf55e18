import { expect, it } from '@jest/globals';
import { mayKeepAccount, type AccountAct } from './account.rules.js';

it.each<[AccountAct, boolean, boolean, string | null]>([
  ['disableAccount', false, false, null],
  ['disableAccount', false, true, 'This account is already disabled.'],
  ['disableAccount', true, false, 'This is your own account: ask another administrator.'],
  ['enableAccount', false, true, null],
  ['enableAccount', false, false, 'This account is not disabled.'],
  ['resetPassword', false, false, null],
  ['resetPassword', false, true, null],
  ['resetPassword', true, false, 'This is your own account: ask another administrator.'],
])('%s, own: %s, disabled: %s', (act, own, disabled, because) => {
  expect(mayKeepAccount(act, { own, disabled })?.because ?? null).toBe(because);
});
