import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/audit/audit.service.js';
import { CriterionEvaluators } from '../../src/gates/criterion-evaluators.js';
import { Gate, GateCriterion } from '../../src/programmes/gate.entity.js';
import type { CriterionKind } from '../../src/programmes/regime.rules.js';
import { aDocument } from '../support/decisions.js';
import { ATTACH, CONFIRM, readGate } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aWorld, key } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const DATES =
  'mutation ($input: SetGateDatesInput!) { setGateDates(input: $input) { gate { baselineOn forecastOn version } } }';
const DEFER =
  'mutation ($input: DeferGateInput!) { deferGate(input: $input) { replayed gate { status baselineOn forecastOn } } }';
const REMOVE =
  'mutation ($input: RemoveGateDocumentInput!) { removeGateDocument(input: $input) { gate { documents { title } } } }';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  await aPerson(t, 'stranger');
});
afterAll(async () => {
  await t.stop();
});

const counts = async () =>
  await t.asOwner(
    `select (select count(*) from gate_deferral) d, (select count(*) from gate_confirmation) c,
       (select count(*) from gate_document where removed_at is null) g, (select sum(version) from gate) v,
       (select count(*) from gate_decider) e, (select count(*) from gate_criterion) r,
       (select count(*) from audit_entry) a, (select count(*) from idempotency) i`,
  );
const refused = async (query: string, input: object, as: string) => {
  await t.tokenOf(as);
  const before = await counts();
  const refusal = await t.refused(query, { input }, as);
  expect(await counts()).toEqual(before);
  return refusal;
};
const at = (over: object) => ({ programme: 'UHDB', gate: 'FBC', ...over });
const once = (over: object) => at({ idempotencyKey: key(), ...over });

describe('the dates of a gate', () => {
  it('have a baseline that is set once, and a forecast that moves', async () => {
    const first = at({ expectedVersion: 1, baselineOn: '2018-06-12', forecastOn: '2018-06-12' });
    expect(await t.ok(DATES, { input: first }, 'pmo')).toEqual({
      gate: { baselineOn: '2018-06-12', forecastOn: '2018-06-12', version: 2 },
    });
    const later = at({ expectedVersion: 2, forecastOn: '2018-06-20' });
    expect(await t.ok(DATES, { input: later }, 'director')).toEqual({
      gate: { baselineOn: '2018-06-12', forecastOn: '2018-06-20', version: 3 },
    });
  });

  it.each([
    ['another baseline', { baselineOn: '2018-07-01' }, 'director', 'WRONG_STATE', 'baselineOn'],
    ['nothing', {}, 'director', 'BAD_USER_INPUT', 'forecastOn'],
    [
      'an old version',
      { forecastOn: '2018-07-01', expectedVersion: 1 },
      'director',
      'STALE_VERSION',
      'expectedVersion',
    ],
    [
      'an unknown gate',
      { forecastOn: '2018-07-01', gate: 'NONE' },
      'director',
      'NOT_FOUND',
      'gate',
    ],
    [
      'an unknown programme',
      { forecastOn: '2018-07-01', programme: 'X' },
      'director',
      'NOT_FOUND',
      'programme',
    ],
    ['another role', { forecastOn: '2018-07-01' }, 'observer', 'NOT_ALLOWED', undefined],
    ['somebody outside', { forecastOn: '2018-07-01' }, 'stranger', 'NOT_FOUND', 'programme'],
  ])('are not changed with %s', async (_case, over, as, code, field) => {
    const refusal = await refused(DATES, at({ expectedVersion: 3, ...over }), as);
    expect([refusal.code, refusal.field]).toEqual([code, field]);
  });
});

describe('a gate that is put back (R9)', () => {
  const purdah = { reason: 'PRE_ELECTION', newDate: '2018-07-10' };

  it('keeps its baseline, says why and to when, once', async () => {
    const input = once(purdah);
    const gate = { status: 'DEFERRED', baselineOn: '2018-06-12', forecastOn: '2018-07-10' };
    expect(await t.ok(DEFER, { input }, 'pmo')).toEqual({ replayed: false, gate });
    expect(await t.ok(DEFER, { input }, 'pmo')).toEqual({ replayed: true, gate });
    expect((await readGate(t, 'FBC')).deferrals).toEqual([
      { reason: 'PRE_ELECTION', newDate: '2018-07-10' },
    ]);
  });

  it.each([
    ['to today', { newDate: '2018-05-31' }, 'pmo', 'BAD_USER_INPUT', 'newDate'],
    ['for another reason, unsaid', { reason: 'OTHER' }, 'pmo', 'BAD_USER_INPUT', 'note'],
    ['by another role', {}, 'sro', 'NOT_ALLOWED', undefined],
    ['with a note too long', { note: 'x'.repeat(2001) }, 'pmo', 'BAD_USER_INPUT', 'note'],
    ['with a hidden character', { note: 'a\u200b' }, 'pmo', 'BAD_USER_INPUT', 'note'],
  ])('is refused %s', async (_case, over, as, code, field) => {
    const refusal = await refused(DEFER, once({ ...purdah, ...over }), as);
    expect([refusal.code, refusal.field?.replace('input.', '')]).toEqual([code, field]);
  });

  it('is not put into a pre-election period but by a secretary who says why (P7)', async () => {
    const period = { name: 'Election', startsOn: '2018-08-01', endsOn: '2018-08-31' };
    await t.ok(
      'mutation ($input: AddBlackoutInput!) { addBlackout(input: $input) { blackout { id } } }',
      { input: { idempotencyKey: key(), programme: 'UHDB', ...period } },
      'pmo',
    );
    const into = { ...purdah, newDate: '2018-08-10' };
    const excuse = { reason: 'The regulator waits', adviceOf: 'Solicitor' };
    expect(await refused(DEFER, once(into), 'pmo')).toMatchObject({ code: 'PRE_ELECTION' });
    expect(await refused(DEFER, once({ ...into, excuse }), 'pmo')).toMatchObject({
      code: 'NOT_ALLOWED',
      field: 'excuse',
    });
    const done = await t.ok(DEFER, { input: once({ ...into, excuse }) }, 'derby-secretary');
    expect(done.gate.forecastOn).toBe('2018-08-10');
  });
});

