import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { byHand } from '../support/by-hand.js';
import { aSealedPack, decide } from '../support/decisions.js';
import { TestApp } from '../support/test-app.js';
import { aWorld } from '../support/world.js';

/** A gate passed by SQL of one's own, as the service's account: what the database itself asks at COMMIT. */
let t: TestApp;
const decided: Record<string, string> = {};

const SUBMIT = { purpose: 'SUBMIT', on: '2018-06-01', stage: 'FBC' } as const;

beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t, { businessDate: '2018-06-01' });
  await aSealedPack(t, 'FBC');
  decided.DERBY = await decide(t, {
    ...SUBMIT,
    body: 'DERBY-BOARD',
    outcome: 'APPROVED_WITH_CONDITIONS',
    conditions: [{ text: 'A cash plan' }],
  });
  decided.BURTON = await decide(t, { ...SUBMIT, body: 'BURTON-BOARD', outcome: 'APPROVED' });
});
afterAll(async () => {
  await t.stop();
});

/** Passes the gate on these decisions, by the code of their Trust; `before` is done first. */
const pass = async (counted: Record<string, string>, before = 'select 1', after = 'select 1') =>
  await byHand(t, 'director', async (ask) => {
    await ask(before);
    await ask(
      `insert into gate_passing (number, gate_id, programme_id, passed_on, passed_by, passed_at, evidence, evidence_sha256, kind)
       select 1, g.id, g.programme_id, '2018-06-01', p.id, now(), '{}', repeat('0', 64), 'LIVE'
       from gate g, person p where g.code = 'FBC_SUBMISSION' and p.code = 'director'`,
    );
    for (const [trust, id] of Object.entries(counted))
      await ask(
        `insert into counted_decision (number, decider_id, programme_id, gate_id, source, decision_id)
         select 1, d.id, d.programme_id, d.gate_id, 'LIVE', $2
         from gate_decider d join gate g on g.id = d.gate_id join deciding_body b on b.id = d.body_id
         where g.code = 'FBC_SUBMISSION' and b.code = $1`,
        [`${trust}-BOARD`, id],
      );
    await ask('set constraints gate_passing_stands immediate');
    await ask(after);
  });

describe('a gate passed by hand', () => {
  it('is refused while a condition is open, whatever is counted', async () => {
    expect(await pass(decided)).toMatch(/^gate .* is not passed: a condition of body .* is open$/);
  });

  it.each(['DISCHARGED', 'WAIVED'])('is passed once the condition is %s', async (state) => {
    expect(await pass(decided, `update condition set state = '${state}'`)).toBe('done');
  });

  it.each([
    [
      'director',
      /^gate .* is not passed: whoever chose which bodies decide at it does not pass it$/,
    ],
    ['pmo', /^done$/],
  ])('is refused to whoever chose who decides, where that was %s', async (chose, said) => {
    const settled = `with settled as (update condition set state = 'WAIVED')
      insert into gate_adjustment (id, programme_id, gate_id, number, adjusted_on, reason, changes, chose_bodies,
        adjusted_by, adjusted_at)
      select gen_random_uuid(), g.programme_id, g.id, 1, '2018-06-01', 'x', '{}', true, p.id, now()
      from gate g, person p where g.code = 'FBC_SUBMISSION' and p.code = '${chose}'`;
    expect(await pass(decided, settled)).toMatch(said);
  });

  it.each(['OPEN', 'EVIDENCE_SUBMITTED'])('is refused while it is %s', async (state) => {
    expect(await pass(decided, `update condition set state = '${state}'`)).toMatch(/is open$/);
  });

  it.each([
    'delete from gate_decider where gate_id in (select gate_id from gate_passing)',
    'update gate_decider set position = position + 1 where gate_id in (select gate_id from gate_passing)',
    `insert into gate_decider
     select gen_random_uuid(), d.programme_id, d.gate_id, d.body_id, 9, 'NOTE', d.satisfying, false, 1, 'PRACTICE'
     from gate_decider d join gate_passing p on p.gate_id = d.gate_id limit 1`,
  ])('keeps whom it needed: %s', async (after) => {
    const settled = "update condition set state = 'WAIVED'";
    expect(await pass(decided, settled, after)).toBe(
      'the deciders of a passed gate are never changed',
    );
  });

  it('goes live only on the grant, which is part of the programme and was passed', async () => {
    const live = async () =>
      await byHand(t, 'director', async (ask) => {
        await ask("update programme set go_live_actual_on = '2018-06-01'");
        await ask('set constraints programme_goes_live_on_grant immediate');
      });
    expect(await live()).toMatch(/^programme .* has no grant$/);
  });

  it.each([
    ['without the decision of a body', () => ({ DERBY: decided.DERBY! }), /has no decision$/],
    [
      "on another body's decision",
      () => ({ DERBY: decided.BURTON!, BURTON: decided.BURTON! }),
      /does not stand$/,
    ],
  ])('is refused %s', async (_case, counted, said) => {
    expect(await pass(counted(), "update condition set state = 'WAIVED'")).toMatch(said);
  });
});
