import { describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { CriterionEvaluators } from '../../src/governance/gates/criterion-evaluators.js';
import { Gate, GateCriterion } from '../../src/governance/programmes/gate.entity.js';
import type { CriterionKind } from '../../src/governance/programmes/regime.rules.js';
import { aDocument } from '../support/decisions.js';
import { readGate } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() }, async (app) => {
  await aPerson(app, 'stranger');
});
const pmo = t.as('pmo');
const director = t.as('director');
const FBC = { programme: 'UHDB', gate: 'FBC' };

describe('the dates of a gate', () => {
  it('have a baseline that is set once, and a forecast that moves', async () => {
    const day = '2018-06-12';
    const first = { ...FBC, expectedVersion: 1, baselineOn: day, forecastOn: day };
    const { gate } = await pmo.does('setGateDates', first);
    await pmo.again();
    expect(gate).toMatchObject({ baselineOn: day, forecastOn: day, version: 2 });
    const later = { ...FBC, expectedVersion: 2, forecastOn: '2018-06-20' };
    const { gate: moved } = await director.does('setGateDates', later);
    expect(moved).toMatchObject({ baselineOn: day, forecastOn: '2018-06-20', version: 3 });
  });

  const moved = { forecastOn: '2018-07-01' };
  const old = { ...moved, expectedVersion: 1 };
  it.each([
    ['another baseline', { baselineOn: '2018-07-01' }, 'director', 'WRONG_STATE', 'baselineOn'],
    ['nothing', {}, 'director', 'BAD_USER_INPUT', 'forecastOn'],
    ['an old version', old, 'director', 'STALE_VERSION', 'expectedVersion'],
    ['an unknown gate', { ...moved, gate: 'NONE' }, 'director', 'NOT_FOUND', 'gate'],
    ['an unknown programme', { ...moved, programme: 'X' }, 'director', 'NOT_FOUND', 'programme'],
    ['another role', moved, 'observer', 'NOT_ALLOWED', null],
    ['somebody outside', moved, 'stranger', 'NOT_FOUND', 'programme'],
  ])('are not changed with %s', async (_case, over, as, code, field) => {
    await t.as(as).refused('setGateDates', { ...FBC, expectedVersion: 3, ...over }, code, field);
  });
});

describe('a gate that is put back (R9)', () => {
  const purdah = { ...FBC, deferReason: 'PRE_ELECTION', newDate: '2018-07-10' } as const;

  it('keeps its baseline, says why and to when, once', async () => {
    const { gate } = await pmo.does('deferGate', purdah);
    const dates = { baselineOn: '2018-06-12', forecastOn: '2018-07-10' };
    expect(gate).toMatchObject({ status: 'DEFERRED', ...dates });
    await pmo.again();
    expect((await readGate(t, 'FBC')).deferrals).toEqual([
      { deferReason: 'PRE_ELECTION', newDate: '2018-07-10' },
    ]);
  });

  it.each([
    ['to today', { newDate: '2018-05-31' }, 'pmo', 'BAD_USER_INPUT', 'newDate'],
    ['for another reason, unsaid', { deferReason: 'OTHER' }, 'pmo', 'BAD_USER_INPUT', 'reason'],
    ['by another role', {}, 'sro', 'NOT_ALLOWED', null],
    ['with a reason too long', { reason: 'x'.repeat(2001) }, 'pmo', 'BAD_USER_INPUT', 'reason'],
    ['with a hidden character', { reason: 'a\u200b' }, 'pmo', 'BAD_USER_INPUT', 'reason'],
  ])('is refused %s', async (_case, over, as, code, field) => {
    await t.as(as).refused('deferGate', { ...purdah, ...over }, code, field);
  });

  it('is not put into a pre-election period but by a secretary who says why (P7)', async () => {
    const period = { name: 'Election', startsOn: '2018-08-01', endsOn: '2018-08-31' };
    await pmo.does('addPreElectionPeriod', { programme: 'UHDB', ...period });
    await pmo.again();
    const into = { ...purdah, newDate: '2018-08-10' };
    const urgentOne = {
      ...into,
      cannotWait: { reason: 'The regulator waits', adviceOf: 'Solicitor' },
    };
    await pmo.refused('deferGate', into, 'PRE_ELECTION');
    const { version: expectedVersion } = await readGate(t, 'FBC');
    const dated = { ...FBC, expectedVersion, forecastOn: '2018-08-10' };
    await pmo.refused('setGateDates', dated, 'PRE_ELECTION');
    await pmo.refused('deferGate', urgentOne, 'NOT_ALLOWED', 'cannotWait');
    const { gate } = await t.as('derby-secretary').does('deferGate', urgentOne);
    expect(gate.forecastOn).toBe('2018-08-10');
  });
});

