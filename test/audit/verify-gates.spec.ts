import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, aSealedPack, decide } from '../support/decisions.js';
import { boards, external, lightCases, recordPast } from '../support/gates.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const EVIDENCE =
  'mutation ($input: SubmitConditionEvidenceInput!) { submitConditionEvidence(input: $input) { condition { state } } }';
const DISCHARGE =
  'mutation ($input: SettleConditionInput!) { dischargeCondition(input: $input) { condition { state } } }';
const BOTH = ['DERBY', 'BURTON'];
const SUBMIT = { purpose: 'SUBMIT', on: '2018-06-01', stage: 'FBC' } as const;

let t: TestApp;
const ids: Record<string, string> = {};

/** Two gates passed on records from minutes, one on decisions taken here, with a condition met. */
beforeAll(async () => {
  t = await TestApp.start({ world: world({ businessDate: '2018-06-01' }) });
  await lightCases(t);
  const pass = async (gate: string) =>
    await t.as('director').does('passGate', { programme: 'UHDB', gate });
  await recordPast(t, 'EXPLORATION', BOTH, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
  await pass('EXPLORATION');
  await recordPast(t, 'STRATEGIC_CASE', BOTH, { purpose: 'SUBMIT' });
  const reviewed = { gate: 'STRATEGIC_CASE', body: 'NHSE', purpose: 'REVIEW' } as const;
  await external(t, { ...reviewed, outcome: 'MAY_PROCEED', decidedOn: '2017-07-03' });
  await pass('STRATEGIC_CASE');
  await aSealedPack(t, 'FBC');
  await decide(t, {
    ...SUBMIT,
    body: 'DERBY-BOARD',
    outcome: 'APPROVED_WITH_CONDITIONS',
    conditions: [{ text: 'A cash plan' }],
  });
  await boards(t, ['BURTON'], { ...SUBMIT, outcome: 'APPROVED' });
  await discharge();
  await pass('FBC_SUBMISSION');
  await learn();
});
afterAll(async () => {
  await t.stop();
});

async function discharge(): Promise<void> {
  const documentId = (await t.asOwner('select id from document limit 1'))[0]!.id;
  const at = (over: object) => ({
    input: { idempotencyKey: key(), programme: 'UHDB', condition: 'C1', ...over },
  });
  const plan = { note: 'The plan', documentId: await aDocument(t) };
  await t.ok(EVIDENCE, at(plan), 'director');
  const minutes = { documentId, meetingOn: '2018-06-01' };
  const authority = { kind: 'MINUTE', minuteRef: '18/41', ...minutes };
  await t.ok(DISCHARGE, at({ authority }), 'derby-secretary');
}

async function learn(): Promise<void> {
  const one = async (sql: string) => (await t.asOwner<{ id: string }>(sql))[0]!.id;
  ids.gate = await one("select id from gate where code = 'FBC_SUBMISSION'");
  ids.derby = await one("select id from deciding_body where code = 'DERBY-BOARD'");
  ids.burton = await one("select id from deciding_body where code = 'BURTON-BOARD'");
  ids.condition = await one('select id from condition');
  ids.resolution = await one(`select id from resolution where body_id = '${ids.derby}'`);
  ids.recorded = await one(
    "select id from recorded_decision where gate_code = 'EXPLORATION' limit 1",
  );
  ids.decider = await one(
    `select id from gate_decider where gate_id = '${ids.gate}' and body_id = '${ids.derby}'`,
  );
}

const changed = (table: string, row: unknown) => ({
  check: 'critical-rows',
  table,
  row,
  because: expect.stringMatching(
    /does not agree with its latest audit entry \(entry \d+ of chain UHDB\): it was changed/,
  ),
});
const missing = (table: string, row: unknown) => ({
  check: 'critical-rows',
  table,
  row,
  because: expect.stringMatching(/is recorded by entry \d+ of chain UHDB, but it is missing/),
});
const gate = (because: unknown) => ({
  check: 'gates',
  table: 'gate_passing',
  row: ids.gate,
  because,
});
const condition = (because: string) => ({
  check: 'conditions',
  table: 'condition',
  row: ids.condition,
  because,
});
const recorded = (because: string) => ({
  check: 'recorded-decisions',
  table: 'recorded_decision',
  row: ids.recorded,
  because,
});
const REDIGEST = `update gate_passing set evidence_sha256 = encode(sha256(convert_to(evidence, 'UTF8')), 'hex')`;

describe('a passed gate', () => {
  it('is sound, whether decided here or recorded', async () => {
    const passed = await t.asOwner('select kind, count(*)::int as n from gate_passing group by 1');
    expect(passed).toEqual(
      expect.arrayContaining([
        { kind: 'RECORDED', n: 2 },
        { kind: 'LIVE', n: 1 },
      ]),
    );
    expect(await t.faults()).toEqual([]);
  });

  it.each([
    [
      'its evidence',
      ['gate_passing'],
      () =>
        `update gate_passing set evidence = replace(evidence, 'cash', 'gold') where gate_id = '${ids.gate}'`,
      () => [
        changed('gate_passing', `${ids.gate}/1`),
        gate('Its evidence does not match its digest.'),
      ],
    ],
    [
      'its evidence, with a digest to suit',
      ['gate_passing'],
      () =>
        `update gate_passing set evidence = replace(evidence, '"outcome":"APPROVED"', '"outcome":"REJECTED"')
           where gate_id = '${ids.gate}'; ${REDIGEST} where gate_id = '${ids.gate}'`,
      () => [
        changed('gate_passing', `${ids.gate}/1`),
        gate(`The evidence shows another decision of body ${ids.burton}.`),
      ],
    ],
    [
      'its evidence: a condition that was open',
      ['gate_passing'],
      () =>
        `update gate_passing set evidence = replace(evidence, '"state":"DISCHARGED"', '"state":"OPEN"')
           where gate_id = '${ids.gate}'; ${REDIGEST} where gate_id = '${ids.gate}'`,
      () => [
        changed('gate_passing', `${ids.gate}/1`),
        gate('It was passed while this condition was open: "A cash plan".'),
      ],
    ],
    [
      'the decision of a body, which no longer counts',
      ['counted_decision'],
      () => `delete from counted_decision where decider_id = '${ids.decider}'`,
      () => [
        missing('counted_decision', `${ids.decider}/1`),
        gate(`Body ${ids.derby} had to decide (SUBMIT), but no decision of it is counted.`),
      ],
    ],
    [
      "the decision of a body, for which another's counts",
      ['counted_decision'],
      () =>
        `update counted_decision set decision_id = (select id from resolution where body_id = '${ids.burton}')
           where decider_id = '${ids.decider}'`,
      () => [
        changed('counted_decision', `${ids.decider}/1`),
        gate(
          `The decision counted for body ${ids.derby} is another body's, or for another purpose.`,
        ),
      ],
    ],
    [
      'the outcome that it rests on',
      ['resolution_outcome'],
      () =>
        `update resolution_outcome set outcome = 'REJECTED', carried = false where resolution_id = '${ids.resolution}'`,
      () => [
        changed('resolution_outcome', ids.resolution),
        {
          check: 'outcomes',
          table: 'resolution_outcome',
          row: ids.resolution,
          because: 'The outcome does not agree with its working.',
        },
        condition('The decision that set it is missing, or did not set conditions.'),
        gate(`Body ${ids.derby} decided REJECTED, with which the gate cannot be passed.`),
      ],
    ],
    [
      'a condition, opened again by nobody',
      ['condition'],
      () => `update condition set state = 'OPEN', settled_on = null`,
      () => [
        changed('condition', ids.condition),
        condition('Its state is OPEN, but the last step in its history is DISCHARGED.'),
      ],
    ],
    [
      'how a condition was settled',
      ['condition_event'],
      () => `delete from condition_event where step = 'DISCHARGED'`,
      () => [
        missing('condition_event', expect.any(String)),
        condition(
          'Its state is DISCHARGED, but the last step in its history is EVIDENCE_SUBMITTED.',
        ),
      ],
    ],
    [
      'on what authority a condition was settled',
      ['condition_event'],
      () => `update condition_event set minute_ref = ' ' where step = 'DISCHARGED'`,
      () => [
        changed('condition_event', expect.any(String)),
        {
          check: 'conditions',
          table: 'condition_event',
          row: expect.any(String),
          because:
            'This step settled, sent back or reopened a condition without authority (a closed resolution, a minute or a letter).',
        },
      ],
    ],
    [
      'the minute of a decision recorded',
      ['recorded_decision'],
      () => `update recorded_decision set minute_ref = '' where id = '${ids.recorded}'`,
      () => [changed('recorded_decision', ids.recorded), recorded('It has no minute reference.')],
    ],
    [
      'the counts of a decision recorded',
      ['recorded_decision'],
      () =>
        `update recorded_decision set for_count = 3, against_count = 9 where id = '${ids.recorded}'`,
      () => [
        changed('recorded_decision', ids.recorded),
        recorded('With 3 for and 9 against it was not carried: correct the outcome or the counts.'),
      ],
    ],
    [
      'the gate of a decision recorded',
      ['recorded_decision'],
      () => `update recorded_decision set gate_code = 'FBC' where id = '${ids.recorded}'`,
      () => [
        changed('recorded_decision', ids.recorded),
        recorded('Its body does not decide this at the gate FBC.'),
        {
          ...gate(expect.stringMatching(/^It was passed all the same: .* has not yet decided/)),
          row: expect.any(String),
        },
      ],
    ],
  ])('is found changed: %s', async (_what, tables, sql, faults) => {
    const there = await whileTampered(t, tables, sql(), async () => await t.faults());
    expect(there).toEqual(faults());
    expect(await t.faults()).toEqual([]);
  });
});
