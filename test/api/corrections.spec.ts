import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide } from '../support/decisions.js';
import * as g from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aSeat, createBody, key, world } from '../support/world.js';

const SET =
  'mutation ($input: SetCouncilSeatsInput!) { setCouncilSeats(input: $input) { replayed body { seatCount seatCounts { seats effectiveFrom reason } } } }';
const VOID =
  'mutation ($input: VoidSeatInput!) { voidSeat(input: $input) { body { seats { id } } } }';
const END =
  'mutation ($input: EndInterestInput!) { endInterest(input: $input) { interest { untilDay version } } }';
const REGISTER =
  'mutation ($input: RegisterInterestInput!) { registerInterest(input: $input) { interest { id version } } }';
const CREATE =
  'mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { programme { id } } }';
const REVISE =
  'mutation ($input: ReviseProgrammeInput!) { reviseProgramme(input: $input) { programme { goLiveActualOn version } } }';
const ADJUST =
  'mutation ($input: AdjustGateInput!) { adjustGate(input: $input) { gate { deciders { body { code } } } } }';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  await aPerson(t, 'stranger');
  await aPerson(t, 'newcomer');
});
afterAll(async () => {
  await t.stop();
});

const refused = async (query: string, input: object, as: string) => {
  await t.tokenOf(as);
  const rows = `select (select count(*) from council_seats) c, (select count(*) from seat) s, (select sum(version) from standing_interest) i,
    (select count(*) from programme) p, (select sum(version) from programme) v, (select count(*) from gate_decider) d,
    (select count(*) from programme_party) q, (select count(*) from audit_entry) a, (select count(*) from idempotency) k`;
  const before = await t.asOwner(rows);
  const { code, field } = await t.refused(query, { input }, as);
  expect(await t.asOwner(rows)).toEqual(before);
  return [code, field];
};
const told = async (type: string) =>
  (
    await t.asOwner<{ payload: any }>(
      `select body::jsonb -> 'payload' as payload from audit_body where type = $1 order by seq desc`,
      [type],
    )
  )[0]!.payload;

describe("a council's seats", () => {
  it('are stated when it is added, and of no other body', async () => {
    const body = { idempotencyKey: key(), code: 'X', name: 'X', trust: 'DERBY' };
    const create =
      'mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { id } } }';
    const council = { ...body, kind: 'COUNCIL_OF_GOVERNORS' };
    const board = { ...body, kind: 'TRUST_BOARD', seatCount: 9 };
    for (const input of [council, board])
      expect(await refused(create, input, 'administrator')).toEqual([
        'BAD_USER_INPUT',
        'seatCount',
      ]);
  });

  const set = (over: object = {}) => ({
    idempotencyKey: key(),
    body: 'DERBY-COUNCIL',
    seats: 9,
    effectiveFrom: '2018-06-01',
    reason: 'The constitution was amended.',
    ...over,
  });

  it.each([
    ['of a board', { body: 'DERBY-BOARD' }, 'derby-secretary', 'BAD_USER_INPUT', 'body'],
    ['none at all', { seats: 0 }, 'derby-secretary', 'BAD_USER_INPUT', 'seats'],
    ['without a reason', { reason: '' }, 'derby-secretary', 'BAD_USER_INPUT', 'reason'],
    ['by another Trust', {}, 'burton-secretary', 'NOT_ALLOWED', undefined],
    ['by the programme office', {}, 'pmo', 'NOT_ALLOWED', undefined],
    ['of no such body', { body: 'NONE' }, 'derby-secretary', 'NOT_FOUND', 'body'],
  ])('are not set: %s', async (_case, over, as, code, field) => {
    expect(await refused(SET, set(over), as)).toEqual([code, field]);
  });

  it('are set from a day on: what is opened before keeps its own, and a later entry corrects', async () => {
    const input = set();
    expect(await t.ok(SET, { input }, 'derby-secretary')).toMatchObject({ replayed: false });
    expect(await t.ok(SET, { input }, 'derby-secretary')).toMatchObject({ replayed: true });
    const council = { body: 'DERBY-COUNCIL', purpose: 'SIGNIFICANT_TRANSACTION' } as const;
    const seatsOf = async (id: string) =>
      (await t.asOwner('select council_seats as n from resolution where id = $1', [id]))[0]!.n;
    expect(await seatsOf(await decide(t, { ...council, outcome: 'CONSENT' }))).toBe(5);
    const corrected = await t.ok(SET, { input: set({ seats: 7 }) }, 'derby-secretary');
    expect(corrected.body.seatCounts.map((one: any) => one.seats)).toEqual([9, 7]);
    expect(corrected.body.seatCount).toBe(7);
    const on = '2018-06-01';
    expect(await seatsOf(await decide(t, { ...council, outcome: 'CONSENT', on }))).toBe(7);
    expect(await told('council-seats.set')).toMatchObject({ from: '9', to: '7' });
  });
});

