import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { Bystander } from '../support/waiting.js';
import { key, world } from '../support/world.js';

/** Who is on the roll of an open resolution votes on it until it closes, whatever ends meanwhile (ADR 11). */
let t: TestApp;
let resolution: r.OpenResolution;

const END_SEAT =
  'mutation ($input: EndSeatInput!) { endSeat(input: $input) { seat { id until version } } }';
const SEEN = `query ($r: String!) { resolution(resolution: $r) {
  state roll { seatKind } votes { choice } pack { code manifestSha256 } } }`;
const PROGRAMME = '{ programme(programme: "UHDB") { code } }';
const advance = async (to: string) =>
  await t.as('director').does('advanceBusinessDate', { programme: 'UHDB', to });

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  resolution = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
});
afterAll(async () => {
  await t.stop();
});

const seatOf = async (code: string, body = 'DERBY-BOARD') =>
  (
    await t.asOwner<{ id: string; version: number }>(
      'select s.id, s.version from seat s join person p on p.id = s.person_id join deciding_body b on b.id = s.body_id where p.code = $1 and b.code = $2',
      [code, body],
    )
  )[0]!;
const endSeat = async (code: string, until: string) => {
  const { id, version } = await seatOf(code);
  const input = { idempotencyKey: key(), seatId: id, expectedVersion: version, until };
  return await t.send(END_SEAT, { input }, 'administrator');
};
const revoke = async (code: string) => {
  const held = await t.asOwner<{ id: string; version: number }>(
    "select m.id, m.version from membership m join person p on p.id = m.person_id where p.code = $1 and m.role = 'BOARD_MEMBER'",
    [code],
  );
  const input = { membershipId: held[0]!.id, expectedVersion: held[0]!.version };
  await t.as('derby-secretary').does('revokeRole', input);
};
const seen = async (code: string) => await t.send(SEEN, { r: resolution.id }, code);

describe('a member on an open roll', () => {
  it('is not said to have left before it was fixed', async () => {
    await t.tokenOf('administrator');
    const before = await r.rows(t);
    const { errors } = await endSeat('derby-ned-1', '2018-05-30');
    expect(errors![0]).toMatchObject({
      message:
        'This seat is on the roll of an open resolution for 31 May 2018: it can end on that day or later.',
      extensions: { code: 'WRONG_STATE', field: 'until' },
    });
    expect(await r.rows(t)).toEqual(before);
  });

  it('whose seat has ended since still reads the papers and votes', async () => {
    expect((await endSeat('derby-ned-1', '2018-05-31')).errors).toBeUndefined();
    await advance('2018-06-02');
    expect((await seen('derby-ned-1')).data.resolution).toMatchObject({
      state: 'OPEN',
      votes: [],
      pack: { manifestSha256: resolution.manifestSha256 },
      roll: r.DERBY_BOARD.map(() => expect.anything()),
    });
    const cast = await t.ok(r.CAST, r.aVote(resolution, 'AGAINST'), 'derby-ned-1');
    expect(cast.receipt).toMatchObject({ revision: 1, choice: 'AGAINST' });
  });

  it("is not silenced by the Trust's own secretary, who ends their role", async () => {
    const token = await t.ok(
      'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token } }',
      {
        input: {
          idempotencyKey: key(),
          name: 'x',
          programme: 'UHDB',
          role: 'BOARD_MEMBER',
          days: 3,
        },
      },
      'derby-ned-2',
    );
    await revoke('derby-ned-2');
    expect((await t.ok(PROGRAMME, {}, 'derby-ned-2')).code).toBe('UHDB');
    expect((await seen('derby-ned-2')).data.resolution.votes).toEqual([{ choice: 'AGAINST' }]);
    const cast = await t.ok(r.CAST, r.aVote(resolution, 'AGAINST'), 'derby-ned-2');
    expect(cast.receipt).toMatchObject({ revision: 1, choice: 'AGAINST' });
    const changed = { input: { ...r.aVote(resolution, 'FOR', { expectedRevision: 1 }).input } };
    expect((await t.ok(r.CAST, changed, 'derby-ned-2')).receipt).toMatchObject({ revision: 2 });
    await r.declare(t, resolution, 'derby-ned-2');
    // Their token had its role from them: it reads nothing more.
    const left = await t.sendWith(PROGRAMME, {}, token.token);
    expect(left.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('holds no role by it', async () => {
    expect(await t.ok('{ me { roles { role } } }', {}, 'derby-ned-2')).toEqual({ roles: [] });
    const plan = { idempotencyKey: key(), programme: 'UHDB', body: 'DERBY-BOARD' };
    const refused = await t.refused(
      r.PLAN,
      { input: { ...plan, heldOn: '2018-06-12', place: 'x' } },
      'derby-ned-2',
    );
    expect(refused.code).toBe('NOT_ALLOWED');
  });

  it('until it closes: then nothing of it is theirs to read', async () => {
    const rest = r.DERBY_BOARD.filter((code) => !['derby-ned-1', 'derby-ned-2'].includes(code));
    await r.cast(t, resolution, Object.fromEntries(rest.map((code) => [code, 'FOR'])));
    const ruled = await t.asOwner('select id from declared_interest');
    await r.rule(t, ruled[0]!.id as string, 'TAKE_PART');
    const outcome = await r.close(t, resolution);
    expect(outcome).toMatchObject({ forCount: 6, againstCount: 1 });
    expect((await t.send(PROGRAMME, {}, 'derby-ned-2')).errors![0]!.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await seen('derby-ned-1')).data.resolution).toMatchObject({
      state: 'CLOSED',
      roll: [],
    });
  });
});

describe('fixing a roll', () => {
  it('waits for no seat that ends meanwhile: the seat waits, and is found on the roll', async () => {
    const draft = await aDraft();
    const opening = { idempotencyKey: key(), resolution: draft.id, expectedVersion: 1 };
    const holder = await Bystander.come(t);
    // The roll is read from the seats by then, and is not written yet.
    await holder.hold('lock table elector in exclusive mode');
    const opened = t.send(r.OPEN, { input: opening }, 'derby-secretary');
    expect(await holder.sees(1, opened)).toBe(1);
    const ended = endSeat('derby-exec-1', '2018-06-01');
    expect(await holder.sees(2, ended)).toBe(2);
    await holder.leave();
    expect((await opened).errors).toBeUndefined();
    expect((await ended).errors![0]!.extensions).toMatchObject({ code: 'WRONG_STATE' });
    const impossible = await t.asOwner(
      `select from elector e join resolution r on r.id = e.resolution_id and r.state = 'OPEN'
       join seat s on s.id = e.seat_id where s.until_day < r.opened_on`,
    );
    expect(impossible).toEqual([]);
  });
});

async function aDraft(): Promise<{ id: string }> {
  const input = {
    idempotencyKey: key(),
    programme: 'UHDB',
    body: 'DERBY-BOARD',
    purpose: 'OTHER',
    method: 'WRITTEN_RESOLUTION',
    way: 'NAMED_VOTES',
    wording: 'x',
    closesOn: '2018-06-30',
  };
  return (await t.ok(r.DRAFT, { input }, 'derby-secretary')).resolution;
}
