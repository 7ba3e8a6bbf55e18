import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, key, world } from '../support/world.js';

/** A programme's own board is its members' to know, a draft its body's, and a person's own things no token's. */
let t: TestApp;
let open: r.OpenResolution;
let token: string;

beforeAll(async () => {
  t = await TestApp.start({ world: world({}, { programme: 'HUSH' }) });
  await aPerson(t, 'stranger');
  await aRole(t, 'stranger', 'OBSERVER', 'UHDB');
  await aRole(t, 'derby-chair', 'OBSERVER', 'UHDB');
  open = await r.aResolution(t, {
    method: 'WRITTEN_RESOLUTION',
    purpose: 'OTHER',
    pack: null,
  });
  await r.cast(t, open, { 'derby-chair': 'FOR' });
  const input = { idempotencyKey: key(), name: 'x', programme: 'UHDB', role: 'OBSERVER', days: 3 };
  const made = await t.ok(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
    { input },
    'derby-chair',
  );
  token = made.token;
});
afterAll(async () => {
  await t.stop();
});

const count = async (person: string, sql: string, values: unknown[] = []) =>
  await t.db.reading(await t.actor(person), async (reads) => {
    const [found] = await reads.query<{ n: number }>(`select count(*)::int as n ${sql}`, values);
    return found!.n;
  });

describe("a programme's own board", () => {
  const BODY = 'query ($b: String!) { body(body: $b) { name seats { title } } }';
  const OF_HUSH = `where body_id in (select id from deciding_body where programme_id = $1)`;

  it('is not there for whoever holds no role in the programme', async () => {
    const [board] = await t.asOwner<{ id: string; code: string; programme: string }>(
      "select b.id, b.code, p.id as programme from deciding_body b join programme p on p.id = b.programme_id where p.code = 'HUSH'",
    );
    for (const name of [board!.id, board!.code])
      expect(await t.refused(BODY, { b: name }, 'stranger')).toMatchObject({ code: 'NOT_FOUND' });
    const missing = await t.refused(BODY, { b: 'NO-SUCH-BODY' }, 'stranger');
    const hidden = await t.refused(BODY, { b: board!.code }, 'stranger');
    expect({ ...hidden, requestId: 0 }).toEqual({ ...missing, requestId: 0 });
    const programme = board!.programme;
    const seen = async (person: string) => ({
      bodies: await count(person, 'from deciding_body where programme_id = $1', [programme]),
      orders: await count(person, `from standing_orders ${OF_HUSH}`, [programme]),
    });
    const there = await seen('director');
    expect(there.bodies).toBe(1);
    expect(await seen('stranger')).toEqual({ bodies: 0, orders: 0 });
    expect(await seen('administrator')).toEqual(there);
    expect((await t.ok(BODY, { b: board!.code }, 'director')).name).toEqual(expect.any(String));
    expect((await t.ok(BODY, { b: 'DERBY-BOARD' }, 'stranger')).seats.length).toBe(7);
  });

  it('hides its seats with itself', async () => {
    const hush = "(select id from programme where code = 'HUSH')";
    const [board] = await t.asOwner<{ id: string; code: string }>(
      `select id, code from deciding_body where programme_id = ${hush}`,
    );
    const seat = { idempotencyKey: key(), body: board!.code, person: 'sro', title: 'SRO' };
    await t.ok(
      'mutation ($input: AppointToSeatInput!) { appointToSeat(input: $input) { seat { id } } }',
      { input: { ...seat, kind: 'MEMBER', voting: true, from: '2016-04-01' } },
      'administrator',
    );
    const seats = async (person: string) =>
      await count(person, 'from seat where body_id = $1', [board!.id]);
    expect([await seats('stranger'), await seats('sro')]).toEqual([0, 1]);
  });
});

