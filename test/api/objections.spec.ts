import { describe, expect, it } from '@jest/globals';
import { moveTo } from '../support/decisions.js';
import { readGate, recordPast } from '../support/gates.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, key, world } from '../support/world.js';

/** Derby and Burton on Thursday 24 May 2018: both boards' decision of 2016 is recorded from minutes, and passed. */
const t = TestApp.forSpec({ world: world({ businessDate: '2018-05-24' }) }, async (app) => {
  await aPerson(app, 'stranger');
  const past = { purpose: 'SUPPORT', decidedOn: '2016-09-05' } as const;
  await recordPast(app, 'EXPLORATION', ['DERBY', 'BURTON'], past);
  await app.as('director').does('passGate', { programme: 'UHDB', gate: 'EXPLORATION' });
});

const UHDB = { programme: 'UHDB' };
const EXPLORATION = { ...UHDB, gate: 'EXPLORATION' };
const chair = t.as('derby-chair');
const director = t.as('director');
const reason = 'We deferred it that day.';

const SHOWN =
  'decisions { id body { code } corrected objectedBecause objectedBy { code } } status doubts { kind because }';
const read = async () => await t.as('observer').reads('gate', EXPLORATION, SHOWN);
const ofDerby = async () =>
  (await read()).decisions.findLast(({ body }) => body.code === 'DERBY-BOARD')!;
const notices = async (who: string) =>
  (await t.as(who).reads('myNotices', { first: 9 }, 'edges { node { type text } }')).edges.map(
    ({ node }) => node,
  );
const mayI = async (who: string) =>
  (
    await t
      .as(who)
      .reads(
        'gate',
        EXPLORATION,
        'decisions { body { code } mayObject { code } mayTakeBackObjection { code } }',
      )
  ).decisions.find(({ body }) => body.code === 'DERBY-BOARD')!;

