import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { byHand } from '../support/by-hand.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world({ businessDate: '2018-05-31' }) }, async (app) => {
  await aPerson(app, 'stranger');
});
const secretary = t.as('derby-secretary');

type Members = Input<'enrolMembers'>['members'];
const DERBY = { body: 'DERBY-BOARD', programme: 'UHDB' };
const NED = {
  displayName: 'Non-executive director',
  kind: 'NON_EXECUTIVE',
  title: 'Non-executive director',
  voting: true,
  from: '2018-01-01',
} as const;

const aMember = (code: string) => ({
  ...NED,
  code,
  email: `${code}@derby.example`,
  password: `rivers run uphill ${code.length} times for ${code}`,
});

const seatsOn = async (code: string) =>
  await t.asOwner<{ person: string; kind: string; from: string; role: string | null }>(
    `select p.code as person, s.kind, s.from_day::text as from, m.role
     from seat s join deciding_body b on b.id = s.body_id join person p on p.id = s.person_id
     left join membership m on m.person_id = p.id and m.trust_id = b.trust_id
     where b.code = $1 and p.code like 'new-%' order by p.code`,
    [code],
  );

const signIn = async ({ email, password }: { email: string; password: string }) =>
  await t.as().tries('signIn', { email, password });

describe('members are entered from a list', () => {
  it('new people with their sign-in, seat and role, and one who is known with a seat', async () => {
    const first = aMember('new-ned-1');
    const quiet = { ...NED, code: 'new-ned-2', until: '2019-12-31' };
    const known = { person: 'derby-governor-1', ...NED, displayName: undefined };
    const entered = await secretary.does('enrolMembers', {
      ...DERBY,
      members: [first, quiet, known],
    });
    expect(entered.body.code).toBe('DERBY-BOARD');
    await secretary.again();
    const from = '2018-01-01';
    expect(await seatsOn('DERBY-BOARD')).toEqual([
      { person: 'new-ned-1', kind: 'NON_EXECUTIVE', from, role: 'BOARD_MEMBER' },
      { person: 'new-ned-2', kind: 'NON_EXECUTIVE', from, role: 'BOARD_MEMBER' },
    ]);
    const roles = await t.asOwner(
      `select m.role from membership m join person p on p.id = m.person_id
       where p.code = 'derby-governor-1' order by m.role`,
    );
    expect(roles).toEqual([{ role: 'BOARD_MEMBER' }, { role: 'GOVERNOR' }]);
    expect(await signIn(first)).toBe('done');
  });

  it('all of them or none: each fault names its entry', async () => {
    const refused = async (members: object[], code: string, field: string) =>
      await secretary.refused('enrolMembers', { ...DERBY, members }, code, field);
    const good = aMember('new-good');
    await refused([good, aMember('derby-chair')], 'ALREADY_EXISTS', 'members.1.code');
    const taken = { ...aMember('new-other'), email: 'New-NED-1@derby.example' };
    await refused([good, taken], 'ALREADY_EXISTS', 'members.1.email');
    await refused(
      [good, { ...NED, person: 'nobody', displayName: undefined }],
      'NOT_FOUND',
      'members.1.person',
    );
    await refused(
      [good, { ...NED, person: 'derby-chair', displayName: undefined }],
      'ALREADY_EXISTS',
      'members.1.person',
    );
    const { faults } = await refused(
      [
        { ...good, password: null },
        { ...aMember('new-b'), kind: 'GOVERNOR_PUBLIC' },
      ],
      'BAD_USER_INPUT',
      'members.0.password',
    );
    expect(faults!.map(({ field }) => field)).toEqual(['members.0.password', 'members.1.kind']);
    await refused([], 'BAD_USER_INPUT', 'members');
    await refused(
      Array.from({ length: 201 }, (_, n) => ({ ...NED, code: `new-${n}` })),
      'BAD_USER_INPUT',
      'members',
    );
  });

  it.each([
    ['the secretary of the other Trust', 'burton-secretary', DERBY, 'NOT_ALLOWED'],
    ['a member', 'derby-chair', DERBY, 'NOT_ALLOWED'],
    ['the programme office', 'pmo', DERBY, 'NOT_ALLOWED'],
    ['somebody outside', 'stranger', DERBY, 'NOT_FOUND'],
    ['an unknown body', 'derby-secretary', { ...DERBY, body: 'NO-BOARD' }, 'NOT_FOUND'],
    [
      'the programme board',
      'administrator',
      { ...DERBY, body: 'UHDB-PROGRAMME-BOARD' },
      'BAD_USER_INPUT',
    ],
  ] as const)('is refused: %s', async (_case, person, place, code) => {
    const members: Members = [{ ...NED, code: 'new-nobody' }];
    await t.as(person).refused('enrolMembers', { ...place, members }, code);
  });

  it('two lists at once with one person: one is entered', async () => {
    const members = [aMember('new-raced'), { ...NED, code: `new-${key().slice(0, 8)}` }];
    const lists = [1, 2].map(
      async () => await secretary.tries('enrolMembers', { ...DERBY, members }),
    );
    expect((await Promise.all(lists)).sort()).toEqual(['ALREADY_EXISTS', 'done']);
  });

  it('two hundred governors at once', async () => {
    const members = Array.from({ length: 200 }, (_, n) => ({
      ...NED,
      code: `new-governor-${String(n + 1).padStart(3, '0')}`,
      kind: 'GOVERNOR_PUBLIC' as const,
      title: 'Public governor',
    }));
    const input = { ...DERBY, body: 'DERBY-COUNCIL', members };
    const because = 'All 5 seats are held on 1 January 2018: the last day of one of them is the';
    const refused = await secretary.refused(
      'enrolMembers',
      input,
      'ALREADY_EXISTS',
      'members.0.from',
    );
    expect(refused.because).toContain(because);
    for (const { id, version } of await t.asOwner<{ id: string; version: number }>(
      `select s.id, s.version from seat s join deciding_body b on b.id = s.body_id where b.code = 'DERBY-COUNCIL' and s.voting`,
    ))
      await secretary.does('endSeat', {
        seatId: id,
        expectedVersion: version,
        until: '2017-12-31',
      });
    await secretary.does('setPosts', {
      body: 'DERBY-COUNCIL',
      posts: 200,
      effectiveFrom: '2018-01-01',
      reason: 'The constitution was amended.',
    });
    await secretary.does('enrolMembers', input);
    const seats = await seatsOn('DERBY-COUNCIL');
    expect([seats.length, new Set(seats.map(({ role }) => role))]).toEqual([
      200,
      new Set(['GOVERNOR']),
    ]);
  });

  it('gives nobody who is known a password, whatever the service asks of the database', async () => {
    await aPerson(t, 'no-sign-in');
    const insert = `insert into account (id, email, password_hash, given_by, given_at, own_password, version)
      select id, 'no-sign-in@derby.example', 'x', access.actor_id(), now(), false, 1 from person where code = $1`;
    const by = async (as: string) =>
      await byHand(t, as, async (ask) => void (await ask(insert, ['no-sign-in'])));
    expect(await by('derby-secretary')).toBe(
      'only an administrator gives a sign-in to a person who is known',
    );
    expect(await by('derby-chair')).toBe(await by('derby-secretary'));
    expect(await by('administrator')).toBe('done');
  });
});
