import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aWorld, key, world } from '../support/world.js';

const PASSWORD = 'correct horse battery staple';
const ME =
  '{ me { person { code } grantKind authenticatedAt roles { role programmeId trustId } } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { done } }';
const END = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { done } }';
const TOKEN =
  'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { replayed token apiToken { id role version expiresAt lastUsedAt } } }';

let t: TestApp;
let other: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  other = await TestApp.start({ beside: t });
  for (const code of ['ada', 'dan']) await aPerson(t, code);
});
afterAll(async () => {
  await other.stop();
  await t.stop();
});

const codeOf = async (token: string, at = t) => {
  const { errors, data } = await at.sendWith(ME, {}, token);
  return errors ? errors[0]!.extensions.code : data.me.person.code;
};

describe('an API token', () => {
  const make = async (over: object = {}, as = 'director') =>
    await t.send(
      TOKEN,
      {
        input: {
          idempotencyKey: key(),
          name: 'Feed',
          programme: 'UHDB',
          role: 'PROGRAMME_DIRECTOR',
          days: 30,
          ...over,
        },
      },
      as,
    );
  const REVISE =
    'mutation ($input: ReviseProgrammeInput!) { reviseProgramme(input: $input) { programme { version } } }';
  const version = async () =>
    (await t.ok('{ programme(programme: "UHDB") { version } }', {}, 'director')).version as number;

  it('works in its programme, with its role alone, and notes its use', async () => {
    await aWorld(t, { programme: 'OTHER' });
    await aRole(t, 'director', 'OBSERVER', 'UHDB');
    const { token, apiToken } = (await make()).data.createApiToken;
    expect(token).toMatch(/^wmt_/);
    const { data } = await t.sendWith(ME, {}, token);
    expect(data.me).toMatchObject({
      grantKind: 'TOKEN',
      authenticatedAt: null,
      roles: [{ role: 'PROGRAMME_DIRECTOR' }],
    });
    const input = { programme: 'UHDB', expectedVersion: await version(), title: 'By a program' };
    expect((await t.sendWith(REVISE, { input }, token)).errors).toBeUndefined();
    const list = await t.sendWith(
      '{ programmes(first: 10) { edges { node { code } } } }',
      {},
      token,
    );
    expect(list.data.programmes.edges).toEqual([{ node: { code: 'UHDB' } }]);
    expect(
      (await t.sendWith('{ programme(programme: "OTHER") { code } }', {}, token)).errors![0]!
        .extensions.code,
    ).toBe('NOT_FOUND');
    const [row] = await t.asOwner(
      "select now() - last_used_at < interval '10 seconds' as used, secret_hash from api_token where id = $1",
      [apiToken.id],
    );
    expect(row).toMatchObject({ used: true });
    expect(row!.secret_hash).not.toContain(token);
    const weak = (await make({ role: 'OBSERVER' })).data.createApiToken.token as string;
    expect(
      (await t.sendWith(REVISE, { input: { ...input, expectedVersion: await version() } }, weak))
        .errors![0]!.extensions.code,
    ).toBe('NOT_ALLOWED');
  });

  it('is shown once: the same request again answers without it', async () => {
    const input = { idempotencyKey: key() };
    const first = (await make(input)).data.createApiToken;
    const again = (await make(input)).data.createApiToken;
    expect(again).toEqual({ ...first, replayed: true, token: null });
  });

  it.each([
    ['a role of somebody else', { role: 'AUDITOR' }, 'NOT_ALLOWED'],
    ['a programme that is not there', { programme: 'NOWHERE' }, 'NOT_FOUND'],
    ['no days', { days: 0 }, 'BAD_USER_INPUT'],
    ['more than a year', { days: 367 }, 'BAD_USER_INPUT'],
    ['a blank name', { name: ' ' }, 'BAD_USER_INPUT'],
  ])('is not made for %s', async (_what, over, code) => {
    const [before] = await t.asOwner('select count(*)::int as n from api_token');
    expect((await make(over)).errors![0]!.extensions.code).toBe(code);
    expect(await t.asOwner('select count(*)::int as n from api_token')).toEqual([before]);
  });

  it('may not make tokens, end sessions, change the password, give roles or do what needs a person', async () => {
    const { token } = (await make()).data.createApiToken;
    const session = (await t.asOwner<{ id: string }>('select id from session limit 1'))[0]!.id;
    for (const [query, input] of [
      [
        TOKEN,
        {
          idempotencyKey: key(),
          name: 'Another',
          programme: 'UHDB',
          role: 'PROGRAMME_DIRECTOR',
          days: 1,
        },
      ],
      [END, { sessionId: session }],
      [CHANGE, { currentPassword: PASSWORD, newPassword: 'a longer password' }],
      [
        'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { replayed } }',
        { idempotencyKey: key(), person: 'pmo', role: 'PMO', programme: 'UHDB' },
      ],
      [
        'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { replayed } }',
        { apiTokenId: session, expectedVersion: 1 },
      ],
    ] as const)
      expect((await t.sendWith(query, { input }, token)).errors![0]!.extensions.code).toBe(
        'REAUTHENTICATE',
      );
    expect(
      (await t.sendWith('mutation { signOut { done } }', {}, token)).errors![0]!.extensions.code,
    ).toBe('REAUTHENTICATE');
  });

  it('stops when it is revoked, expires, or its person loses the role: at once, on every node', async () => {
    const revoke =
      'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { apiToken { version } } }';
    const made = (await make()).data.createApiToken;
    expect(await codeOf(made.token, other)).toBe('director');
    const input = { apiTokenId: made.apiToken.id, expectedVersion: made.apiToken.version };
    expect(await t.refused(revoke, { input }, 'pmo')).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await t.refused(revoke, { input: { ...input, expectedVersion: 9 } }, 'director'),
    ).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
    await t.ok(revoke, { input }, 'director');
    expect([await codeOf(made.token), await codeOf(made.token, other)]).toEqual([
      'NOT_SIGNED_IN',
      'NOT_SIGNED_IN',
    ]);
    expect(
      await t.refused(revoke, { input: { ...input, expectedVersion: 2 } }, 'director'),
    ).toMatchObject({ code: 'WRONG_STATE' });

    const brief = (await make()).data.createApiToken;
    await t.tamper('update api_token set expires_at = now() where id = $1', [brief.apiToken.id]);
    expect(await codeOf(brief.token)).toBe('NOT_SIGNED_IN');
  });
});
