import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, decide, moveTo } from '../support/decisions.js';
import * as g from '../support/gates.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aWorld, key } from '../support/world.js';

const DECISIONS = `query ($g: String!) { gate(programme: "UHDB", gate: $g) { status decisions {
  id source outcome decidedOn corrected correctsId ratifyBy ratified } } }`;
const ADD =
  'mutation ($input: AddBlackoutInput!) { addBlackout(input: $input) { replayed blackout { id name startsOn endsOn knownFrom version } } }';
const REVISE =
  'mutation ($input: ReviseBlackoutInput!) { reviseBlackout(input: $input) { blackout { id name startsOn endsOn version } } }';
const REMOVE =
  'mutation ($input: RemoveBlackoutInput!) { removeBlackout(input: $input) { programme { blackouts { name } } } }';
const SUPPORT = { purpose: 'SUPPORT', outcome: 'APPROVED', gate: 'EXPLORATION' } as const;

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  const methods = ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION', 'URGENT'];
  await aWorld(t, { methods });
  await aWorld(t, { programme: 'OTHER' });
  await aPerson(t, 'stranger');
  await g.adjust(t, { gate: 'EXPLORATION', expectedVersion: 1 });
});
afterAll(async () => {
  await t.stop();
});

const blockers = async (gate = 'EXPLORATION') =>
  (await g.readGate(t, gate)).readiness.blockers.map((one: any) => [one.kind, one.because]);
const decisions = async (gate: string) =>
  (await t.ok(DECISIONS, { g: gate }, 'observer')).decisions;
const refused = async (query: string, input: object, as: string) => {
  await t.tokenOf(as);
  const rows = `select (select count(*) from blackout_period) b, (select sum(version) from blackout_period) v,
    (select count(*) from external_decision) e, (select count(*) from audit_entry) a, (select count(*) from idempotency) i`;
  const before = await t.asOwner(rows);
  const refusal = await t.refused(query, { input }, as);
  expect(await t.asOwner(rows)).toEqual(before);
  return refusal;
};

describe('what a board decided before', () => {
  it('is not undone by a meeting without a quorum', async () => {
    await decide(t, { ...SUPPORT, body: 'BURTON-BOARD' });
    await decide(t, { ...SUPPORT, body: 'DERBY-BOARD' });
    expect(await g.readGate(t, 'EXPLORATION')).toMatchObject({ status: 'READY' });
    await decide(t, { ...SUPPORT, body: 'DERBY-BOARD', outcome: 'NOT_QUORATE', present: 1 });
    expect(await g.readGate(t, 'EXPLORATION')).toMatchObject({ status: 'READY' });
    expect((await decisions('EXPLORATION')).map((one: any) => one.outcome)).toEqual([
      'APPROVED',
      'APPROVED',
      'NOT_QUORATE',
    ]);
  });

  it('keeps its conditions, when the board approves again without any (R10)', async () => {
    const conditions = [{ text: 'A shared ledger', dueOn: '2018-12-31' }];
    const first = { ...SUPPORT, outcome: 'APPROVED_WITH_CONDITIONS', conditions } as const;
    await decide(t, { ...first, body: 'BURTON-BOARD' });
    await decide(t, { ...SUPPORT, body: 'BURTON-BOARD', on: '2018-06-01' });
    const because =
      'A condition set by Board of BURTON Hospitals must be discharged or waived first: A shared ledger';
    expect(await blockers()).toEqual([['CONDITION_OPEN', because]]);
    const documentId = await aDocument(t);
    const at = { idempotencyKey: key(), programme: 'UHDB', condition: 'C1' };
    const minutes = { kind: 'MINUTE', minuteRef: '18/9', documentId, meetingOn: '2018-06-01' };
    await t.ok(
      'mutation ($input: SubmitConditionEvidenceInput!) { submitConditionEvidence(input: $input) { replayed } }',
      { input: { ...at, note: 'The ledger', documentId } },
      'pmo',
    );
    await t.ok(
      'mutation ($input: SettleConditionInput!) { dischargeCondition(input: $input) { replayed } }',
      { input: { ...at, idempotencyKey: key(), authority: minutes } },
      'burton-secretary',
    );
    expect(await blockers()).toEqual([]);
  });
});