describe('what a draft would set as conditions', () => {
  it("is its body's to read and to write, until it is put", async () => {
    const input = {
      idempotencyKey: key(),
      programme: 'UHDB',
      body: 'DERBY-BOARD',
      method: 'MEETING',
      purpose: 'FINAL_APPROVE',
      way: 'NAMED_VOTES',
      wording: 'That it be approved.',
      conditions: [
        {
          text: 'Only if',
          kind: 'PRECEDENT',
          ownerName: 'Chair',
          evidenceRequired: false,
          dueOn: '2018-12-31',
        },
      ],
    };
    const { resolution } = await t.ok(r.DRAFT, { input }, 'derby-secretary');
    const seen = async (person: string) =>
      await count(person, 'from proposed_condition where resolution_id = $1', [resolution.id]);
    expect(await seen('derby-secretary')).toBe(1);
    expect(await seen('derby-ned-1')).toBe(1);
    for (const person of ['burton-secretary', 'burton-chair', 'director', 'observer', 'auditor'])
      expect([person, await seen(person)]).toEqual([person, 0]);
    const written = t.db.transaction(await t.actor('burton-secretary'), async (tx) => {
      await tx.query(
        `insert into proposed_condition (id, programme_id, resolution_id, position, text, kind, owner_name, evidence_required)
         select gen_random_uuid(), p.id, $1, 9, 'x', 'PRECEDENT', 'x', false from programme p where p.code = 'UHDB'`,
        [resolution.id],
      );
    });
    await expect(written).rejects.toThrow();
    expect(await seen('derby-secretary')).toBe(1);
  });
});

describe('an API token', () => {
  const VOTES =
    'query ($r: String!) { resolution(resolution: $r) { votes { choice } myVote { choice } } }';

  it('reads by its one role: not what its owner sees by others', async () => {
    expect(await t.ok(VOTES, { r: open.id }, 'derby-chair')).toEqual({
      votes: [{ choice: 'FOR' }],
      myVote: { choice: 'FOR' },
    });
    const { data } = await t.sendWith(VOTES, { r: open.id }, token);
    expect(data.resolution).toEqual({ votes: [], myVote: null });
  });

  it.each([
    ['mySessions', '{ mySessions { id } }'],
    ['myApiTokens', '{ myApiTokens { id } }'],
    ['myNotices', '{ myNotices(first: 5) { totalCount } }'],
    ['voteReceipt', 'query ($r: String!) { voteReceipt(resolution: $r) { choice } }'],
  ])('does not ask for what is the person alone: %s', async (_name, query) => {
    const { errors } = await t.sendWith(query, { r: open.id }, token);
    expect(errors![0]!.extensions.code).toBe('REAUTHENTICATE');
    expect((await t.send(query, { r: open.id }, 'derby-chair')).errors).toBeUndefined();
  });

  it('shows nothing of the person by SQL either', async () => {
    const [made] = await t.asOwner<{ id: string; person: string }>(
      'select id, person_id as person from api_token',
    );
    await t.asOwner(
      `insert into notice (id, person_id, programme_id, type, text, subject_type, subject_id, at)
       select gen_random_uuid(), $1, p.id, 'x', 'x', 'x', p.id, now() from programme p where p.code = 'UHDB'`,
      [made!.person],
    );
    const tables = ['session', 'api_token', 'notice', 'account', 'vote', 'audit_content'];
    const mine = async (actor: Parameters<typeof t.db.reading>[0]) =>
      await t.db.reading(actor, async (reads) => {
        const counts: Record<string, number> = {};
        for (const table of tables) {
          const own = { account: 'id', audit_content: 'confidential_to is not null and actor_id' }[
            table
          ];
          const [found] = await reads.query<{ n: number }>(
            `select count(*)::int as n from ${table} where ${own ?? 'person_id'} = $1`,
            [made!.person],
          );
          counts[table] = found!.n;
        }
        return counts;
      });
    const person = await t.actor('derby-chair');
    expect(await mine(person)).toMatchObject({ session: 1, api_token: 1, notice: 2, vote: 1 });
    const byToken = { ...person, grantId: made!.id, grantKind: 'TOKEN' as const };
    expect(await mine(byToken)).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
  });
});

describe('a notice', () => {
  it('is of a programme, and goes with it', async () => {
    await t.asOwner(
      `insert into notice (id, person_id, programme_id, type, text, subject_type, subject_id, at)
       select gen_random_uuid(), o.id, p.id, 'x', 'x', 'x', p.id, now() from programme p, person o where p.code = 'HUSH' and o.code = 'stranger'`,
    );
    expect(await t.ok('{ myNotices(first: 5) { totalCount } }', {}, 'stranger')).toEqual({
      totalCount: 0,
    });
  });
});
