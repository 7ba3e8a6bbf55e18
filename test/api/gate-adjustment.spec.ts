import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument } from '../support/decisions.js';
import { ATTACH, boards, PASS, passInput, readGate } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { aWorld, key } from '../support/world.js';

const BOTH = ['DERBY', 'BURTON'];
const DATES =
  'mutation ($input: SetGateDatesInput!) { setGateDates(input: $input) { gate { baselineOn forecastOn version } } }';
const DEFER =
  'mutation ($input: DeferGateInput!) { deferGate(input: $input) { replayed gate { status baselineOn forecastOn } } }';
const ADJUST =
  'mutation ($input: AdjustGateInput!) { adjustGate(input: $input) { replayed gate { version deciders { body { code } purpose satisfying } criteria { code } } } }';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
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

describe('adjusting a step before the first gate is passed', () => {
  const reason = 'Agreed with the regulator.';
  const gateNow = async (gate = 'FBC') =>
    await t.ok(
      `query ($g: String!) { gate(programme: "UHDB", gate: $g) { version deciders { id body { code } } criteria { id code } } }`,
      { g: gate },
      'observer',
    );
  const adjust = async (over: object, gate = 'FBC') => {
    const { version: expectedVersion } = await gateNow(gate);
    return once({ gate, expectedVersion, reason, ...over });
  };

  it('adds a body with the answers that it can give, and a criterion', async () => {
    const addDeciders = [{ body: 'ICB', purpose: 'SUPPORT', order: 1 }];
    const addCriteria = [{ kind: 'MANUAL', code: 'ACCOUNTANT', title: 'An opinion was had' }];
    const { gate } = await t.ok(
      ADJUST,
      { input: await adjust({ addDeciders, addCriteria }) },
      'pmo',
    );
    expect(gate.deciders).toContainEqual({
      body: { code: 'ICB' },
      purpose: 'SUPPORT',
      satisfying: ['SUPPORTED'],
    });
    expect(gate.criteria).toContainEqual({ code: 'ACCOUNTANT' });
  });

  it('takes a body outside and a criterion out again', async () => {
    const { deciders, criteria } = await gateNow();
    const id = (list: any[], code: string) =>
      list.find((one) => (one.code ?? one.body.code) === code).id;
    const input = await adjust({
      removeDeciders: [id(deciders, 'ICB')],
      removeCriteria: [id(criteria, 'ACCOUNTANT')],
    });
    const { gate } = await t.ok(ADJUST, { input }, 'director');
    expect(gate.deciders.map((one: any) => one.body.code)).not.toContain('ICB');
    expect(gate.criteria).not.toContainEqual({ code: 'ACCOUNTANT' });
  });

  it.each([
    [
      'a body asked what it cannot answer',
      { addDeciders: [{ body: 'CMA', purpose: 'RATE', order: 1 }] },
      'pmo',
      'BAD_USER_INPUT',
    ],
    [
      'a council asked to approve',
      { addDeciders: [{ body: 'DERBY-COUNCIL', purpose: 'FINAL_APPROVE', order: 1 }] },
      'pmo',
      'PURPOSE_NOT_FOR_BODY',
    ],
    [
      'a body asked twice',
      { addDeciders: [{ body: 'NHSE', purpose: 'RATE', order: 1 }] },
      'pmo',
      'ALREADY_EXISTS',
    ],
    [
      'a purpose without a pack',
      { addDeciders: [{ body: 'DERBY-BOARD', purpose: 'SUPPORT', order: 1 }] },
      'pmo',
      'BAD_USER_INPUT',
    ],
    [
      'a rating without its worst',
      { addCriteria: [{ kind: 'RATING', code: 'R', title: 'R' }] },
      'pmo',
      'BAD_USER_INPUT',
    ],
    [
      'a code in use',
      { addCriteria: [{ kind: 'MANUAL', code: 'PLEDGES_CHECKED', title: 'R' }] },
      'pmo',
      'ALREADY_EXISTS',
    ],
    [
      'an unknown body',
      { addDeciders: [{ body: 'NONE', purpose: 'RATE', order: 1 }] },
      'pmo',
      'NOT_FOUND',
    ],
    ['an old version', { expectedVersion: 1 }, 'pmo', 'STALE_VERSION'],
    ['another role', {}, 'derby-secretary', 'NOT_ALLOWED'],
  ])('is refused: %s', async (_case, over, as, code) => {
    expect(await refused(ADJUST, await adjust(over), as)).toMatchObject({ code });
  });

  it("never takes out a Trust's own board or council (R2, R3)", async () => {
    const { deciders } = await gateNow();
    for (const code of ['DERBY-BOARD', 'BURTON-COUNCIL']) {
      const { id } = deciders.find((one: any) => one.body.code === code);
      const input = await adjust({ removeDeciders: [id] });
      expect(await refused(ADJUST, input, 'pmo')).toMatchObject({ field: 'removeDeciders' });
    }
  });

  it('takes a whole step out: it is superseded, and the next rests on the one before', async () => {
    const input = await adjust({ takeOut: true }, 'COMPETITION');
    await t.ok(ADJUST, { input }, 'pmo');
    expect(await readGate(t, 'COMPETITION')).toMatchObject({ status: 'SUPERSEDED' });
    const { readiness } = await readGate(t, 'FBC');
    expect(readiness.blockers[0].because).toBe(
      'The gate before this one, Submission of the full business case, must be passed first.',
    );
  });

  it('asks a step without a case for its documents at the gate itself', async () => {
    await boards(t, BOTH, {
      gate: 'EXPLORATION',
      purpose: 'SUPPORT',
      outcome: 'APPROVED',
      on: '2018-05-31',
    });
    const { readiness } = await readGate(t, 'EXPLORATION');
    expect(readiness.blockers.map((one: any) => [one.kind, one.subjectType, one.because])).toEqual(
      ['memorandum of understanding', 'terms of reference', 'information sharing agreement'].map(
        (role) => ['CRITERION_NOT_MET', 'GATE', `Required document: No ${role} is attached.`],
      ),
    );
    const title = 'Paper';
    for (const role of [
      'MEMORANDUM_OF_UNDERSTANDING',
      'TERMS_OF_REFERENCE',
      'INFORMATION_SHARING_AGREEMENT',
    ]) {
      const input = once({ gate: 'EXPLORATION', role, title, documentId: await aDocument(t) });
      await t.ok(ATTACH, { input }, 'director');
    }
    await t.ok(PASS, passInput('EXPLORATION'), 'director');
  });

  it('ends with the first gate that is passed', async () => {
    expect(await refused(ADJUST, await adjust({}), 'pmo')).toMatchObject({ code: 'WRONG_STATE' });
    const dated = { gate: 'EXPLORATION', expectedVersion: 1, forecastOn: '2018-07-01' };
    expect(await refused(DATES, at(dated), 'pmo')).toMatchObject({ code: 'WRONG_STATE' });
    const put = { gate: 'EXPLORATION', reason: 'REGULATOR', newDate: '2018-07-01' };
    expect(await refused(DEFER, once(put), 'pmo')).toMatchObject({ code: 'WRONG_STATE' });
  });
});