describe("the chair's objection to a record from minutes", () => {
  let recordId: string;

  it('can be made, as the chair is told', async () => {
    recordId = (await ofDerby()).id;
    const text =
      'The decision of Board of DERBY Hospitals on 5 September 2016, APPROVED, was recorded from its minutes at the gate EXPLORATION of UHDB. You may object until 1 June 2018 (objectToRecord).';
    const told = { type: 'RECORDED_FROM_MINUTES', text };
    expect(await notices('derby-chair')).toContainEqual(told);
    for (const who of ['burton-chair', 'derby-secretary', 'derby-ned-1'])
      expect(await notices(who)).not.toContainEqual(told);
    expect(await mayI('derby-chair')).toMatchObject({
      mayObject: null,
      mayTakeBackObjection: { code: 'WRONG_STATE' },
    });
  });

  it.each([
    ['the secretary who recorded it', 'derby-secretary', 'NOT_ALLOWED'],
    ['another member', 'derby-ned-1', 'NOT_ALLOWED'],
    ['the chair of the other Trust', 'burton-chair', 'NOT_ALLOWED'],
    ['the programme director', 'director', 'NOT_ALLOWED'],
    ['somebody outside', 'stranger', 'NOT_FOUND'],
  ])('is not made by %s', async (_case, who, code) => {
    const field = code === 'NOT_FOUND' ? 'programme' : undefined;
    const input = { ...UHDB, recordId, reason };
    await t.as(who).refused('objectToRecord', input, code, field);
    await t.as(who).refused('takeBackObjection', input, code, field);
    if (code === 'NOT_ALLOWED') expect((await mayI(who)).mayObject).toEqual({ code });
  });

  it('is not made of a record that is not there, nor taken back where none stands', async () => {
    const unknown = { ...UHDB, recordId: key(), reason };
    await chair.refused('objectToRecord', unknown, 'NOT_FOUND', 'recordId');
    const none = { ...UHDB, recordId, reason };
    const no = await chair.refused('takeBackObjection', none, 'WRONG_STATE');
    expect(no.because).toBe('No objection to this record stands.');
  });

  it('suspends what rests on the record, and the secretary is told', async () => {
    await chair.does('objectToRecord', { ...UHDB, recordId, reason });
    await chair.again();
    expect(await t.told('record.objected')).toEqual({ number: '1', reason });
    expect(await read()).toMatchObject({
      status: 'SUSPENDED',
      doubts: [
        {
          kind: 'DECIDER_MISSING',
          because:
            'The chair objects to the record of the decision of Board of DERBY Hospitals that it was passed on.',
        },
      ],
    });
    expect(await ofDerby()).toMatchObject({
      objectedBecause: reason,
      objectedBy: { code: 'derby-chair' },
      corrected: false,
    });
    const because = `The chair objects to the record of the decision of Board of DERBY Hospitals on 5 September 2016, so it does not count: "${reason}" Its secretary must correct or annul the record, or the chair take the objection back (takeBackObjection).`;
    const { blockers } = (await readGate(t, 'EXPLORATION')).readiness;
    expect(blockers).toContainEqual({
      kind: 'OBJECTED_TO',
      because,
      subjectType: 'DECISION',
      subjectId: recordId,
    });
    await director.refused('passGate', EXPLORATION, 'GATE_NOT_READY');
    const told = `The chair objects to your record of the decision of Board of DERBY Hospitals on 5 September 2016, so it does not count: "${reason}" Correct or annul it, unless the chair takes that back.`;
    expect(await notices('derby-secretary')).toContainEqual({
      type: 'RECORD_OBJECTED_TO',
      text: told,
    });
    const twice = { ...UHDB, recordId, reason: 'Once more.' };
    const no = await chair.refused('objectToRecord', twice, 'WRONG_STATE');
    expect(no.because).toBe('An objection to this record stands already.');
  });

  it('is taken back by the chair, however late, and can no longer be made after five working days', async () => {
    await moveTo(t, 'UHDB', '2018-06-04');
    expect(await mayI('derby-chair')).toMatchObject({
      mayObject: { code: 'WRONG_STATE' },
      mayTakeBackObjection: null,
    });
    await chair.does('takeBackObjection', { ...UHDB, recordId, reason: 'I misread it.' });
    expect((await read()).status).toBe('PASSED');
    expect((await ofDerby()).objectedBecause).toBeNull();
    const late = { ...UHDB, recordId, reason };
    const no = await chair.refused('objectToRecord', late, 'WRONG_STATE');
    expect(no.because).toBe(
      'The last day to object to this record was 1 June 2018: ask the secretary to correct or annul it.',
    );
  });

  it('ends with the record: a correction can be objected to anew', async () => {
    const correction = {
      purpose: 'SUPPORT',
      decidedOn: '2016-09-06',
      correctsId: recordId,
    } as const;
    await recordPast(t, 'EXPLORATION', ['DERBY'], correction);
    const gone = { ...UHDB, recordId, reason };
    const no = await chair.refused('objectToRecord', gone, 'WRONG_STATE');
    expect(no.because).toBe('This record was corrected or annulled: it no longer counts.');
    const { id } = await ofDerby();
    await chair.does('objectToRecord', { ...UHDB, recordId: id, reason });
    expect((await read()).status).toBe('SUSPENDED');
    const annulled = { ...UHDB, recordType: 'RECORDED_DECISION', recordId: id } as const;
    await t
      .as('derby-secretary')
      .does('annulRecord', { ...annulled, reason: 'The chair is right.' });
    expect((await read()).status).toBe('PASSED');
  });
});

describe('the record', () => {
  it('is sound after all of it', async () => {
    expect(await t.faults()).toEqual([]);
  });

  it('is not sound where a gate was passed while an objection stood', async () => {
    const before = `update audit_content c set type = 'record.objected', subject_id = (
        select d.decision_id from counted_decision d order by d.decision_id limit 1)
      where c.seq = (select min(b.seq) from audit_content b
        where b.chain_id = c.chain_id and b.type = 'document.uploaded')`;
    const check = async () => await t.faults();
    const faults = await whileTampered(t, ['audit_content'], before, check);
    expect(faults).toContainEqual({
      check: 'gates',
      table: 'gate_passing',
      row: expect.any(String),
      because: expect.stringMatching(
        /^It was passed all the same: The chair objects to the record of the decision of Board of/,
      ),
    });
  });
});
