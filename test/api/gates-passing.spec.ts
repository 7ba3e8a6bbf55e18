import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSealedPack, decide } from '../support/decisions.js';
import {
  boards,
  external,
  lightCases,
  PASS,
  passInput,
  readGate,
  recordPast,
} from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aWorld } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const SUBMIT = { purpose: 'SUBMIT', outcome: 'APPROVED', on: '2018-06-01' } as const;

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t, { businessDate: '2018-06-01' });
  await aPerson(t, 'both-hats');
  await aRole(t, 'both-hats', 'PROGRAMME_DIRECTOR', 'UHDB');
  await aRole(t, 'both-hats', 'SRO', 'UHDB');
  await aPerson(t, 'stranger');
  await lightCases(t);
});
afterAll(async () => {
  await t.stop();
});

const counts = async () =>
  await t.asOwner(
    `select (select count(*) from gate_passing) p, (select count(*) from counted_decision) c,
       (select count(*) from audit_entry) a, (select count(*) from audit_checkpoint where programme_id is not null) k,
       (select count(*) from idempotency) i`,
  );
const refusedToPass = async (gate: string, as: string) => {
  await t.tokenOf(as);
  const before = await counts();
  const refusal = await t.refused(PASS, passInput(gate), as);
  expect(await counts()).toEqual(before);
  return refusal;
};

