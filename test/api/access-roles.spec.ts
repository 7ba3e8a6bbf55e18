import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PeopleService } from '../../src/access/people.service.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aWorld, key } from '../support/world.js';

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
  t = await TestApp.start();
  await aWorld(t);
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

describe('a role', () => {
  const GRANT =
    'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { replayed membership { id role version untilDay person { code } } } }';
  const REVOKE =
    'mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { membership { revokedAt } } }';
  const grant = async (as: string, over: object) =>
    await t.send(
      GRANT,
      {
        input: {
          idempotencyKey: key(),
          person: 'ada',
          role: 'OBSERVER',
          programme: 'UHDB',
          ...over,
        },
      },
      as,
    );
  const seen = async (at: TestApp) =>
    (await at.send('{ programme(programme: "UHDB") { code } }', {}, 'ada')).errors?.[0]?.extensions
      .code ?? 'SEEN';

  it('works from the next request, and stops at once, on every node', async () => {
    expect(await seen(other)).toBe('NOT_FOUND');
    const { membership } = (await grant('administrator', {})).data.grantRole;
    expect([await seen(t), await seen(other)]).toEqual(['SEEN', 'SEEN']);
    const input = { membershipId: membership.id, expectedVersion: 1 };
    expect(
      await t.refused(REVOKE, { input: { ...input, expectedVersion: 7 } }, 'administrator'),
    ).toMatchObject({ code: 'STALE_VERSION' });
    await t.ok(REVOKE, { input }, 'administrator');
    expect([await seen(other), await seen(t)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(
      await t.refused(REVOKE, { input: { ...input, expectedVersion: 2 } }, 'administrator'),
    ).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('works from its first day to its last', async () => {
    await grant('administrator', { from: '2199-01-01' });
    expect(await seen(t)).toBe('NOT_FOUND');
    await grant('administrator', { from: '2001-01-01', until: '2001-12-31' });
    expect(await seen(t)).toBe('NOT_FOUND');
    expect(
      (await grant('administrator', { from: '2020-02-01', until: '2020-01-31' })).errors![0]!
        .extensions,
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'until' });
  });

  it.each([
    [
      'a secretary, a governor of their own Trust',
      'derby-secretary',
      { role: 'GOVERNOR', trust: 'DERBY' },
      undefined,
    ],
    [
      'a secretary, a chief nurse of their own Trust',
      'derby-secretary',
      { role: 'CHIEF_NURSE', trust: 'DERBY' },
      undefined,
    ],
    [
      'a secretary, a governor of the other Trust',
      'derby-secretary',
      { role: 'GOVERNOR', trust: 'BURTON' },
      'NOT_ALLOWED',
    ],
    [
      'a secretary, another secretary',
      'derby-secretary',
      { role: 'COMPANY_SECRETARY', trust: 'DERBY' },
      'NOT_ALLOWED',
    ],
    ['a secretary, a role of the office', 'derby-secretary', { role: 'PMO' }, 'NOT_ALLOWED'],
    [
      'a secretary, in a programme they do not serve',
      'burton-secretary',
      { role: 'GOVERNOR', trust: 'BURTON', programme: 'NOWHERE' },
      'NOT_FOUND',
    ],
    ['a director, a role of the office', 'director', { role: 'FINANCE_LEAD' }, undefined],
    ['a director, an auditor', 'director', { role: 'AUDITOR' }, 'NOT_ALLOWED'],
    ['a director, another director', 'director', { role: 'PROGRAMME_DIRECTOR' }, 'NOT_ALLOWED'],
    [
      'a director, an administrator',
      'director',
      { role: 'ADMINISTRATOR', programme: null },
      'NOT_ALLOWED',
    ],
    ['a director, a governor', 'director', { role: 'GOVERNOR', trust: 'DERBY' }, 'NOT_ALLOWED'],
    ['somebody of the office', 'pmo', { role: 'OBSERVER' }, 'NOT_ALLOWED'],
    ['somebody from outside', 'dan', { role: 'OBSERVER' }, 'NOT_FOUND'],
    ['an administrator, to nobody', 'administrator', { person: 'nobody' }, 'NOT_FOUND'],
    [
      'an administrator, a governor of no Trust',
      'administrator',
      { role: 'GOVERNOR' },
      'BAD_USER_INPUT',
    ],
  ])('is given by %s', async (_who, as, over, code) => {
    const count = async () =>
      await t.asOwner(
        'select (select count(*) from membership) as roles, (select count(*) from audit_entry) as entries, (select count(*) from idempotency) as keys',
      );
    await t.tokenOf(as);
    const before = await count();
    const { errors } = await grant(as, over);
    expect(errors?.[0]?.extensions.code).toBe(code);
    if (code) expect(await count()).toEqual(before);
  });

  it('is ended by whoever may give it', async () => {
    const id = (await grant('director', { role: 'HR' })).data.grantRole.membership.id as string;
    const input = { membershipId: id, expectedVersion: 1 };
    expect(await t.refused(REVOKE, { input }, 'derby-secretary')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await t.refused(REVOKE, { input }, 'dan')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'membershipId',
    });
    expect(
      await t.refused(REVOKE, { input: { ...input, membershipId: randomUUID() } }, 'dan'),
    ).toMatchObject({ code: 'NOT_FOUND', field: 'membershipId' });
    await t.ok(REVOKE, { input }, 'director');
    const own = (
      await t.asOwner<{ id: string }>(
        "select m.id from membership m join person p on p.id = m.person_id where p.code = 'auditor'",
      )
    )[0]!.id;
    expect(
      await t.refused(REVOKE, { input: { membershipId: own, expectedVersion: 1 } }, 'director'),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(
      await t.refused(REVOKE, { input: { membershipId: own, expectedVersion: 1 } }, 'auditor'),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('once given is not given again by the same request, nor answered to whoever lost the right', async () => {
    const input = { idempotencyKey: key(), person: 'ada', role: 'MODERATOR', programme: 'UHDB' };
    const first = (await t.send(GRANT, { input }, 'director')).data.grantRole;
    expect((await t.send(GRANT, { input }, 'director')).data.grantRole).toEqual({
      ...first,
      replayed: true,
    });
    expect(await t.refused(GRANT, { input: { ...input, role: 'HR' } }, 'director')).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await t.tamper(
      "update membership set revoked_at = now() from person p where p.id = person_id and p.code = 'director' and role = 'PROGRAMME_DIRECTOR'",
    );
    expect(await t.refused(GRANT, { input }, 'director')).toMatchObject({ code: 'NOT_ALLOWED' });
    await t.tamper(
      "update membership set revoked_at = null from person p where p.id = person_id and p.code = 'director'",
    );
  });

  it('is listed with its person to whoever is in the programme', async () => {
    const MEMBERS =
      'query ($role: Role, $current: Boolean) { programme(programme: "UHDB") { members(first: 100, role: $role, current: $current) { totalCount edges { node { role person { code } } } } } }';
    const now = await t.ok(MEMBERS, { role: 'COMPANY_SECRETARY' }, 'observer');
    expect(now.members.edges.map((edge: any) => edge.node.person.code)).toEqual([
      'derby-secretary',
      'burton-secretary',
    ]);
    const [ever, held] = [
      await t.ok(MEMBERS, { role: 'OBSERVER', current: false }, 'observer'),
      await t.ok(MEMBERS, { role: 'OBSERVER' }, 'observer'),
    ];
    expect([ever.members.totalCount, held.members.totalCount]).toEqual([5, 2]);
  });
});

describe('fresh consent', () => {
  it("needs a sign-in of at most the minutes set, by the database's clock", async () => {
    await aPerson(t, 'fay');
    await aRole(t, 'fay', 'PMO', 'UHDB');
    const input = () => ({
      idempotencyKey: key(),
      name: 'x',
      programme: 'UHDB',
      role: 'PMO',
      days: 1,
    });
    await t.tokenOf('fay');
    const age = async (minutes: string) =>
      await t.asOwner(
        `update session set authenticated_at = now() - interval '${minutes}' from person p where p.id = person_id and p.code = 'fay'`,
      );
    await age('14 minutes 55 seconds');
    expect((await t.send(TOKEN, { input: input() }, 'fay')).errors).toBeUndefined();
    await age('15 minutes 1 second');
    expect(await t.refused(TOKEN, { input: input() }, 'fay')).toMatchObject({
      code: 'REAUTHENTICATE',
      because: expect.stringMatching(/sign in again/),
    });
    t.forgetToken('fay');
    expect((await t.send(TOKEN, { input: input() }, 'fay')).errors).toBeUndefined();
  });
});

describe('the first administrator', () => {
  it('is made once, though two ask at the same time', async () => {
    const empty = await TestApp.start();
    const people = empty.app.get(PeopleService);
    const both = await Promise.allSettled(
      ['one', 'two'].map(
        async (code) => await people.createFirstAdministrator({ code, displayName: code }),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { refusal: { code: 'ALREADY_EXISTS' } },
    });
    expect(await empty.asOwner('select count(*)::int as n from person')).toEqual([{ n: 1 }]);
    await empty.stop();
  });
});
