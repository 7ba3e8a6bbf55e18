import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PeopleService } from '../../src/access/people.service.js';
import { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const TOKEN =
  'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { replayed token apiToken { id role version expiresAt lastUsedAt } } }';

let t: TestApp;
let other: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  other = await TestApp.start({ beside: t });
  for (const code of ['ada', 'dan']) await aPerson(t, code);
  await aRole(t, 'director', 'OBSERVER', 'UHDB');
});
afterAll(async () => {
  await other.stop();
  await t.stop();
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
    const both = await crowd(
      empty,
      { of: 'first administrators', many: 2, together: 2 },
      async (at) => {
        const code = ['one', 'two'][at]!;
        const made = people.createFirstAdministrator({ code, displayName: code });
        return (await Promise.allSettled([made]))[0]!;
      },
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { refusal: { code: 'ALREADY_EXISTS' } },
    });
    expect(await empty.asOwner('select count(*)::int as n from person')).toEqual([{ n: 1 }]);
    await empty.stop();
  });
});