describe('a gate that was past when the programme was adopted', () => {
  it('is passed on the record of earlier decisions, and says so', async () => {
    await recordPast(t, 'EXPLORATION', BOTH, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
    expect(await readGate(t, 'EXPLORATION')).toMatchObject({ status: 'READY', evidence: null });
    expect(await t.ok(PASS, passInput('EXPLORATION'), 'director')).toEqual({
      replayed: false,
      gate: { code: 'EXPLORATION', status: 'PASSED' },
    });
    const gate = await readGate(t, 'EXPLORATION');
    expect(gate.evidence).toMatchObject({ kind: 'RECORDED', passedOn: '2016-09-05' });
    expect(gate.actualOn).toBe('2016-09-05');
    expect(gate.deciders.map((one: any) => one.decision.recorded)).toEqual([true, true]);
    const text = gate.evidence.text as string;
    expect(createHash('sha256').update(text).digest('hex')).toBe(gate.evidence.sha256);
  });

  it('makes the next phase that of the programme', async () => {
    const programme = await t.ok(
      'query { programme(programme: "UHDB") { status gates { code status } } }',
      {},
      'observer',
    );
    expect(programme.status).toBe('STRATEGIC_CASE');
    expect(programme.gates.map((one: any) => `${one.code} ${one.status}`)).toEqual([
      'EXPLORATION PASSED',
      ...['STRATEGIC_CASE', 'FBC_SUBMISSION', 'COMPETITION', 'FBC', 'GRANT', 'DAY_1'].map(
        (code) => `${code} NOT_STARTED`,
      ),
      ...['REVIEW_100_DAYS', 'REVIEW_1_YEAR', 'EVALUATION'].map((code) => `${code} NOT_STARTED`),
    ]);
  });
});

describe('passing a gate that was decided here', () => {
  beforeAll(async () => {
    await recordPast(t, 'STRATEGIC_CASE', BOTH, { purpose: 'SUBMIT' });
    await external(t, {
      gate: 'STRATEGIC_CASE',
      body: 'NHSE',
      purpose: 'REVIEW',
      outcome: 'MAY_PROCEED',
      decidedOn: '2017-07-03',
    });
    await t.ok(PASS, passInput('STRATEGIC_CASE'), 'director');
  });

  it('lists every blocker, and is refused with them (R2)', async () => {
    await aSealedPack(t, 'FBC');
    await decide(t, { ...SUBMIT, body: 'DERBY-BOARD', stage: 'FBC' });
    const gate = await readGate(t, 'FBC_SUBMISSION');
    expect(gate.status).toBe('PARTIALLY_APPROVED');
    const blockers = [
      {
        kind: 'DECIDER_MISSING',
        because:
          'Board of BURTON Hospitals has not yet decided whether to submit a case or an application.',
        subjectType: 'BODY',
        subjectId: expect.any(String),
      },
    ];
    expect(gate.readiness).toEqual({ ready: false, blockers });
    expect(await refusedToPass('FBC_SUBMISSION', 'derby-secretary')).toMatchObject({
      code: 'GATE_NOT_READY',
      blockers,
    });
  });

  it('is refused when the boards decided on different packs (R1)', async () => {
    await aSealedPack(t, 'FBC');
    await decide(t, { ...SUBMIT, body: 'BURTON-BOARD', stage: 'FBC' });
    const gate = await readGate(t, 'FBC_SUBMISSION');
    expect(gate.status).toBe('VERSION_MISMATCH');
    expect(gate.divergence).toEqual([
      {
        aspect: 'VERSION',
        subject: 'pack',
        values: [
          { bodyName: 'Board of DERBY Hospitals', value: 'FBC/1 Final' },
          { bodyName: 'Board of BURTON Hospitals', value: 'FBC/2 Final' },
        ],
      },
    ]);
    const { blockers } = await refusedToPass('FBC_SUBMISSION', 'director');
    expect(blockers.map((one: any) => one.kind)).toEqual(['PACK_SUPERSEDED', 'VERSION_MISMATCH']);
  });

  it('is ready once both decided on the same pack', async () => {
    await decide(t, { ...SUBMIT, body: 'DERBY-BOARD', stage: 'FBC', on: '2018-06-05' });
    expect(await readGate(t, 'FBC_SUBMISSION')).toMatchObject({
      status: 'READY',
      readiness: { ready: true, blockers: [] },
      divergence: [],
    });
  });

  it.each([
    ['the SRO', 'sro', 'NOT_ALLOWED'],
    ['a director who is the SRO as well', 'both-hats', 'NOT_ALLOWED'],
    ['the programme office', 'pmo', 'NOT_ALLOWED'],
    ['a board member', 'derby-ned-1', 'NOT_ALLOWED'],
    ['somebody outside', 'stranger', 'NOT_FOUND'],
  ])('is not for %s', async (_case, person, code) => {
    expect((await readGate(t, 'FBC_SUBMISSION')).status).toBe('READY');
    expect(await refusedToPass('FBC_SUBMISSION', person)).toMatchObject({ code });
  });

  it('is done once, with its evidence and a checkpoint', async () => {
    const input = passInput('FBC_SUBMISSION');
    const [before] = await counts();
    expect(await t.ok(PASS, input, 'burton-secretary')).toMatchObject({ replayed: false });
    expect(await t.ok(PASS, input, 'burton-secretary')).toMatchObject({ replayed: true });
    expect(await t.refused(PASS, passInput('FBC_SUBMISSION'), 'director')).toMatchObject({
      code: 'WRONG_STATE',
      because: 'This gate was passed on 5 June 2018.',
    });
    const [after] = await counts();
    expect(Number(after!.p) - Number(before!.p)).toBe(1);
    expect(Number(after!.c) - Number(before!.c)).toBe(2);
    expect(Number(after!.a) - Number(before!.a)).toBe(1);
    expect(Number(after!.k) - Number(before!.k)).toBe(1);
    const gate = await readGate(t, 'FBC_SUBMISSION');
    expect(gate).toMatchObject({ status: 'PASSED', actualOn: '2018-06-05' });
    expect(gate.evidence).toMatchObject({ kind: 'LIVE', passedBy: { code: 'burton-secretary' } });
    const evidence = JSON.parse(gate.evidence.text);
    expect(evidence.deciders.map((one: any) => one.decision.outcome)).toEqual([
      'APPROVED',
      'APPROVED',
    ]);
  });

  it('is suspended by a later rejection, and blocks what rests on it', async () => {
    const no = { ...SUBMIT, outcome: 'REJECTED', on: '2018-06-14', stage: 'FBC' } as const;
    await boards(t, ['BURTON'], no);
    expect(await readGate(t, 'FBC_SUBMISSION')).toMatchObject({ status: 'SUSPENDED' });
    const { readiness } = await readGate(t, 'COMPETITION');
    expect(readiness.blockers[0]).toMatchObject({ kind: 'PREVIOUS_GATE_NOT_PASSED' });
  });

  it('is never passed by SQL without the decisions it needs', async () => {
    const insert = async () =>
      await t.db.transaction(await t.actor('director'), async (tx) => {
        const [gate] = await tx.query<{ id: string; programme_id: string }>(
          "select id, programme_id from gate where code = 'COMPETITION'",
        );
        await tx.query(
          `insert into gate_passing (gate_id, programme_id, passed_on, kind, evidence, evidence_sha256, passed_by, passed_at)
           values ($1, $2, '2018-06-15', 'LIVE', '{}', 'x', $3, now())`,
          [gate!.id, gate!.programme_id, tx.actor.personId],
        );
      });
    const before = await counts();
    await expect(insert()).rejects.toMatchObject({ refusal: { code: 'GATE_NOT_READY' } });
    expect(await counts()).toEqual(before);
  });
});
