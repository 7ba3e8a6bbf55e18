import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, decide } from '../support/decisions.js';
import { ATTACH, PASS, passInput, readGate, recordPast } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aWorld, key } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const ACT = `mutation ($input: ActOnProgrammeInput!) { actOnProgramme(input: $input) {
  replayed programme { status acts { act reason doneOn doneBy { code } } } } }`;

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  await aPerson(t, 'stranger');
});
afterAll(async () => {
  await t.stop();
});

const anAct = (act: string, over: object = {}) => ({
  input: { idempotencyKey: key(), programme: 'UHDB', act, reason: 'As agreed.', ...over },
});
const statusOf = async () =>
  (await t.ok('query { programme(programme: "UHDB") { status } }', {}, 'observer')).status;
const refused = async (variables: object, as: string) => {
  await t.tokenOf(as);
  const rows = `select (select count(*) from programme_act) p, (select count(*) from audit_entry) a,
    (select count(*) from audit_checkpoint) c, (select count(*) from idempotency) i`;
  const before = await t.asOwner(rows);
  const refusal = await t.refused(ACT, variables, as);
  expect(await t.asOwner(rows)).toEqual(before);
  return refusal;
};

describe('acting on a programme as a whole', () => {
  it.each([
    ['another role', 'PAUSE', {}, 'pmo', 'NOT_ALLOWED'],
    ['the SRO', 'PAUSE', {}, 'sro', 'NOT_ALLOWED'],
    ['somebody outside', 'PAUSE', {}, 'stranger', 'NOT_FOUND'],
    ['an unknown programme', 'PAUSE', { programme: 'NONE' }, 'director', 'NOT_FOUND'],
    ['no reason', 'PAUSE', { reason: '' }, 'director', 'BAD_USER_INPUT'],
    ['resuming what runs', 'RESUME', {}, 'director', 'WRONG_STATE'],
    ['reopening what runs', 'REOPEN', {}, 'director', 'WRONG_STATE'],
  ])('is refused: %s', async (_case, act, over, as, code) => {
    expect(await refused(anAct(act, over), as)).toMatchObject({ code });
    expect(await statusOf()).toBe('EXPLORING');
  });

  it('pauses it: no gate passes and nothing is prepared until it resumes', async () => {
    const pause = anAct('PAUSE', { reason: 'A winter of pressure.' });
    const paused = await t.ok(ACT, pause, 'derby-secretary');
    expect(paused).toEqual({
      replayed: false,
      programme: {
        status: 'PAUSED',
        acts: [
          {
            act: 'PAUSE',
            reason: 'A winter of pressure.',
            doneOn: '2018-05-31',
            doneBy: { code: 'derby-secretary' },
          },
        ],
      },
    });
    expect((await t.ok(ACT, pause, 'derby-secretary')).replayed).toBe(true);
    await recordPast(t, 'EXPLORATION', BOTH, { purpose: 'SUPPORT', decidedOn: '2016-09-05' });
    const refusal = await t.refused(PASS, passInput('EXPLORATION'), 'director');
    expect(refusal.blockers.map((one: any) => [one.kind, one.because])).toEqual([
      ['PROGRAMME_NOT_RUNNING', 'The programme is paused: resume it first.'],
    ]);
    const paper = { role: 'OTHER', title: 'Paper', documentId: await aDocument(t) };
    const input = { idempotencyKey: key(), programme: 'UHDB', gate: 'EXPLORATION', ...paper };
    expect(await t.refused(ATTACH, { input }, 'director')).toMatchObject({ code: 'WRONG_STATE' });
    await t.ok(ACT, anAct('RESUME'), 'director');
    expect(await statusOf()).toBe('EXPLORING');
    await t.ok(PASS, passInput('EXPLORATION'), 'director');
    expect(await statusOf()).toBe('STRATEGIC_CASE');
  });

  it('prohibits it, and reopens it when it is cleared years later', async () => {
    await t.ok(ACT, anAct('PROHIBIT'), 'director');
    expect(await statusOf()).toBe('PROHIBITED');
    await t.ok(ACT, anAct('REOPEN'), 'director');
    expect(await statusOf()).toBe('STRATEGIC_CASE');
  });

  it('does not close it before its gates are passed and its benefits have ended (R29)', async () => {
    const { code, blockers } = await refused(anAct('CLOSE'), 'director');
    expect(code).toBe('WRONG_STATE');
    expect(blockers.map((one: any) => one.kind)).toEqual(['GATES', 'BENEFITS']);
  });

  it('withdraws it on the decision of each board alone (R11)', async () => {
    await decide(t, { body: 'DERBY-BOARD', purpose: 'WITHDRAW', outcome: 'APPROVED' });
    await decide(t, { body: 'BURTON-BOARD', purpose: 'WITHDRAW', outcome: 'REJECTED' });
    expect(await refused(anAct('WITHDRAW'), 'director')).toMatchObject({
      code: 'WRONG_STATE',
      blockers: [
        {
          kind: 'DECIDER_MISSING',
          because: 'Board of BURTON Hospitals has not passed a resolution to withdraw.',
        },
      ],
    });
    await decide(t, {
      body: 'BURTON-BOARD',
      purpose: 'WITHDRAW',
      outcome: 'APPROVED',
      on: '2018-06-01',
    });
    await t.ok(ACT, anAct('WITHDRAW'), 'director');
    expect(await statusOf()).toBe('WITHDRAWN');
    expect(await refused(anAct('RESUME'), 'director')).toMatchObject({ code: 'WRONG_STATE' });
    const [kept] = await t.asOwner('select count(*)::int as n from recorded_decision');
    expect(kept).toEqual({ n: 2 });
    expect(await readGate(t, 'EXPLORATION')).toMatchObject({ status: 'PASSED' });
  });
});