describe('a board that withdraws', () => {
  const withdrawals = async () =>
    (
      await t.ok(
        'query { programme(programme: "UHDB") { withdrawals { bodyName decidedOn } } }',
        {},
        'observer',
      )
    ).withdrawals;
  const motion = { body: 'BURTON-BOARD', purpose: 'WITHDRAW' } as const;

  it('stops every gate, and is shown on the programme, until it takes that back (R11)', async () => {
    expect(await withdrawals()).toEqual([]);
    await decide(t, { ...motion, outcome: 'APPROVED' });
    const bodyName = 'Board of BURTON Hospitals';
    const because = `${bodyName} resolved on 1 June 2018 to withdraw from the programme.`;
    expect(await blockers()).toEqual([['PARTY_WITHDREW', because]]);
    expect(await withdrawals()).toEqual([{ bodyName, decidedOn: '2018-06-01' }]);
    const refusal = await t.refused(g.PASS, g.passInput('EXPLORATION'), 'director');
    expect([refusal.code, refusal.because]).toEqual(['GATE_NOT_READY', because]);
    await decide(t, { ...motion, outcome: 'NOT_QUORATE', present: 1 });
    expect(await withdrawals()).toHaveLength(1);
    await decide(t, { ...motion, outcome: 'REJECTED' });
    expect([await withdrawals(), await blockers()]).toEqual([[], []]);
  });
});

describe('an urgent decision', () => {
  const people = ['derby-chair', 'derby-exec-1'];
  const urgently = async (ratifyBy: string) => {
    const consultees = ['derby-ned-1', 'derby-ned-2'];
    const urgent = { reason: 'It cannot wait.', deciders: people, consultees, ratifyBy };
    const plan = { method: 'URGENT', purpose: 'SUPPORT', pack: null };
    const taken = await r.aResolution(t, { ...plan, terms: { urgent, gate: 'EXPLORATION' } });
    await r.cast(t, taken, Object.fromEntries(people.map((who) => [who, 'FOR'])));
    await r.close(t, taken);
    return taken.id;
  };

  it('counts until its body is overdue to ratify it, and again once it has', async () => {
    await decide(t, { ...SUPPORT, body: 'DERBY-BOARD', outcome: 'REJECTED' });
    const id = await urgently('2018-06-02');
    expect(await blockers()).toEqual([]);
    await moveTo(t, 'UHDB', '2018-06-03');
    const because =
      'Board of DERBY Hospitals was to ratify its urgent decision by 2 June 2018, and has not: it must do so first.';
    expect(await blockers()).toEqual([['RATIFICATION_DUE', because]]);
    await decide(t, { body: 'DERBY-BOARD', purpose: 'RATIFY', outcome: 'APPROVED', ratifies: id });
    expect(await blockers()).toEqual([]);
    expect((await decisions('EXPLORATION')).at(-1)).toMatchObject({
      id,
      ratifyBy: '2018-06-02',
      ratified: true,
    });
  });

  it('loses its weight when its body refuses to ratify it, even once its gate is passed', async () => {
    const id = await urgently('2018-06-10');
    await t.ok(g.PASS, g.passInput('EXPLORATION'), 'director');
    const ratify = { body: 'DERBY-BOARD', purpose: 'RATIFY', ratifies: id } as const;
    await decide(t, { ...ratify, outcome: 'NOT_QUORATE', present: 1 });
    expect((await g.readGate(t, 'EXPLORATION')).status).toBe('PASSED');
    await decide(t, { ...ratify, outcome: 'REJECTED' });
    // What the board had decided before, and ratified, stands.
    expect((await g.readGate(t, 'EXPLORATION')).status).toBe('PASSED');
    expect((await decisions('EXPLORATION')).at(-1)).toMatchObject({ id, ratified: false });
  });
});

