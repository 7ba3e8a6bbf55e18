import { describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { aRole, world } from '../support/world.js';

const PASSWORD = 'correct horse battery staple';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

const t = TestApp.forSpec({ trustProxyHops: 1, world: world() }, async (app) => {
  for (const code of ['ada', 'bea']) {
    const person = { code, displayName: code, password: PASSWORD, email: `${code}@derby.example` };
    await app.as('administrator').does('createPerson', person);
  }
  await aRole(app, 'ada', 'OBSERVER', 'UHDB');
});
const administrator = t.as('administrator');

/** Signs in from an address of one's own; answers the token, or the refusal's code. */
async function enter(code: string, password = PASSWORD, from = '192.0.2.1'): Promise<string> {
  const response = await fetch(`${t.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({
      query: SIGN_IN,
      variables: { input: { email: `${code}@derby.example`, password } },
    }),
  });
  const { data, errors } = (await response.json()) as any;
  return errors ? errors[0].extensions.code : data.signIn.token;
}
const works = async (token: string) =>
  (await t.sendWith('{ me { person { code } } }', {}, token)).errors === undefined;
const events = async () =>
  (
    await t.asOwner(
      "select type from audit_content where type like 'account.%' order by chain_id, seq",
    )
  ).map(({ type }) => type);

describe('an account that is disabled', () => {
  it('opens nothing any more, and neither does what was open; enabled, it opens again', async () => {
    const session = await enter('ada');
    const asked = { programme: 'UHDB', role: 'OBSERVER', name: 'reports', days: 30 } as const;
    const { token: secret } = await t.withSecret(session).does('createApiToken', asked);
    expect([await works(session), await works(secret)]).toEqual([true, true]);
    const left = { person: 'ada', reason: 'Left the Trust.' };
    await administrator.does('disableAccount', left);
    await administrator.again();
    expect([await works(session), await works(secret), await enter('ada')]).toEqual([
      false,
      false,
      'NOT_SIGNED_IN',
    ]);
    await administrator.does('enableAccount', { person: 'ada' });
    await administrator.again();
    expect([await works(session), await works(secret)]).toEqual([false, false]);
    expect(await works(await enter('ada'))).toBe(true);
    expect((await events()).slice(-2)).toEqual(['account.disabled', 'account.enabled']);
  });

  it.each([
    ['twice', 'disableAccount', { person: 'bea', reason: 'x' }, 'WRONG_STATE'],
    ['one of nobody', 'disableAccount', { person: 'nobody', reason: 'x' }, 'NOT_FOUND'],
    ['one that never was', 'disableAccount', { person: 'pmo', reason: 'x' }, 'WRONG_STATE'],
    ['ones own', 'disableAccount', { person: 'administrator', reason: 'x' }, 'WRONG_STATE'],
    ['without a reason', 'disableAccount', { person: 'ada', reason: '' }, 'BAD_USER_INPUT'],
    ['back, though it is not', 'enableAccount', { person: 'ada' }, 'WRONG_STATE'],
  ] as const)('is refused: %s', async (_case, verb, input, code) => {
    await administrator.tries('disableAccount', { person: 'bea', reason: 'Away.' });
    await administrator.refused(verb, input, code);
    await administrator.does('enableAccount', { person: 'bea' });
  });

  it.each([
    ['disableAccount', { person: 'ada', reason: 'x' }],
    ['enableAccount', { person: 'ada' }],
    ['resetPassword', { person: 'ada', newPassword: 'another long password' }],
  ] as const)("is the installation's alone to keep: %s", async (verb, input) => {
    await t.as('derby-secretary').refused(verb, input, 'NOT_ALLOWED');
    expect(await works(await enter('ada'))).toBe(true);
  });
});

it('a password that is reset ends what was open, and only the new one opens', async () => {
  const session = await enter('ada');
  const input = { person: 'ada', newPassword: 'another long password' };
  const short = { ...input, newPassword: 'short' };
  await administrator.refused('resetPassword', short, 'BAD_USER_INPUT');
  expect(await works(session)).toBe(true);
  await administrator.does('resetPassword', input);
  await administrator.again();
  expect([await works(session), await enter('ada')]).toEqual([false, 'NOT_SIGNED_IN']);
  expect(await works(await enter('ada', input.newPassword))).toBe(true);
  const own = { ...input, person: 'administrator' };
  await administrator.refused('resetPassword', own, 'WRONG_STATE');
  const contents = JSON.stringify(await t.asOwner('select content from audit_content'));
  expect(contents).not.toMatch(/another long|correct horse/);
});

describe('guessing', () => {
  it('shuts an account for whoever guesses, not for its person at another address', async () => {
    for (let n = 0; n < 10; n += 1)
      expect(await enter('bea', `guess ${n}`, '198.51.100.9')).toBe('NOT_SIGNED_IN');
    expect(await enter('bea', PASSWORD, '198.51.100.9')).toBe('LIMIT');
    expect(await works(await enter('bea', PASSWORD, '192.0.2.7'))).toBe(true);
    for (let n = 0; n < 20; n += 1) await enter('bea', `guess ${n}`, '198.51.100.9');
    expect(await works(await enter('bea', PASSWORD, '192.0.2.7'))).toBe(true);
  });

  it('from everywhere at once stops at a hundred', async () => {
    await t.asOwner("update sign_in_limit set points = 100 where key like 'account%'");
    expect(await enter('bea', PASSWORD, '192.0.2.7')).toBe('LIMIT');
    await t.asOwner('delete from sign_in_limit');
  });
});
