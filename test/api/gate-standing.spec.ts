import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, decide, moveTo } from '../support/decisions.js';
import * as g from '../support/gates.js';
import * as r from '../support/resolving.js';
import type { Method } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

const methods: Method[] = ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION', 'URGENT'];
const t = TestApp.forSpec({ world: world({ methods }, { programme: 'OTHER' }) }, async (app) => {
  await aPerson(app, 'stranger');
  await g.adjust(app, { gate: 'EXPLORATION' });
});
const [pmo, director, observer] = [t.as('pmo'), t.as('director'), t.as('observer')];
const recorder = t.as('recorder');

const UHDB = { programme: 'UHDB' };
const SUPPORT = { purpose: 'SUPPORT', outcome: 'APPROVED', gate: 'EXPLORATION' } as const;

const blockers = async (gate = 'EXPLORATION') =>
  (await g.readGate(t, gate)).readiness.blockers.map((one) => [one.kind, one.because]);
const decisions = async (gate: string) => {
  const shown = 'decisions { id source outcome decidedOn corrected correctsId ratifyBy ratified }';
  return (await observer.reads('gate', { ...UHDB, gate }, shown)).decisions;
};

describe('what a board decided before', () => {
  it('is not undone by a meeting without a quorum', async () => {
    await decide(t, { ...SUPPORT, body: 'BURTON-BOARD' });
    await decide(t, { ...SUPPORT, body: 'DERBY-BOARD' });
    expect(await g.readGate(t, 'EXPLORATION')).toMatchObject({ status: 'READY' });
    await decide(t, { ...SUPPORT, body: 'DERBY-BOARD', outcome: 'NOT_QUORATE', present: 1 });
    expect(await g.readGate(t, 'EXPLORATION')).toMatchObject({ status: 'READY' });
    expect((await decisions('EXPLORATION')).map((one) => one.outcome)).toEqual([
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
    const C1 = { ...UHDB, condition: 'C1' };
    const evidence = { note: 'The ledger', documentId: await aDocument(t) };
    await pmo.does('submitConditionEvidence', { ...C1, ...evidence });
    const authority = {
      kind: 'MINUTE' as const,
      minuteRef: '18/9',
      documentId: await aDocument(t),
      meetingOn: '2018-06-01',
    };
    await t.as('burton-secretary').does('dischargeCondition', { ...C1, authority });
    expect(await blockers()).toEqual([]);
  });
});

describe('a board that withdraws', () => {
  const withdrawals = async () =>
    (await observer.reads('programme', UHDB, 'withdrawals { bodyName decidedOn }')).withdrawals;
  const motion = { body: 'BURTON-BOARD', purpose: 'WITHDRAW' } as const;

  it('stops every gate, and is shown on the programme, until it takes that back (R11)', async () => {
    expect(await withdrawals()).toEqual([]);
    await decide(t, { ...motion, outcome: 'APPROVED' });
    const bodyName = 'Board of BURTON Hospitals';
    const because = `${bodyName} resolved on 1 June 2018 to withdraw from the programme.`;
    expect(await blockers()).toEqual([['PARTY_WITHDREW', because]]);
    expect(await withdrawals()).toEqual([{ bodyName, decidedOn: '2018-06-01' }]);
    const exploration = { ...UHDB, gate: 'EXPLORATION' };
    const refusal = await director.refused('passGate', exploration, 'GATE_NOT_READY');
    expect(refusal.because).toBe(because);
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
    const plan = { method: 'URGENT', purpose: 'SUPPORT', pack: null } as const;
    const taken = await r.aResolution(t, { ...plan, terms: { urgent, gate: 'EXPLORATION' } });
    await r.cast(t, taken, r.everyone(people, 'FOR'));
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
    await director.does('passGate', { ...UHDB, gate: 'EXPLORATION' });
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
  type Record = Input<'recordExternalDecision'>;
  const clearance = async (over: Partial<Record> = {}): Promise<Record> => ({
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
    await recorder.does('recordExternalDecision', await clearance());
    const next = { outcome: 'CLEARED_ON_BENEFITS' } as const;
    const move = await clearance(next);
    await recorder.refused('recordExternalDecision', move, 'WRONG_STATE', 'outcome');
    const correctsId = (await decisions('COMPETITION'))[0]!.id;
    const terms = { text: 'Keep both sites', ownerName: 'Chief', dueOn: '2018-12-31' };
    const conditions = [{ ...terms, kind: 'PRECEDENT' as const }];
    const input = await clearance({ ...next, correctsId, conditions });
    await recorder.does('recordExternalDecision', input);
    expect(await decisions('COMPETITION')).toMatchObject([
      { id: correctsId, outcome: 'CLEARED', corrected: true, correctsId: null },
      { outcome: 'CLEARED_ON_BENEFITS', corrected: false, correctsId },
    ]);
    const { deciders } = await g.readGate(t, 'COMPETITION');
    expect(deciders[0]).toMatchObject({ decision: { outcome: next.outcome } });
    expect(await t.told('external-decision.recorded')).toMatchObject({ corrects: correctsId });
  });

  const granted = { outcome: 'GRANTED' };
  it.each([
    ['that is corrected already', 0, {}, 'ALREADY_EXISTS', 'correctsId'],
    ['of another gate', 0, { gate: 'GRANT', body: 'NHSE' }, 'NOT_FOUND', 'correctsId'],
    ['that is not there', 2, {}, 'NOT_FOUND', 'correctsId'],
    ['by whoever may not record it', 1, {}, 'NOT_ALLOWED', null],
    ['with an answer to something else', 1, granted, 'BAD_USER_INPUT', 'outcome'],
  ])('is not corrected: %s', async (_case, which, over, code, field) => {
    const correctsId = (await decisions('COMPETITION'))[which]?.id ?? key();
    const caller = code === 'NOT_ALLOWED' ? pmo : recorder;
    const input = { ...(await clearance({ correctsId })), ...over };
    await caller.refused('recordExternalDecision', input, code, field);
  });

  it('keeps the conditions of the one that it corrects', async () => {
    const { id: correctsId } = (await decisions('COMPETITION')).at(-1)!;
    const again = { outcome: 'CLEARED_ON_BENEFITS', correctsId, reference: 'Again' } as const;
    await recorder.does('recordExternalDecision', await clearance(again));
    const kinds = (await blockers('COMPETITION')).map(([kind]) => kind);
    expect(kinds).toContain('CONDITION_OPEN');
  });
});

describe('a pre-election period', () => {
  const days = { name: 'General election', startsOn: '2018-05-01', endsOn: '2018-06-30' };

  it('entered wrongly does not judge what was decided before, and is corrected with a reason', async () => {
    const before = await blockers('EXPLORATION');
    const { preElectionPeriod } = await pmo.does('addPreElectionPeriod', { ...UHDB, ...days });
    expect(preElectionPeriod).toMatchObject({ ...days, knownFrom: expect.any(String), version: 1 });
    expect(await blockers('EXPLORATION')).toEqual(before);
    const { id: preElectionPeriodId } = preElectionPeriod;
    const seen = { ...UHDB, preElectionPeriodId, expectedVersion: 1, reason: 'It was last year.' };
    const right = { name: 'General election', startsOn: '2017-05-03', endsOn: '2017-06-08' };
    for (const [over, as, code] of [
      [{ endsOn: '2017-01-01' }, 'pmo', 'BAD_USER_INPUT'],
      [{ reason: ' ' }, 'pmo', 'BAD_USER_INPUT'],
      [{ expectedVersion: 9 }, 'pmo', 'STALE_VERSION'],
      [{ preElectionPeriodId: key() }, 'pmo', 'NOT_FOUND'],
      [{ programme: 'OTHER' }, 'pmo', 'NOT_FOUND'],
      [{}, 'observer', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_FOUND'],
    ] as const)
      await t.as(as).refused('revisePreElectionPeriod', { ...seen, ...right, ...over }, code);
    const revised = { ...seen, ...right };
    const secretary = t.as('derby-secretary');
    const { preElectionPeriod: now } = await secretary.does('revisePreElectionPeriod', revised);
    await secretary.again();
    expect(now).toMatchObject({ ...right, version: 2 });
    const told = { from: days, to: right, reason: 'It was last year.' };
    expect(await t.told('pre-election-period.revised')).toEqual(told);
  });

  it('that there is not is taken away, with the reason in the chain', async () => {
    const [found] = await t.asOwner<{ id: string }>('select id from pre_election_period');
    const preElectionPeriodId = found!.id;
    const input = {
      ...UHDB,
      preElectionPeriodId,
      expectedVersion: 2,
      reason: 'No election was called.',
    };
    for (const [over, as, code] of [
      [{ expectedVersion: 1 }, 'pmo', 'STALE_VERSION'],
      [{ programme: 'OTHER' }, 'pmo', 'NOT_FOUND'],
      [{}, 'observer', 'NOT_ALLOWED'],
      [{}, 'stranger', 'NOT_FOUND'],
    ] as const)
      await t.as(as).refused('removePreElectionPeriod', { ...input, ...over }, code);
    const shown = 'programme { preElectionPeriods { name } }';
    const { programme } = await director.does('removePreElectionPeriod', input, shown);
    await director.again();
    expect(programme.preElectionPeriods).toEqual([]);
    await director.refused('removePreElectionPeriod', input, 'NOT_FOUND');
    const { reason } = await t.told('pre-election-period.removed');
    expect(reason).toBe('No election was called.');
  });
});
