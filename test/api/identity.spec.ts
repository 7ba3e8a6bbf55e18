import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../support/caller.js';
import { TestApp } from '../support/test-app.js';
import { aRole, world } from '../support/world.js';

const GIVEN = 'derwent-meets-trent';
const OWN = 'the-heron-stands-alone';
const emailOf = (code: string) => `${code}@derby.example`;

/** People who can sign in, each with a first password from an administrator. */
const NEW = ['ada', 'bea', 'cy', 'new-derby-secretary', 'new-burton-secretary'];
const t = TestApp.forSpec({ world: world() }, async (app) => {
  for (const code of NEW)
    await app
      .as('administrator')
      .does('createPerson', { code, displayName: code, email: emailOf(code), password: GIVEN });
  for (const trust of ['DERBY', 'BURTON']) {
    const code = `new-${trust.toLowerCase()}-secretary`;
    await aRole(app, code, 'COMPANY_SECRETARY', 'UHDB', trust);
  }
  await aRole(app, 'ada', 'BOARD_MEMBER', 'UHDB', 'DERBY');
  await aRole(app, 'bea', 'OBSERVER', 'UHDB');
});
const administrator = t.as('administrator');
const derby = t.as('derby-secretary');

const enter = async (code: string, password: string) => {
  const input = { email: emailOf(code), password };
  const { token } = await t.as().does('signIn', input, 'token');
  return t.withSecret(token);
};
/** Chooses their own password, and signs in with it. */
const chosen = async (code: string) => {
  const caller = await enter(code, GIVEN);
  const passwords = { currentPassword: GIVEN, newPassword: OWN };
  await caller.does('changePassword', passwords, 'person { code }');
  return caller;
};
const admits = async (caller: Caller) =>
  (await caller.reads('me', {}, 'person { admits }')).person.admits;
const confirm = { how: 'Passport seen at the board of 31 May' };
const notices = async (caller: Caller) =>
  (
    await caller.reads('myNotices', { first: 20 }, 'edges { node { type text programmeId } }')
  ).edges.map(({ node }) => node.type);

describe('a password that somebody else set', () => {
  it('admits to changing it, and to nothing else', async () => {
    const ada = await enter('ada', GIVEN);
    expect(await admits(ada)).toBe('CHANGING_PASSWORD');
    for (const [query, args] of [
      ['programme', { programme: 'UHDB' }],
      ['myNotices', { first: 1 }],
      ['people', { first: 1 }],
      ['mySessions', {}],
    ] as const) {
      const { because } = await ada.refused(query, args, 'NOT_ALLOWED');
      expect(because).toContain('choose one of your own first (changePassword)');
    }
    const token = { name: 'x', programme: 'UHDB', role: 'BOARD_MEMBER', days: 1 } as const;
    await ada.refused('createApiToken', token, 'NOT_ALLOWED');
    const response = await fetch(`${t.url}/api/audit/export?programme=UHDB`, {
      headers: { authorization: `Bearer ${await tokenOf('ada', GIVEN)}` },
    });
    expect([403, 404]).toContain(response.status);
  });

  it('lets its session be ended, and read no more', async () => {
    const ada = await enter('ada', GIVEN);
    await ada.does('signOut', {}, 'session { endedAt }');
    await ada.refused('me', {}, 'NOT_SIGNED_IN');
  });

  it.each([
    ['the same again', GIVEN],
    ['a common one', 'Password-12345'],
    ['their own name', 'ada-derby-2026'],
  ])('is not changed to %s', async (_case, newPassword) => {
    const ada = await enter('ada', GIVEN);
    const passwords = { currentPassword: GIVEN, newPassword };
    await ada.refused('changePassword', passwords, 'BAD_USER_INPUT', 'newPassword');
  });

  it('then only reads, until an officer has confirmed who they are', async () => {
    const early = { persons: ['ada'], ...confirm };
    const { because: unchosen } = await derby.refused(
      'confirmIdentity',
      early,
      'WRONG_STATE',
      'persons.0',
    );
    expect(unchosen).toContain('has not chosen their own password yet');
    const ada = await chosen('ada');
    expect(await admits(ada)).toBe('READING');
    expect((await ada.reads('programme', { programme: 'UHDB' })).code).toBe('UHDB');
    const { because } = await ada.refused(
      'createApiToken',
      { name: 'x', programme: 'UHDB', role: 'BOARD_MEMBER', days: 1 },
      'NOT_ALLOWED',
    );
    expect(because).toContain('only reads until an officer has met you');
    expect(await notices(ada)).toEqual(['NEW_ADDRESS']);
    for (const [as, code] of [
      ['administrator', 'NOT_ALLOWED'],
      ['burton-secretary', 'NOT_ALLOWED'],
      ['derby-chair', 'NOT_ALLOWED'],
      ['derby-ned-1', 'NOT_ALLOWED'],
    ] as const)
      await t.as(as).refused('confirmIdentity', early, code, 'persons.0');
    await ada.refused('confirmIdentity', early, 'NOT_ALLOWED', 'persons.0');
    await derby.does('confirmIdentity', early);
    await derby.again();
    expect(await admits(ada)).toBe('EVERYTHING');
    expect(await notices(ada)).toEqual(['ACCOUNT_IDENTIFIED', 'NEW_ADDRESS']);
    await derby.refused('confirmIdentity', early, 'WRONG_STATE', 'persons.0');
    const told = await t.told('account.identified');
    expect(told).toMatchObject({ how: confirm.how });
  });

  it('is not put right by hand: the database keeps who gave it and who may confirm', async () => {
    const [ada] = await t.asOwner<{ id: string }>("select id from person where code = 'ada'");
    const [given] = await t.asOwner<{ by: string; at: Date }>(
      'select given_by as by, given_at as at from account where id = $1',
      [ada!.id],
    );
    const say = `insert into identification (id, person_id, given_at, how, identified_by, identified_at)
      values (gen_random_uuid(), $1, $2, 'x', $3, now())`;
    await expect(t.asOwner(say, [ada!.id, given!.at, ada!.id])).rejects.toThrow(
      /identification_of_another/,
    );
    await expect(t.asOwner(say, [ada!.id, given!.at, given!.by])).rejects.toThrow(
      /somebody else than who gave/,
    );
  });
});

