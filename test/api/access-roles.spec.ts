import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService } from '../../src/platform/accounts/people.service.js';
import type { Input } from '../support/caller.js';
import { TestApp } from '../support/test-app.js';
import { crowd } from '../support/waiting.js';
import { aPerson, aRole, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (app) => {
  for (const code of ['ada', 'dan']) await aPerson(app, code);
  await aRole(app, 'director', 'OBSERVER', 'UHDB');
});
let other: TestApp;
beforeAll(async () => {
  other = await TestApp.start({ beside: t });
});
afterAll(async () => {
  await other.stop();
});
const administrator = t.as('administrator');
const director = t.as('director');

describe('a role', () => {
  const given = { person: 'ada', role: 'OBSERVER', programme: 'UHDB' } as const;
  const grant = async (over: Partial<Input<'grantRole'>>, by = administrator) =>
    (await by.does('grantRole', { ...given, ...over })).membership;
  const seen = async (at: TestApp) =>
    (await at.send('{ programme(programme: "UHDB") { code } }', {}, 'ada')).errors?.[0]?.extensions
      .code ?? 'SEEN';

  it('works from the next request, and stops at once, on every node', async () => {
    expect(await seen(other)).toBe('NOT_FOUND');
    const { id: membershipId } = await grant({});
    expect([await seen(t), await seen(other)]).toEqual(['SEEN', 'SEEN']);
    const held = { membershipId, expectedVersion: 1 };
    await administrator.refused('revokeRole', { ...held, expectedVersion: 7 }, 'STALE_VERSION');
    await administrator.does('revokeRole', held);
    await administrator.again();
    expect([await seen(other), await seen(t)]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    await administrator.refused('revokeRole', { ...held, expectedVersion: 2 }, 'WRONG_STATE');
  });

  it('works from its first day to its last', async () => {
    await grant({ from: '2199-01-01' });
    expect(await seen(t)).toBe('NOT_FOUND');
    await grant({ from: '2001-01-01', until: '2001-12-31' });
    expect(await seen(t)).toBe('NOT_FOUND');
    const back = { ...given, from: '2020-02-01', until: '2020-01-31' };
    await administrator.refused('grantRole', back, 'BAD_USER_INPUT', 'until');
  });

  const governor = { role: 'GOVERNOR', trust: 'DERBY' } as const;
  const elsewhere = { role: 'GOVERNOR', trust: 'BURTON' };
  const second = { role: 'COMPANY_SECRETARY', trust: 'DERBY' };
  it.each([
    ['a secretary, a governor of their own Trust', 'derby-secretary', governor],
    [
      'a secretary, a chief nurse of their own Trust',
      'derby-secretary',
      { ...governor, role: 'CHIEF_NURSE' },
    ],
    ['a director, a role of the office', 'director', { role: 'FINANCE_LEAD' }],
  ] as const)('is given by %s', async (_who, as, over) => {
    const { role } = await grant(over, t.as(as));
    expect(role).toBe(over.role);
  });

  it.each([
    ['a secretary, a governor of the other Trust', 'derby-secretary', elsewhere, 'NOT_ALLOWED'],
    ['a secretary, another secretary', 'derby-secretary', second, 'NOT_ALLOWED'],
    ['a secretary, a role of the office', 'derby-secretary', { role: 'PMO' }, 'NOT_ALLOWED'],
    [
      'a secretary, in a programme they do not serve',
      'burton-secretary',
      { ...elsewhere, programme: 'NOWHERE' },
      'NOT_FOUND',
    ],
    ['a director, an auditor', 'director', { role: 'AUDITOR' }, 'NOT_ALLOWED'],
    ['a director, another director', 'director', { role: 'PROGRAMME_DIRECTOR' }, 'NOT_ALLOWED'],
    [
      'a director, an administrator',
      'director',
      { role: 'ADMINISTRATOR', programme: null },
      'NOT_ALLOWED',
    ],
    ['a director, a governor', 'director', governor, 'NOT_ALLOWED'],
    ['somebody of the office', 'pmo', {}, 'NOT_ALLOWED'],
    ['somebody from outside', 'dan', {}, 'NOT_FOUND'],
    ['an administrator, to nobody', 'administrator', { person: 'nobody' }, 'NOT_FOUND'],
    [
      'an administrator, a governor of no Trust',
      'administrator',
      { role: 'GOVERNOR' },
      'BAD_USER_INPUT',
    ],
  ])('is not given by %s', async (_who, as, over, code) => {
    await t.as(as).refused('grantRole', { ...given, ...over }, code);
  });

  it('is ended by whoever may give it', async () => {
    const { id: membershipId } = await grant({ role: 'HR' }, director);
    const held = { membershipId, expectedVersion: 1 };
    await t.as('derby-secretary').refused('revokeRole', held, 'NOT_ALLOWED');
    for (const one of [held, { ...held, membershipId: key() }])
      await t.as('dan').refused('revokeRole', one, 'NOT_FOUND', 'membershipId');
    await director.does('revokeRole', held);
    const [own] = await t.asOwner<{ id: string }>(
      "select m.id from membership m join person p on p.id = m.person_id where p.code = 'auditor'",
    );
    for (const as of ['director', 'auditor'])
      await t.as(as).refused('revokeRole', { ...held, membershipId: own!.id }, 'NOT_ALLOWED');
  });

  it('once given is not given again by the same request, nor answered to whoever lost the right', async () => {
    const once = { ...given, idempotencyKey: key(), role: 'MODERATOR' } as const;
    await director.does('grantRole', once);
    await director.again();
    await director.refused('grantRole', { ...once, role: 'HR' }, 'IDEMPOTENCY_KEY_REUSED');
    await t.tamper(
      "update membership set revoked_at = now() from person p where p.id = person_id and p.code = 'director' and role = 'PROGRAMME_DIRECTOR'",
    );
    await director.refused('grantRole', once, 'NOT_ALLOWED');
    await t.tamper(
      "update membership set revoked_at = null from person p where p.id = person_id and p.code = 'director'",
    );
  });

  it('is listed with its person to whoever is in the programme', async () => {
    const list = async (args: string) => {
      const shown = `members(first: 100, ${args}) { totalCount edges { node { person { code } } } }`;
      return (await t.as('observer').reads('programme', { programme: 'UHDB' }, shown)).members;
    };
    const now = await list('role: COMPANY_SECRETARY');
    expect(now.edges.map(({ node }) => node.person.code)).toEqual([
      'derby-secretary',
      'burton-secretary',
    ]);
    expect((await list('role: OBSERVER, current: false')).totalCount).toBe(5);
    expect((await list('role: OBSERVER')).totalCount).toBe(2);
  });
});

describe('fresh sign-in', () => {
  it("needs a sign-in of at most the minutes set, by the database's clock", async () => {
    await aPerson(t, 'fay');
    await aRole(t, 'fay', 'PMO', 'UHDB');
    const token = { name: 'x', programme: 'UHDB', role: 'PMO', days: 1 } as const;
    await t.tokenOf('fay');
    const age = async (minutes: string) =>
      await t.asOwner(
        `update session set authenticated_at = now() - interval '${minutes}' from person p where p.id = person_id and p.code = 'fay'`,
      );
    await age('14 minutes 55 seconds');
    await t.as('fay').does('createApiToken', token);
    await age('15 minutes 1 second');
    const { because } = await t.as('fay').refused('createApiToken', token, 'REAUTHENTICATE');
    expect(because).toMatch(/give your password once more \(reauthenticate\)/);
    t.forgetToken('fay');
    await t.as('fay').does('createApiToken', token);
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
