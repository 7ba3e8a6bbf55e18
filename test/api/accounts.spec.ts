import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { aRole, world } from '../support/world.js';

const PASSWORD = 'correct horse battery staple';
const FIRST = 'a first password to be changed';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

const t = TestApp.forSpec({ trustProxyHops: 1, world: world() }, async (app) => {
  for (const code of ['ada', 'bea']) {
    const email = `${code}@derby.example`;
    const person = { code, displayName: code, password: FIRST, email };
    await app.as('administrator').does('createPerson', person);
    await aRole(app, code, 'OBSERVER', 'UHDB');
    await makeOwn(app, code, FIRST);
  }
});
/** Somebody chooses their own password, and an officer confirms that it is theirs. */
async function makeOwn(app: TestApp, code: string, currentPassword: string): Promise<void> {
  const email = `${code}@derby.example`;
  const { token } = await app.as().does('signIn', { email, password: currentPassword }, 'token');
  const passwords = { currentPassword, newPassword: PASSWORD };
  await app.withSecret(token).does('changePassword', passwords, 'person { code }');
  const met = { persons: [code], how: 'Met at the office' };
  await app.as('derby-secretary').does('confirmIdentity', met, 'confirmed');
}
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

  it('from everywhere at once stops at a hundred, but not where the account is known', async () => {
    expect(await works(await enter('bea', PASSWORD, '192.0.2.7'))).toBe(true);
    await t.asOwner("update sign_in_limit set points = 100 where key like 'account%'");
    expect(await enter('bea', PASSWORD, '198.51.100.77')).toBe('LIMIT');
    expect(await works(await enter('bea', PASSWORD, '192.0.2.7'))).toBe(true);
  });

  it('with made-up accounts shuts an address for strangers, not for whoever is known there', async () => {
    await t.asOwner("update sign_in_limit set points = 100 where key like 'address%'");
    await t.asOwner("delete from sign_in_limit where key like 'account%'");
    await t.asOwner(
      "insert into sign_in_limit select 'address:' || $1, 100, 9999999999999 on conflict (key) do update set points = 100",
      [createHash('sha256').update('192.0.2.7').digest('hex')],
    );
    expect(await enter('nobody', PASSWORD, '192.0.2.7')).toBe('LIMIT');
    expect(await works(await enter('bea', PASSWORD, '192.0.2.7'))).toBe(true);
  });

  it('where an account is known slows it and does not shut it; two wait, more are told when', async () => {
    const here = '192.0.2.8';
    await t.asOwner('delete from sign_in_limit');
    expect(await works(await enter('bea', PASSWORD, here))).toBe(true);
    await t.asOwner(`insert into sign_in_limit select 'pair' || substr(key, 6), 10, 9999999999999
      from sign_in_limit where key like 'known%'`);
    expect(await enter('bea', 'the first guess', here)).toBe('NOT_SIGNED_IN');
    const crowd = await Promise.all(
      [1, 2, 3, 4].map(async (n) => await enter('bea', `guess ${n}`, here)),
    );
    expect(crowd.filter((code) => code === 'LIMIT').length).toBeGreaterThanOrEqual(2);
    expect(await works(await enter('bea', PASSWORD, here))).toBe(true);
    // Who has signed in begins again with all their tries.
    expect(await t.asOwner("select key from sign_in_limit where key like 'pair%'")).toEqual([]);
    await t.asOwner('delete from sign_in_limit');
  });
});