describe('a seat entered wrongly', () => {
  const seat = async () => {
    const [found] = await t.asOwner<{ id: string; version: number }>(
      `select s.id, s.version from seat s join person p on p.id = s.person_id where p.code = 'newcomer'`,
    );
    return { seatId: found!.id, expectedVersion: found!.version, reason: 'Another person.' };
  };
  const wrong = { body: 'DERBY-BOARD', person: 'newcomer', kind: 'EXECUTIVE', voting: false };

  it('is taken away, so that it can be entered rightly the same day', async () => {
    await aSeat(t, wrong);
    await expect(aSeat(t, { ...wrong, voting: true })).rejects.toThrow('ALREADY_EXISTS');
    const input = await seat();
    for (const [over, as, code] of [
      [{ expectedVersion: 9 }, 'derby-secretary', 'STALE_VERSION'],
      [{ seatId: key() }, 'derby-secretary', 'NOT_FOUND'],
      [{ reason: '' }, 'derby-secretary', 'BAD_USER_INPUT'],
      [{}, 'burton-secretary', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_ALLOWED'],
    ] as const)
      expect((await refused(VOID, { ...input, ...over }, as))[0]).toBe(code);
    await t.ok(VOID, { input }, 'derby-secretary');
    expect(await told('seat.voided')).toMatchObject({ voting: false, reason: 'Another person.' });
    await aSeat(t, { ...wrong, voting: true });
  });

  it('stays once a roll names it: then it is ended', async () => {
    await decide(t, { body: 'DERBY-BOARD', purpose: 'OTHER', outcome: 'APPROVED' });
    expect(await refused(VOID, await seat(), 'derby-secretary')).toEqual(['WRONG_STATE', 'seatId']);
  });
});

describe('an interest in the register', () => {
  it('is ended on a day by the secretary, with the reason', async () => {
    const entry = { trust: 'DERBY', person: 'derby-ned-1', nature: 'A supplier.' };
    const { interest } = await t.ok(
      REGISTER,
      { input: { idempotencyKey: key(), ...entry, from: '2018-01-01' } },
      'derby-secretary',
    );
    const ended = { standingInterestId: interest.id, expectedVersion: interest.version };
    const input = { ...ended, until: '2018-05-31', reason: 'The shares were sold.' };
    for (const [over, as, code] of [
      [{ until: '2017-12-31' }, 'derby-secretary', 'BAD_USER_INPUT'],
      [{ expectedVersion: 9 }, 'derby-secretary', 'STALE_VERSION'],
      [{ standingInterestId: key() }, 'derby-secretary', 'NOT_FOUND'],
      [{}, 'burton-secretary', 'NOT_ALLOWED'],
      [{}, 'derby-ned-1', 'NOT_ALLOWED'],
    ] as const)
      expect((await refused(END, { ...input, ...over }, as))[0]).toBe(code);
    const { interest: now } = await t.ok(END, { input }, 'derby-secretary');
    expect(now).toEqual({ untilDay: '2018-05-31', version: 2 });
    expect(await told('interest.ended')).toMatchObject({ to: '2018-05-31', reason: input.reason });
  });
});

describe('a new programme', () => {
  const input = (over: object) => ({
    idempotencyKey: key(),
    code: 'NEXT',
    title: 'Next',
    training: true,
    businessDate: '2023-01-01',
    regime: 'REGIME_2022_STATUTORY_TRANSACTION',
    transactionType: 'MERGER_S56',
    parties: ['DERBY', 'BURTON'].map((trust) => ({ trust, role: 'MERGING' })),
    ...over,
  });

  it('says whom it asks where the house has several of a kind, and may ask several commissioners', async () => {
    await createBody(t, { code: 'ICB-2', name: 'The other board', kind: 'ICB' });
    await createBody(t, { code: 'NHSE-2', name: 'Another region', kind: 'NHS_ENGLAND' });
    const nobody = await t.refused(CREATE, { input: input({}) }, 'administrator');
    expect([nobody.code, nobody.field]).toEqual(['BAD_USER_INPUT', 'outsideBodies']);
    expect(nobody.because).toBe(
      'Name in outsideBodies which of these this programme asks: integrated care board (ICB, ICB-2), NHS England (NHSE, NHSE-2).',
    );
    for (const [outsideBodies, code, field] of [
      [['NHSE'], 'BAD_USER_INPUT', 'outsideBodies'],
      [['NHSE', 'NHSE-2'], 'BAD_USER_INPUT', 'outsideBodies.1'],
      [['DERBY-BOARD'], 'BAD_USER_INPUT', 'outsideBodies.0'],
      [['NONE'], 'NOT_FOUND', 'outsideBodies.0'],
    ] as const)
      expect(await refused(CREATE, input({ outsideBodies }), 'administrator')).toEqual([
        code,
        field,
      ]);
    const outsideBodies = ['NHSE', 'ICB', 'ICB-2'];
    await t.ok(CREATE, { input: input({ outsideBodies }) }, 'administrator');
    const asked = await t.asOwner(
      `select distinct b.code from gate_decider d join deciding_body b on b.id = d.body_id
       join programme p on p.id = d.programme_id where p.code = 'NEXT' and b.kind in ('ICB', 'NHS_ENGLAND') order by 1`,
    );
    expect(asked.map(({ code }) => code)).toEqual(['ICB', 'ICB-2', 'NHSE']);
  });

  it('by merger asks the board of the Trust that it makes, whenever that comes to be (R29)', async () => {
    await aRole(t, 'director', 'PROGRAMME_DIRECTOR', 'NEXT');
    await createTrust('NEWCO');
    await createBody(t, { code: 'NEWCO-BOARD', name: 'N', kind: 'TRUST_BOARD', trust: 'NEWCO' });
    const version = async (gate: string) =>
      (
        await t.ok(
          'query ($g: String!) { gate(programme: "NEXT", gate: $g) { version } }',
          { g: gate },
          'director',
        )
      ).version;
    const ask = async (gate: string, over: object = {}) => ({
      idempotencyKey: key(),
      programme: 'NEXT',
      gate,
      expectedVersion: await version(gate),
      addDeciders: [{ body: 'NEWCO-BOARD', purpose: 'SUPPORT', order: 1 }],
      reason: 'It exists now.',
      ...over,
    });
    expect(await refused(ADJUST, await ask('DAY_1'), 'director')).toEqual([
      'BAD_USER_INPUT',
      'addDeciders',
    ]);
    for (const gate of ['REVIEW_100_DAYS', 'REVIEW_1_YEAR']) {
      const adjusted = await t.ok(ADJUST, { input: await ask(gate) }, 'director');
      expect(adjusted.gate.deciders).toEqual([{ body: { code: 'NEWCO-BOARD' } }]);
    }
    const parties = await t.asOwner(
      `select t.code, x.role from programme_party x join trust t on t.id = x.trust_id
       join programme p on p.id = x.programme_id where p.code = 'NEXT' order by 1`,
    );
    expect(parties.map(({ code, role }) => [code, role])).toEqual([
      ['BURTON', 'MERGING'],
      ['DERBY', 'MERGING'],
      ['NEWCO', 'SUCCESSOR'],
    ]);
  });

  it('may say who decides where nobody does even once a gate is passed, and nothing else', async () => {
    await g.adjust(t, { gate: 'EXPLORATION', expectedVersion: 1 });
    await g.recordPast(t, 'EXPLORATION', ['DERBY', 'BURTON'], {
      purpose: 'SUPPORT',
      decidedOn: '2016-09-05',
    });
    await t.ok(g.PASS, g.passInput('EXPLORATION'), 'director');
    const { version } = await g.readGate(t, 'REVIEW_1_YEAR');
    const addDeciders = [{ body: 'BURTON-BOARD', purpose: 'SUPPORT', order: 1 }];
    const late = { idempotencyKey: key(), programme: 'UHDB', gate: 'REVIEW_1_YEAR' };
    const input = { ...late, expectedVersion: version, reason: 'Late.', addDeciders };
    expect((await refused(ADJUST, input, 'director'))[0]).toBe('WRONG_STATE');
  });
});

describe('the day of go-live', () => {
  it('is not entered before the grant, nor for a day to come', async () => {
    const version = async () =>
      (await t.ok('query { programme(programme: "UHDB") { version } }', {}, 'director')).version;
    const revise = async (over: object) => ({
      programme: 'UHDB',
      expectedVersion: await version(),
      ...over,
    });
    const field = 'goLiveActualOn';
    const early = await revise({ goLiveActualOn: '2018-07-01' });
    expect(await refused(REVISE, early, 'director')).toEqual(['BAD_USER_INPUT', field]);
    const today = await revise({ goLiveActualOn: '2018-06-01' });
    expect(await refused(REVISE, today, 'director')).toEqual(['WRONG_STATE', field]);
    const cleared = await t.ok(
      REVISE,
      { input: await revise({ clearGoLiveActual: true }) },
      'director',
    );
    expect(cleared.programme.goLiveActualOn).toBeNull();
  });
});

async function createTrust(code: string): Promise<void> {
  const input = { idempotencyKey: key(), code, odsCode: 'RNEW', name: code, kind: 'NHS_TRUST' };
  await t.ok(
    'mutation ($input: CreateTrustInput!) { createTrust(input: $input) { trust { id } } }',
    { input },
    'administrator',
  );
}
