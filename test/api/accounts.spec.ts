import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { aRole, key, world } from '../support/world.js';

const PASSWORD = 'correct horse battery staple';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const act = (verb: string) =>
  `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { ${verb}(input: $input) { done } }`;

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ trustProxyHops: 1, world: world() });
  for (const code of ['ada', 'bea']) {
    const input = {
      idempotencyKey: key(),
      code,
      displayName: code,
      password: PASSWORD,
      email: `${code}@derby.example`,
    };
    await t.ok(
      'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }',
      { input },
      'administrator',
    );
  }
  await aRole(t, 'ada', 'OBSERVER', 'UHDB');
});
afterAll(async () => {
  await t.stop();
});

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
const keep = async (verb: string, input: object, as = 'administrator') =>
  (await t.send(act(verb), { input }, as)).errors?.[0]?.extensions ?? null;
const events = async () =>
  (
    await t.asOwner(
      "select type from audit_body where type like 'account.%' order by chain_id, seq",
    )
  ).map(({ type }) => type);

describe('an account that is disabled', () => {
  it('opens nothing any more, and neither does what was open; enabled, it opens again', async () => {
    const session = await enter('ada');
    const { token: secret } = await t
      .sendWith(
        'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
        {
          input: {
            idempotencyKey: key(),
            programme: 'UHDB',
            role: 'OBSERVER',
            name: 'reports',
            days: 30,
          },
        },
        session,
      )
      .then(({ data }) => data.createApiToken);
    expect([await works(session), await works(secret)]).toEqual([true, true]);
    expect(await keep('disableAccount', { person: 'ada', reason: 'Left the Trust.' })).toBeNull();
    expect([await works(session), await works(secret), await enter('ada')]).toEqual([
      false,
      false,
      'NOT_SIGNED_IN',
    ]);
    expect(await keep('enableAccount', { person: 'ada' })).toBeNull();
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
  ])('is refused: %s', async (_case, verb, input, code) => {
    await keep('disableAccount', { person: 'bea', reason: 'Away.' });
    const before = [await events(), await t.asOwner('select * from account order by id')];
    expect((await keep(verb, input))?.code).toBe(code);
    expect([await events(), await t.asOwner('select * from account order by id')]).toEqual(before);
    await keep('enableAccount', { person: 'bea' });
  });

  it.each(['disableAccount', 'enableAccount', 'resetPassword'])(
    "is the house's alone to keep: %s",
    async (verb) => {
      const input = {
        person: 'ada',
        reason: verb === 'disableAccount' ? 'x' : undefined,
        newPassword: verb === 'resetPassword' ? 'another long password' : undefined,
      };
      expect((await keep(verb, input, 'derby-secretary'))?.code).toBe('NOT_ALLOWED');
      expect(await works(await enter('ada'))).toBe(true);
    },
  );
});

it('a password that is reset ends what was open, and only the new one opens', async () => {
  const session = await enter('ada');
  const input = { person: 'ada', newPassword: 'another long password' };
  expect((await keep('resetPassword', { ...input, newPassword: 'short' }))?.code).toBe(
    'BAD_USER_INPUT',
  );
  expect(await works(session)).toBe(true);
  expect(await keep('resetPassword', input)).toBeNull();
  expect([await works(session), await enter('ada')]).toEqual([false, 'NOT_SIGNED_IN']);
  expect(await works(await enter('ada', input.newPassword))).toBe(true);
  expect((await keep('resetPassword', { ...input, person: 'administrator' }))?.code).toBe(
    'WRONG_STATE',
  );
  const bodies = JSON.stringify(await t.asOwner('select body from audit_body'));
  expect(bodies).not.toMatch(/another long|correct horse/);
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