describe('the criteria of a gate', () => {
  const criterion = async (code: string) => {
    const { criteria } = await t.as('observer').reads('gate', FBC, 'criteria { code met because }');
    return criteria.find((one) => one.code === code);
  };

  it('are confirmed by a person who says what they saw, and taken back', async () => {
    expect(await criterion('PLEDGES_CHECKED')).toMatchObject({ met: false });
    const pledges = { ...FBC, criterion: 'PLEDGES_CHECKED' };
    await pmo.does('confirmCriterion', { ...pledges, note: 'All five.' });
    await pmo.again();
    expect(await criterion('PLEDGES_CHECKED')).toMatchObject({
      met: true,
      because: 'Confirmed by pmo: All five.',
    });
    const back = { ...pledges, note: 'One changed.', confirmed: false };
    await director.does('confirmCriterion', back);
    expect(await criterion('PLEDGES_CHECKED')).toMatchObject({
      met: false,
      because: 'Nobody has confirmed it yet.',
    });
  });

  it('are met by a document of each Trust, attached by its own secretary', async () => {
    for (const [trust, own, other] of [
      ['DERBY', 'derby-secretary', 'burton-secretary'],
      ['BURTON', 'burton-secretary', 'derby-secretary'],
    ] as const) {
      const paper = { ...FBC, role: 'BOARD_CERTIFICATION', title: 'Certification' } as const;
      const input = { ...paper, trust, documentId: await aDocument(t, 'UHDB', own) };
      await t.as(other).refused('attachGateDocument', input, 'NOT_ALLOWED', 'trust');
      await t.as(own).does('attachGateDocument', input);
      await t.as(own).refused('attachGateDocument', input, 'ALREADY_EXISTS', 'documentId');
    }
    const met = {
      met: true,
      because: 'Each of the 2 Trusts has attached its board certification.',
    };
    expect(await criterion('BOARD_CERTIFICATION')).toMatchObject(met);
  });

  it('go stale by themselves when the document is taken off', async () => {
    const { documents } = await t.as('observer').reads('gate', FBC, 'documents { id }');
    const input = { ...FBC, gateDocumentId: documents[0]!.id, reason: 'The wrong year.' };
    await t.as('burton-secretary').refused('removeGateDocument', input, 'NOT_ALLOWED', 'trust');
    const secretary = t.as('derby-secretary');
    await secretary.does('removeGateDocument', input);
    await secretary.again();
    await secretary.refused('removeGateDocument', input, 'WRONG_STATE');
    expect(await criterion('BOARD_CERTIFICATION')).toMatchObject({
      because: '1 of the 2 Trusts has not attached its board certification.',
    });
  });

  const judged = { criterion: 'RATING_LETS_PROCEED' };
  it.each([
    ['one that is found out by itself', judged, 'pmo', 'BAD_USER_INPUT'],
    ['one that is not there', { criterion: 'NONE' }, 'pmo', 'NOT_FOUND'],
    ['with a document of elsewhere', { documentId: key() }, 'pmo', 'NOT_FOUND'],
    ['by another role', {}, 'sro', 'NOT_ALLOWED'],
  ])('are not confirmed: %s', async (_case, over, as, code) => {
    const input = { ...FBC, criterion: 'PLEDGES_CHECKED', note: 'Seen.', ...over };
    await t.as(as).refused('confirmCriterion', input, code);
  });

  it('of a kind that another feature brings are judged by its evaluator, and else not met', async () => {
    await t.db.transaction(await t.actor('director'), async (tx) => {
      const gate = await tx.must(Gate, { code: 'FBC' }, 'gate');
      const ids = { programmeId: gate.programmeId, gateId: gate.id };
      const kind = 'SIGNED' as CriterionKind;
      const signed = {
        kind,
        code: 'SIGNED',
        title: 'S',
        settings: {},
        ground: 'PRACTICE',
      } as const;
      await tx.insert(GateCriterion, { ...ids, ...signed });
      t.app.get(AuditService).record(tx, {
        type: 'gate.dated',
        programmeId: gate.programmeId,
        payload: {},
        subjectType: 'gate',
        subjectId: gate.id,
      });
    });
    expect(await criterion('SIGNED')).toMatchObject({
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
    expect(await criterion('SIGNED')).toMatchObject({
      met: true,
      because: 'Signed for FBC on 2018-05-31.',
    });
    expect(() => evaluators.register(signed)).toThrow('judged already');
    expect([evaluators.knows('SIGNED'), evaluators.knows('OTHER')]).toEqual([true, false]);
  });
});
