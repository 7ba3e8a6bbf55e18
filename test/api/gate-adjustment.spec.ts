import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument } from '../support/decisions.js';
import { boards, readGate } from '../support/gates.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({ world: world() });
const pmo = t.as('pmo');
const director = t.as('director');

describe('adjusting a step before the first gate is passed', () => {
  type Adjusted = Input<'adjustGate'>;
  const gateNow = async (gate = 'FBC') => {
    const shown = 'version deciders { id body { code } } criteria { id code }';
    return await t.as('observer').reads('gate', { programme: 'UHDB', gate }, shown);
  };
  const adjusted = async (over: Partial<Adjusted>, gate = 'FBC'): Promise<Adjusted> => {
    const { version: expectedVersion } = await gateNow(gate);
    const reason = 'Agreed with the regulator.';
    return { programme: 'UHDB', gate, expectedVersion, reason, ...over };
  };
  const SHOWN = 'gate { deciders { body { code } purpose satisfying } criteria { code } }';

  it('adds a body with the answers that it can give, and a criterion', async () => {
    const input = await adjusted({
      addDeciders: [{ body: 'ICB', purpose: 'SUPPORT', order: 1 }],
      addCriteria: [{ kind: 'MANUAL', code: 'ACCOUNTANT', title: 'An opinion was had' }],
    });
    const { gate } = await pmo.does('adjustGate', input, SHOWN);
    expect(gate.deciders).toContainEqual({
      body: { code: 'ICB' },
      purpose: 'SUPPORT',
      satisfying: ['SUPPORTED'],
    });
    expect(gate.criteria).toContainEqual({ code: 'ACCOUNTANT' });
  });

  it('takes a body outside and a criterion out again', async () => {
    const { deciders, criteria } = await gateNow();
    const input = await adjusted({
      removeDeciders: [deciders.find((one) => one.body.code === 'ICB')!.id],
      removeCriteria: [criteria.find((one) => one.code === 'ACCOUNTANT')!.id],
    });
    const { gate } = await director.does('adjustGate', input, SHOWN);
    await director.again();
    expect(gate.deciders.map((one) => one.body.code)).not.toContain('ICB');
    expect(gate.criteria).not.toContainEqual({ code: 'ACCOUNTANT' });
  });

  const decider = (body: string, purpose: string) => ({
    addDeciders: [{ body, purpose, order: 1 }],
  });
  const criterion = (kind: string, code: string) => ({ addCriteria: [{ kind, code, title: 'R' }] });
  it.each([
    ['a body asked what it cannot answer', decider('CMA', 'RATE'), 'BAD_USER_INPUT'],
    [
      'a council asked to approve',
      decider('DERBY-COUNCIL', 'FINAL_APPROVE'),
      'PURPOSE_NOT_FOR_BODY',
    ],
    ['a body asked twice', decider('NHSE', 'RATE'), 'ALREADY_EXISTS'],
    ['a purpose without a pack', decider('DERBY-BOARD', 'SUPPORT'), 'BAD_USER_INPUT'],
    ['a rating without its worst', criterion('RATING', 'R'), 'BAD_USER_INPUT'],
    ['a code in use', criterion('MANUAL', 'PLEDGES_CHECKED'), 'ALREADY_EXISTS'],
    ['an unknown body', decider('NONE', 'RATE'), 'NOT_FOUND'],
    ['an old version', { expectedVersion: 1 }, 'STALE_VERSION'],
  ])('is refused: %s', async (_case, over, code) => {
    await pmo.refused('adjustGate', { ...(await adjusted({})), ...over }, code);
  });

  it('is refused: another role', async () => {
    await t.as('derby-secretary').refused('adjustGate', await adjusted({}), 'NOT_ALLOWED');
  });

  it("never takes out a Trust's own board or council (R2, R3)", async () => {
    const { deciders } = await gateNow();
    for (const code of ['DERBY-BOARD', 'BURTON-COUNCIL']) {
      const { id } = deciders.find((one) => one.body.code === code)!;
      const input = await adjusted({ removeDeciders: [id] });
      await pmo.refused('adjustGate', input, 'BAD_USER_INPUT', 'removeDeciders');
    }
  });

  it('takes a whole step out: it is superseded, and the next rests on the one before', async () => {
    await pmo.does('adjustGate', await adjusted({ takeOut: true }, 'COMPETITION'));
    expect(await readGate(t, 'COMPETITION')).toMatchObject({ status: 'SUPERSEDED' });
    const { readiness } = await readGate(t, 'FBC');
    expect(readiness.blockers[0]!.because).toBe(
      'The gate before this one, Submission of the full business case, must be passed first.',
    );
  });

  it('asks a step without a case for its documents at the gate itself', async () => {
    const supported = { purpose: 'SUPPORT', outcome: 'APPROVED', on: '2018-05-31' } as const;
    await boards(t, ['DERBY', 'BURTON'], { gate: 'EXPLORATION', ...supported });
    const { readiness } = await readGate(t, 'EXPLORATION');
    expect(readiness.blockers.map((one) => [one.kind, one.subjectType, one.because])).toEqual(
      ['memorandum of understanding', 'terms of reference', 'information sharing agreement'].map(
        (role) => [
          'CRITERION_NOT_MET',
          'GATE',
          `Still needed: Required document. No ${role} is attached.`,
        ],
      ),
    );
    const exploration = { programme: 'UHDB', gate: 'EXPLORATION' };
    for (const role of [
      'MEMORANDUM_OF_UNDERSTANDING',
      'TERMS_OF_REFERENCE',
      'INFORMATION_SHARING_AGREEMENT',
    ] as const) {
      const paper = { role, title: 'Paper', documentId: await aDocument(t) };
      await director.does('attachGateDocument', { ...exploration, ...paper });
      await director.again();
    }
    await director.does('passGate', exploration);
  });

  it('ends with the first gate that is passed', async () => {
    await pmo.refused('adjustGate', await adjusted({}), 'WRONG_STATE');
    const exploration = { programme: 'UHDB', gate: 'EXPLORATION' };
    const dated = { ...exploration, expectedVersion: 1, forecastOn: '2018-07-01' };
    await pmo.refused('setGateDates', dated, 'WRONG_STATE');
    const put = { ...exploration, deferReason: 'REGULATOR', newDate: '2018-07-01' };
    await pmo.refused('deferGate', put, 'WRONG_STATE');
  });
});