describe('a record of a body outside', () => {
  const clearance = async (over: object) => ({
    idempotencyKey: key(),
    programme: 'UHDB',
    gate: 'COMPETITION',
    body: 'CMA',
    purpose: 'CLEAR',
    outcome: 'CLEARED',
    decidedOn: '2018-03-15',
    reference: 'ME/6726-17',
    documentId: await aDocument(t, 'UHDB', 'recorder'),
    ...over,
  });

  it('that was typed wrongly is corrected once, though nothing can follow it; the old one stays', async () => {
    await t.ok(g.RECORD_EXTERNAL, { input: await clearance({}) }, 'recorder');
    const next = { outcome: 'CLEARED_ON_BENEFITS' };
    const move = await refused(g.RECORD_EXTERNAL, await clearance(next), 'recorder');
    expect([move.code, move.field]).toEqual(['WRONG_STATE', 'outcome']);
    const [{ id: corrects }] = await decisions('COMPETITION');
    const conditions = [
      { text: 'Keep both sites', kind: 'PRECEDENT', ownerName: 'Chief', dueOn: '2018-12-31' },
    ];
    const input = await clearance({ ...next, corrects, conditions });
    await t.ok(g.RECORD_EXTERNAL, { input }, 'recorder');
    expect(await decisions('COMPETITION')).toMatchObject([
      { id: corrects, outcome: 'CLEARED', corrected: true, correctsId: null },
      { outcome: 'CLEARED_ON_BENEFITS', corrected: false, correctsId: corrects },
    ]);
    const { deciders } = await g.readGate(t, 'COMPETITION');
    expect(deciders[0]).toMatchObject({ satisfied: true, decision: { outcome: next.outcome } });
    const [entry] = await t.asOwner(
      `select body::jsonb -> 'payload' ->> 'corrects' as corrects from audit_body
       where type = 'external-decision.recorded' order by seq desc limit 1`,
    );
    expect(entry).toEqual({ corrects });
  });

  it.each([
    ['that is corrected already', 'first', {}, 'ALREADY_EXISTS', 'corrects'],
    ['of another gate', 'first', { gate: 'GRANT', body: 'NHSE' }, 'NOT_FOUND', 'corrects'],
    ['that is not there', null, {}, 'NOT_FOUND', 'corrects'],
    ['by whoever may not record it', 'last', {}, 'NOT_ALLOWED', undefined],
    [
      'with an answer to something else',
      'last',
      { outcome: 'GRANTED' },
      'BAD_USER_INPUT',
      'outcome',
    ],
  ])('is not corrected: %s', async (_case, which, over, code, field) => {
    const all = await decisions('COMPETITION');
    const corrects = which === null ? key() : which === 'first' ? all[0].id : all[1].id;
    const as = code === 'NOT_ALLOWED' ? 'pmo' : 'recorder';
    const refusal = await refused(g.RECORD_EXTERNAL, await clearance({ corrects, ...over }), as);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
  });

  it('keeps the conditions of the one that it corrects', async () => {
    const corrects = (await decisions('COMPETITION')).at(-1).id;
    const input = await clearance({ outcome: 'CLEARED_ON_BENEFITS', corrects, reference: 'Again' });
    await t.ok(g.RECORD_EXTERNAL, { input }, 'recorder');
    const kinds = (await blockers('COMPETITION')).map(([kind]: string[]) => kind);
    expect(kinds).toContain('CONDITION_OPEN');
  });
});

describe('a pre-election period', () => {
  const days = { name: 'General election', startsOn: '2018-05-01', endsOn: '2018-06-30' };
  const at = { programme: 'UHDB' };

  it('entered wrongly does not judge what was decided before, and is corrected with a reason', async () => {
    const before = await blockers('EXPLORATION');
    const add = { idempotencyKey: key(), ...at, ...days };
    const { blackout } = await t.ok(ADD, { input: add }, 'pmo');
    expect(blackout).toMatchObject({ ...days, knownFrom: expect.any(String), version: 1 });
    expect(await blockers('EXPLORATION')).toEqual(before);
    const { id: blackoutId } = blackout;
    const seen = { ...at, blackoutId, expectedVersion: 1, reason: 'It was last year.' };
    const right = { name: 'General election', startsOn: '2017-05-03', endsOn: '2017-06-08' };
    for (const [over, as, code] of [
      [{ endsOn: '2017-01-01' }, 'pmo', 'BAD_USER_INPUT'],
      [{ reason: ' ' }, 'pmo', 'BAD_USER_INPUT'],
      [{ expectedVersion: 9 }, 'pmo', 'STALE_VERSION'],
      [{ blackoutId: key() }, 'pmo', 'NOT_FOUND'],
      [{ programme: 'OTHER' }, 'pmo', 'NOT_FOUND'],
      [{}, 'observer', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_FOUND'],
    ] as const) {
      const refusal = await refused(REVISE, { ...seen, ...right, ...over }, as);
      expect([over, refusal.code]).toEqual([over, code]);
    }
    const revised = await t.ok(REVISE, { input: { ...seen, ...right } }, 'derby-secretary');
    expect(revised.blackout).toMatchObject({ ...right, version: 2 });
    const [told] = await t.asOwner(
      `select body::jsonb -> 'payload' as payload from audit_body where type = 'blackout.revised'`,
    );
    expect(told).toEqual({ payload: { from: days, to: right, reason: 'It was last year.' } });
  });

  it('that there is not is taken away, with the reason in the chain', async () => {
    const [found] = await t.asOwner<{ id: string }>('select id from blackout_period');
    const blackoutId = found!.id;
    const input = { ...at, blackoutId, expectedVersion: 2, reason: 'No election was called.' };
    for (const [over, as, code] of [
      [{ expectedVersion: 1 }, 'pmo', 'STALE_VERSION'],
      [{ programme: 'OTHER' }, 'pmo', 'NOT_FOUND'],
      [{}, 'observer', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_FOUND'],
    ] as const) {
      expect((await refused(REMOVE, { ...input, ...over }, as)).code).toBe(code);
    }
    expect(await t.ok(REMOVE, { input }, 'director')).toEqual({ programme: { blackouts: [] } });
    expect((await refused(REMOVE, input, 'director')).code).toBe('NOT_FOUND');
    const [told] = await t.asOwner(
      `select body::jsonb -> 'payload' ->> 'reason' as reason from audit_body where type = 'blackout.removed'`,
    );
    expect(told).toEqual({ reason: 'No election was called.' });
  });
});