const tokenOf = async (code: string, password: string) => {
  const input = { email: emailOf(code), password };
  return (await t.as().does('signIn', input, 'token')).token;
};

describe('two secretaries', () => {
  const persons = (trust: string) => ({ persons: [`new-${trust}-secretary`], ...confirm });

  it('whom nobody ever identified begin with each other, and with nobody else', async () => {
    const [one, other] = [
      await chosen('new-derby-secretary'),
      await chosen('new-burton-secretary'),
    ];
    await chosen('cy');
    await aRole(t, 'cy', 'GOVERNOR', 'UHDB', 'DERBY');
    const cy = { persons: ['cy'], ...confirm };
    await one.refused('confirmIdentity', cy, 'NOT_ALLOWED', 'persons.0');
    await one.does('confirmIdentity', persons('burton'), 'confirmed');
    await other.does('confirmIdentity', persons('derby'), 'confirmed');
    await one.does('confirmIdentity', cy, 'confirmed');
    expect([await admits(one), await admits(other)]).toEqual(['EVERYTHING', 'EVERYTHING']);
  });

  it('do not, once their passwords were set anew: the one who is left does', async () => {
    for (const trust of ['derby', 'burton']) {
      const person = `new-${trust}-secretary`;
      await administrator.does('resetPassword', { person, newPassword: GIVEN });
      await administrator.again();
    }
    const [one, other] = [
      await chosen('new-derby-secretary'),
      await chosen('new-burton-secretary'),
    ];
    await one.refused('confirmIdentity', persons('burton'), 'NOT_ALLOWED', 'persons.0');
    await other.refused('confirmIdentity', persons('derby'), 'NOT_ALLOWED', 'persons.0');
    await derby.does('confirmIdentity', persons('burton'), 'confirmed');
    await other.does('confirmIdentity', persons('derby'), 'confirmed');
    expect((await notices(one)).slice(0, 2)).toEqual(['ACCOUNT_IDENTIFIED', 'ACCOUNT_GIVEN']);
  });
});

describe('an address that was entered wrongly', () => {
  it('is corrected with its reason, ends what was open, and asks for an officer again', async () => {
    const input = { person: 'bea', email: 'beatrice@derby.example', reason: 'Misspelt.' };
    await chosen('bea');
    const bea = { persons: ['bea'], ...confirm };
    await derby.does('confirmIdentity', bea, 'confirmed');
    for (const as of ['derby-secretary', 'director'])
      await t.as(as).refused('changeEmail', input, 'NOT_ALLOWED');
    const taken = { ...input, email: emailOf('ada') };
    await administrator.refused('changeEmail', taken, 'ALREADY_EXISTS', 'email');
    const same = { ...input, email: emailOf('bea') };
    await administrator.refused('changeEmail', same, 'WRONG_STATE', 'email');
    await administrator.does('changeEmail', input);
    await administrator.again();
    const gone = { email: emailOf('bea'), password: OWN };
    expect(await t.as().tries('signIn', gone)).toBe('NOT_SIGNED_IN');
    const { token } = await t.as().does('signIn', { ...gone, email: input.email }, 'token');
    expect(await admits(t.withSecret(token))).toBe('READING');
    expect(await t.told('account.email-changed')).toMatchObject({
      from: emailOf('bea'),
      to: input.email,
      reason: 'Misspelt.',
    });
    await derby.does('confirmIdentity', bea, 'confirmed');
    expect(await admits(t.withSecret(token))).toBe('EVERYTHING');
  });

  it('and so is a name, with the old one in the chain', async () => {
    const input = {
      person: 'bea',
      displayName: 'Beatrice',
      reason: 'Misspelt.',
      expectedVersion: 1,
    };
    await derby.refused('revisePerson', input, 'NOT_ALLOWED');
    await administrator.does('revisePerson', input);
    await administrator.again();
    await administrator.refused('revisePerson', input, 'STALE_VERSION');
    expect(await t.told('person.revised')).toMatchObject({ from: 'bea', to: 'Beatrice' });
  });
});

it('a changed password ends the API tokens but those that are named', async () => {
  const ada = await enter('ada', OWN);
  const asked = { programme: 'UHDB', role: 'BOARD_MEMBER', days: 1 } as const;
  const make = async (name: string) => {
    const shown = 'token apiToken { id }';
    return await ada.does('createApiToken', { ...asked, name }, shown);
  };
  const [kept, ended] = [await make('kept'), await make('ended')];
  const passwords = { currentPassword: OWN, newPassword: `${OWN}-2` };
  const unknown = [kept.apiToken.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))];
  await ada.refused(
    'changePassword',
    { ...passwords, keepApiTokens: unknown },
    'NOT_FOUND',
    'keepApiTokens.0',
  );
  const keepApiTokens = [kept.apiToken.id];
  await ada.does('changePassword', { ...passwords, keepApiTokens }, 'person { code }');
  const works = async (secret: string) =>
    (await t.sendWith('{ me { grantKind } }', {}, secret)).errors === undefined;
  expect([await works(kept.token), await works(ended.token)]).toEqual([true, false]);
  expect(await t.told('account.password-changed')).toEqual({
    apiTokensEnded: [ended.apiToken.id],
    apiTokensKept: keepApiTokens,
  });
});
