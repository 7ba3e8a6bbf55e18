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

  it.each([
    [
      'a board that applies',
      'FBC',
      'DERBY-BOARD',
      "Board of DERBY Hospitals cannot be taken out: National Health Service Act 2006, section 56A(1), asks for the Trusts' joint application, and is in force on 31 May 2018.",
    ],
    [
      'a council',
      'FBC',
      'BURTON-COUNCIL',
      'Council of BURTON Hospitals cannot be taken out: National Health Service Act 2006, section 56A(2), asks for the approval of more than half of the members of its council, and is in force on 31 May 2018.',
    ],
    [
      'the grant',
      'GRANT',
      'NHSE',
      'NHSE cannot be taken out: National Health Service Act 2006, section 56A(4), asks for the grant of the application, and is in force on 31 May 2018.',
    ],
  ])('never takes out what a section in force asks for: %s', async (_case, gate, code, said) => {
    const { deciders } = await gateNow(gate);
    const { id } = deciders.find((one) => one.body.code === code)!;
    const letterDocumentId = await aDocument(t);
    const input = await adjusted({ removeDeciders: [id], letterDocumentId }, gate);
    const { because } = await pmo.refused('adjustGate', input, 'BAD_USER_INPUT', 'removeDeciders');
    expect(because).toBe(said);
  });

  it.each(['FBC', 'COMPETITION', 'GRANT'])('nor its step: %s', async (gate) => {
    const letterDocumentId = await aDocument(t);
    const input = await adjusted({ takeOut: true, letterDocumentId }, gate);
    await pmo.refused('adjustGate', input, 'BAD_USER_INPUT', 'takeOut');
    expect(await readGate(t, gate)).not.toMatchObject({ status: 'SUPERSEDED' });
  });

  it('nor the documents of an application', async () => {
    const input = await adjusted({ requiredDocuments: ['STATUTORY_ORDER'] }, 'GRANT');
    const { because } = await pmo.refused(
      'adjustGate',
      input,
      'BAD_USER_INPUT',
      'requiredDocuments',
    );
    expect(because).toMatch(/^The document "application" cannot be taken out: .*section 56A\(1\)/);
  });

  it("takes out what the regulator's process asks for with its letter alone", async () => {
    const { deciders } = await gateNow('STRATEGIC_CASE');
    const { id } = deciders.find((one) => one.body.code === 'NHSE')!;
    const input = await adjusted({ removeDeciders: [id] }, 'STRATEGIC_CASE');
    const { because } = await pmo.refused(
      'adjustGate',
      input,
      'BAD_USER_INPUT',
      'letterDocumentId',
    );
    expect(because).toBe(
      "NHSE is part of the regulator's process: attach the regulator's letter that says that it is not needed (letterDocumentId).",
    );
    const paper = await adjusted({ requiredDocuments: ['STRATEGIC_CASE'] }, 'STRATEGIC_CASE');
    await pmo.refused('adjustGate', paper, 'BAD_USER_INPUT', 'letterDocumentId');
    const strange = { ...input, letterDocumentId: input.programme };
    await pmo.refused('adjustGate', strange, 'BAD_USER_INPUT', 'letterDocumentId');
    const letterDocumentId = await aDocument(t);
    const shown =
      'gate { deciders { body { code } ground } adjustments { reason changes letter { id } adjustedBy { code } } }';
    const { gate } = await pmo.does('adjustGate', { ...input, letterDocumentId }, shown);
    expect(gate.deciders).toEqual([
      { body: { code: 'DERBY-BOARD' }, ground: 'RULEBOOK' },
      { body: { code: 'BURTON-BOARD' }, ground: 'RULEBOOK' },
    ]);
    expect(gate.adjustments).toEqual([
      {
        reason: 'Agreed with the regulator.',
        changes: ['NHSE is no longer asked to review the case.'],
        letter: { id: letterDocumentId },
        adjustedBy: { code: 'pmo' },
      },
    ]);
  });

  it('takes a step of practice out with its reason: it is superseded, and the next rests on the one before', async () => {
    await pmo.does('adjustGate', await adjusted({ takeOut: true }, 'FBC_SUBMISSION'));
    expect(await readGate(t, 'FBC_SUBMISSION')).toMatchObject({ status: 'SUPERSEDED' });
    const { readiness } = await readGate(t, 'COMPETITION');
    expect(readiness.blockers[0]!.because).toBe(
      'The gate before this one, Strategic case, must be passed first.',
    );
  });

  it('says on what everything rests', async () => {
    const shown =
      'ground provision { cites } documentGrounds { role ground provision { code } } deciders { body { code } ground provision { code } }';
    const read = await t.as('observer').reads('gate', { programme: 'UHDB', gate: 'GRANT' }, shown);
    const cites = 'National Health Service Act 2006, section 56A(4)';
    expect(read).toEqual({
      ground: 'STATUTE',
      provision: { cites },
      documentGrounds: [
        { role: 'APPLICATION', ground: 'STATUTE', provision: { code: 'S56A_1' } },
        { role: 'STATUTORY_ORDER', ground: 'STATUTE', provision: { code: 'S56A_4' } },
      ],
      deciders: [{ body: { code: 'NHSE' }, ground: 'STATUTE', provision: { code: 'S56A_4' } }],
    });
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
    expect((await readGate(t, 'EXPLORATION')).status).toBe('READY');
  });

  it('is no way for one person alone to pass a gate: whoever took a body out does not pass it (ruling 51)', async () => {
    const exploration = { programme: 'UHDB', gate: 'EXPLORATION' };
    const { deciders } = await gateNow('EXPLORATION');
    const burton = deciders.find(({ body }) => body.code === 'BURTON-BOARD')!.id;
    const left = await adjusted({ removeDeciders: [burton] }, 'EXPLORATION');
    const shown =
      'gate { readiness { ready } adjustments { choseBodies } mayPass { code because } }';
    const because =
      'You took a body out of this gate, or named its first (adjustGate): a company secretary of its Trusts, or another programme director, must pass it.';
    const { gate } = await director.does('adjustGate', left, shown);
    expect(gate).toEqual({
      readiness: { ready: true },
      adjustments: [{ choseBodies: true }],
      mayPass: { code: 'NOT_ALLOWED', because },
    });
    const no = await director.refused('passGate', exploration, 'NOT_ALLOWED');
    expect(no.because).toBe(because);
    await t.as('derby-secretary').does('passGate', exploration);
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