describe('the criteria of a gate', () => {
  const criterion = async (code: string) =>
    (await readGate(t, 'FBC')).criteria.find((one: any) => one.code === code);

  it('are confirmed by a person who says what they saw, and taken back', async () => {
    expect(await criterion('PLEDGES_CHECKED')).toMatchObject({ met: false });
    const input = once({ criterion: 'PLEDGES_CHECKED', note: 'All five.' });
    await t.ok(CONFIRM, { input }, 'pmo');
    expect(await criterion('PLEDGES_CHECKED')).toMatchObject({
      met: true,
      because: 'Confirmed by pmo: All five.',
    });
    const back = once({ criterion: 'PLEDGES_CHECKED', note: 'One changed.', confirmed: false });
    await t.ok(CONFIRM, { input: back }, 'director');
    expect(await criterion('PLEDGES_CHECKED')).toMatchObject({
      met: false,
      because: 'Nobody has confirmed it yet.',
    });
  });

  it('are met by a document of each Trust, attached by its own secretary', async () => {
    const BOARD = { role: 'BOARD_CERTIFICATION', title: 'Certification' };
    for (const trust of BOTH) {
      const secretary = `${trust.toLowerCase()}-secretary`;
      const documentId = await aDocument(t, 'UHDB', secretary);
      const input = once({ ...BOARD, trust, documentId });
      const other = trust === 'DERBY' ? 'burton-secretary' : 'derby-secretary';
      expect(await refused(ATTACH, { ...input, idempotencyKey: key() }, other)).toMatchObject({
        code: 'NOT_ALLOWED',
        field: 'trust',
      });
      await t.ok(ATTACH, { input }, secretary);
      expect(await refused(ATTACH, { ...input, idempotencyKey: key() }, secretary)).toMatchObject({
        code: 'ALREADY_EXISTS',
        field: 'documentId',
      });
    }
    const met = {
      met: true,
      because: 'Each of the 2 Trusts has attached its board certification.',
    };
    expect(await criterion('BOARD_CERTIFICATION')).toMatchObject(met);
  });

  it('go stale by themselves when the document is taken off', async () => {
    const { documents } = await t.ok(
      'query { gate(programme: "UHDB", gate: "FBC") { documents { id trustId } } }',
      {},
      'observer',
    );
    const input = { gateDocumentId: documents[0].id, reason: 'The wrong year.' };
    expect(await refused(REMOVE, once(input), 'burton-secretary')).toMatchObject({
      code: 'NOT_ALLOWED',
      field: 'trust',
    });
    await t.ok(REMOVE, { input: once(input) }, 'derby-secretary');
    expect(await refused(REMOVE, once(input), 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await criterion('BOARD_CERTIFICATION')).toMatchObject({
      because: '1 of the 2 Trusts has not attached its board certification.',
    });
  });

  it.each([
    [
      'one that is found out by itself',
      { criterion: 'RATING_LETS_PROCEED' },
      'pmo',
      'BAD_USER_INPUT',
    ],
    ['one that is not there', { criterion: 'NONE' }, 'pmo', 'NOT_FOUND'],
    ['with a document of elsewhere', { documentId: key() }, 'pmo', 'NOT_FOUND'],
    ['by another role', {}, 'sro', 'NOT_ALLOWED'],
  ])('are not confirmed: %s', async (_case, over, as, code) => {
    const input = once({ criterion: 'PLEDGES_CHECKED', note: 'Seen.', ...over });
    expect(await refused(CONFIRM, input, as)).toMatchObject({ code });
  });

  it('of a kind that another feature brings are judged by its evaluator, and else not met', async () => {
    await t.db.transaction(await t.actor('director'), async (tx) => {
      const gate = await tx.must(Gate, { code: 'FBC' }, 'gate');
      const ids = { programmeId: gate.programmeId, gateId: gate.id };
      const kind = 'SIGNED' as CriterionKind;
      await tx.insert(GateCriterion, { ...ids, kind, code: 'SIGNED', title: 'S', settings: {} });
      t.app.get(AuditService).record(tx, {
        type: 'test',
        programmeId: gate.programmeId,
        payload: {},
        subjectType: 'gate',
        subjectId: gate.id,
      });
    });
    const read = async () =>
      (
        await t.ok(
          'query { gate(programme: "UHDB", gate: "FBC") { criteria { code met because } } }',
          {},
          'observer',
        )
      ).criteria.find((one: any) => one.code === 'SIGNED');
    expect(await read()).toMatchObject({
      met: false,
      because: 'This system cannot judge a criterion of this kind.',
    });
    const evaluators = t.app.get(CriterionEvaluators);
    const signed = {
      kind: 'SIGNED',
      evaluate: (_reader: unknown, gate: { code: string }, _one: unknown, today: string) => ({
        met: true,
        because: `Signed for ${gate.code} on ${today}.`,
      }),
    };
    evaluators.register(signed);
    expect(await read()).toMatchObject({ met: true, because: 'Signed for FBC on 2018-05-31.' });
    expect(() => evaluators.register(signed)).toThrow('judged already');
    expect([evaluators.knows('SIGNED'), evaluators.knows('OTHER')]).toEqual([true, false]);
  });
});
