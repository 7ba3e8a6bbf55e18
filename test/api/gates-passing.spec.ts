import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { aSealedPack, decide } from '../support/decisions.js';
import { boards, external, readGate, recordPast, withLightCases } from '../support/gates.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, world } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const SUBMIT = { purpose: 'SUBMIT', outcome: 'APPROVED', on: '2018-06-01' } as const;

const t = TestApp.forSpec(
  { world: withLightCases(world({ businessDate: '2018-06-01' })) },
  async (app) => {
    await aPerson(app, 'both-hats');
    await aRole(app, 'both-hats', 'PROGRAMME_DIRECTOR', 'UHDB');
    await aRole(app, 'both-hats', 'SRO', 'UHDB');
    await aPerson(app, 'stranger');
  },
);
const director = t.as('director');
const at = (gate: string) => ({ programme: 'UHDB', gate });
const SUBMISSION = at('FBC_SUBMISSION');

describe('a gate that was past when the programme was adopted', () => {
  it('is passed on the record of earlier decisions, and says so', async () => {
    await recordPast(t, 'EXPLORATION', BOTH, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
    expect(await readGate(t, 'EXPLORATION')).toMatchObject({ status: 'READY', evidence: null });
    const passed = await director.does('passGate', at('EXPLORATION'));
    expect(passed.gate).toMatchObject({ code: 'EXPLORATION', status: 'PASSED' });
    const gate = await readGate(t, 'EXPLORATION');
    expect(gate.evidence).toMatchObject({ kind: 'RECORDED', passedOn: '2016-09-05' });
    expect(gate.actualOn).toBe('2016-09-05');
    expect(gate.deciders.map((one) => one.decision.recorded)).toEqual([true, true]);
    const { text, sha256 } = gate.evidence;
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
  });

  it('makes the next phase that of the programme', async () => {
    const shown = 'status gates { code status }';
    const programme = await t.as('observer').reads('programme', { programme: 'UHDB' }, shown);
    expect(programme.status).toBe('STRATEGIC_CASE');
    expect(programme.gates.map((one) => `${one.code} ${one.status}`)).toEqual([
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
    await director.does('passGate', at('STRATEGIC_CASE'));
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
    const secretary = t.as('derby-secretary');
    const refusal = await secretary.refused('passGate', SUBMISSION, 'GATE_NOT_READY');
    expect(refusal.blockers).toEqual(blockers);
    const pack = await r.theSealedPack(t);
    const meeting = await r.aMeeting(t, { body: 'BURTON-BOARD', heldOn: SUBMIT.on });
    const open = { body: 'BURTON-BOARD', purpose: SUBMIT.purpose, at: meeting };
    const { id: subjectId } = await r.aResolution(t, { ...open, pack, untaken: true });
    const deciding = { ...blockers[0], subjectType: 'RESOLUTION', subjectId };
    expect((await readGate(t, 'FBC_SUBMISSION')).readiness.blockers).toEqual([deciding]);
    const reason = 'It is put again.';
    await t.as('burton-secretary').does('withdrawResolution', { resolution: subjectId, reason });
    expect((await readGate(t, 'FBC_SUBMISSION')).readiness.blockers).toEqual(blockers);
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
    const { blockers } = await director.refused('passGate', SUBMISSION, 'GATE_NOT_READY');
    expect(blockers!.map((one) => one.kind)).toEqual(['PACK_SUPERSEDED', 'VERSION_MISMATCH']);
  });

  it('is not said to be approved by a board whose pack was replaced since', async () => {
    const { deciders, readiness } = await readGate(t, 'FBC_SUBMISSION');
    expect(readiness.blockers.map(({ kind }) => kind)).toContain('PACK_SUPERSEDED');
    const derby = deciders.find(({ body }) => body.code === 'DERBY-BOARD');
    const voided = { satisfied: false, voidedDecision: { outcome: 'APPROVED' }, decision: null };
    expect(derby).toMatchObject(voided);
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
    await t.as(person).refused('passGate', SUBMISSION, code);
  });

  it('is done once, with its evidence and a checkpoint', async () => {
    const rows = async () =>
      await t.asOwner<{ p: number; c: number; a: number; k: number }>(
        `select (select count(*)::int from gate_passing) p, (select count(*)::int from counted_decision) c,
           (select count(*)::int from audit_entry) a,
           (select count(*)::int from audit_checkpoint where programme_id is not null) k`,
      );
    await t.tokenOf('burton-secretary');
    const { p, c, a, k } = (await rows())[0]!;
    const burton = t.as('burton-secretary');
    await burton.does('passGate', SUBMISSION);
    await burton.again();
    expect(await rows()).toEqual([{ p: p + 1, c: c + 2, a: a + 1, k: k + 1 }]);
    const { because } = await director.refused('passGate', SUBMISSION, 'WRONG_STATE');
    expect(because).toBe('This gate was passed on 5 June 2018.');
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
    const later = (await readGate(t, 'FBC')).readiness.blockers
      .filter(({ kind }) => kind === 'PREVIOUS_GATE_NOT_PASSED')
      .map(({ because }) => because);
    expect(later).toEqual([
      'The gate Submission of the full business case, before this one, is suspended: it must stand again first.',
      'The gate before this one, Competition, must be passed first.',
    ]);
  });

  it('is never passed by SQL without the decisions it needs', async () => {
    const insert = async () =>
      await t.db.transaction(await t.actor('director'), async (tx) => {
        const [gate] = await tx.query<{ id: string; programme_id: string }>(
          "select g.id, g.programme_id from programme p join gate g on g.programme_id = p.id and g.code = 'COMPETITION' where p.code = $1",
          ['UHDB'],
        );
        await tx.query(
          `insert into gate_passing (number, gate_id, programme_id, passed_on, kind, evidence, evidence_sha256, passed_by, passed_at)
           values (1, $1, $2, '2018-06-15', 'LIVE', '{}', 'x', $3, now())`,
          [gate!.id, gate!.programme_id, tx.actor.personId],
        );
      });
    const before = await t.everything('director');
    await expect(insert()).rejects.toMatchObject({ refusal: { code: 'GATE_NOT_READY' } });
    expect(await t.everything()).toEqual(before);
  });
});
