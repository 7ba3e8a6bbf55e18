import { describe, expect, it } from '@jest/globals';
import {
  countingWarning,
  mayCountNowhere,
  placesTaken,
  purposeAt,
  type AskingGate,
  type Counting,
} from './counting-at-gates.rules.js';

const DERBY = { id: 'derby', name: 'Derby board' };
const BURTON = { id: 'burton', name: 'Burton board' };
/** A committee to which both boards delegated their approval, and Derby's alone its support. */
const JOINT = {
  id: 'joint',
  name: 'Joint committee',
  decidesFor: [
    { bodyId: 'derby', purpose: 'FINAL_APPROVE' },
    { bodyId: 'burton', purpose: 'FINAL_APPROVE' },
    { bodyId: 'derby', purpose: 'SUPPORT' },
  ],
} as const;
const gate = (code: string, over: Partial<AskingGate>): AskingGate => ({
  id: code,
  code,
  caseStage: null,
  takenOut: false,
  asks: [],
  ...over,
});
const asked = (bodyId: string, ...purposes: string[]) =>
  purposes.map((purpose) => ({ bodyId, purpose }));

const SUBMISSION = gate('FBC_SUBMISSION', { caseStage: 'FBC', asks: asked('derby', 'SUBMIT') });
const FBC = gate('FBC', {
  caseStage: 'FBC',
  asks: [...asked('derby', 'FINAL_APPROVE', 'CERTIFY'), ...asked('burton', 'FINAL_APPROVE')],
});
const DAY_1 = gate('DAY_1', { asks: asked('derby', 'SUPPORT') });
const GATES = [SUBMISSION, FBC, DAY_1];

const resolution = (over: Partial<Counting>): Counting => ({
  body: DERBY,
  purpose: 'FINAL_APPROVE',
  gateId: null,
  stage: 'FBC',
  ...over,
});

describe('where a resolution counts', () => {
  it.each([
    ['on the pack of a gate that asks for it', {}, GATES, null],
    ['for another purpose of another gate of that case', { purpose: 'SUBMIT' }, GATES, null],
    [
      'about a gate without a case',
      { purpose: 'SUPPORT', gateId: 'DAY_1', stage: null },
      GATES,
      null,
    ],
    ['by a committee that decides for a board that is asked', { body: JOINT }, GATES, null],
    [
      'by a committee, about a gate without a case',
      { body: JOINT, purpose: 'SUPPORT', gateId: 'DAY_1', stage: null },
      GATES,
      null,
    ],
    [
      'by a committee, of what was not delegated',
      { body: JOINT, purpose: 'CERTIFY' },
      GATES,
      'NOT_ASKED',
    ],
    [
      'by a committee to which nothing was delegated',
      { body: { id: 'joint', name: 'Joint committee' } },
      GATES,
      'NOT_ASKED',
    ],
    ['a body that is not asked', { body: BURTON, purpose: 'SUBMIT' }, GATES, 'NOT_ASKED'],
    ['a pack of a case without such a gate', { stage: 'OBC' }, GATES, 'NOT_ASKED'],
    [
      'a gate that does not ask its body',
      { body: BURTON, purpose: 'SUPPORT', gateId: 'DAY_1', stage: null },
      GATES,
      'NOT_ASKED',
    ],
    ['a gate that was taken out', {}, [{ ...FBC, takenOut: true }], 'GATE_TAKEN_OUT'],
    [
      'about a gate that was taken out',
      { purpose: 'SUPPORT', gateId: 'DAY_1', stage: null },
      [{ ...DAY_1, takenOut: true }],
      'GATE_TAKEN_OUT',
    ],
    ['on no pack yet', { stage: null }, GATES, null],
    ['another matter, on a pack', { purpose: 'OTHER' }, GATES, null],
    [
      'support of a pack that only another gate asks for',
      { purpose: 'SUPPORT' },
      GATES,
      'NOT_ASKED',
    ],
    ['support where no gate asks for any', { purpose: 'SUPPORT' }, [FBC], null],
  ] as const)('%s', (_case, over, gates, kind) => {
    expect(countingWarning(resolution(over), gates)?.kind ?? null).toBe(kind);
  });

  it('is said in a sentence', () => {
    expect(countingWarning(resolution({ body: BURTON, purpose: 'SUBMIT' }), GATES)?.because).toBe(
      'No gate that decides on a pack of the FBC asks Burton board to submit a case or an application, so this counts at no gate.',
    );
  });
});

describe('the purpose that a gate fills in', () => {
  it.each([
    ['the one thing that it asks', SUBMISSION, DERBY, { purpose: 'SUBMIT' }],
    ['nothing, where it asks for two', FBC, DERBY, { field: 'purpose' }],
    ['nothing, where it asks for none', SUBMISSION, BURTON, { field: 'purpose' }],
  ] as const)('is %s', (_case, at, body, answer) => {
    expect(purposeAt(at, body)).toMatchObject(answer);
  });
});

describe('a resolution is opened as it counts', () => {
  const warning = { kind: 'NOT_ASKED', because: 'No.' } as const;
  it.each([
    ['it counts', null, false, null],
    ['it counts nowhere, and that is meant', warning, true, null],
    ['it counts nowhere, unawares', warning, false, 'countsNowhere'],
    ['it counts after all', null, true, 'countsNowhere'],
  ] as const)('%s', (_case, found, meant, field) => {
    expect(mayCountNowhere(found, meant)?.field ?? null).toBe(field);
  });
});

describe('the places that a resolution takes', () => {
  it.each<[string, Partial<Counting>, AskingGate[], string[]]>([
    ['its own', {}, GATES, ['derby']],
    [
      'those of all boards for which a committee decides',
      { body: JOINT },
      GATES,
      ['derby', 'burton'],
    ],
    [
      'that of one',
      { body: JOINT, purpose: 'SUPPORT', gateId: 'DAY_1', stage: null },
      GATES,
      ['derby'],
    ],
    ['none of another purpose', { body: JOINT, purpose: 'SUBMIT' }, GATES, []],
    ['none at another case', { body: JOINT, stage: 'OBC' }, GATES, []],
    ['none where the gate was taken out', {}, [{ ...FBC, takenOut: true }], []],
    ['none without a case or a gate', { stage: null }, GATES, []],
  ])('are %s', (_case, over, gates, expected) => {
    expect(placesTaken(resolution(over), gates)).toEqual(expected);
  });

  it('are of one purpose, however many boards a gate asks for it', () => {
    const one = { ...FBC, asks: FBC.asks.filter(({ purpose }) => purpose === 'FINAL_APPROVE') };
    expect(purposeAt(one, JOINT)).toEqual({ purpose: 'FINAL_APPROVE' });
    expect(purposeAt(SUBMISSION, JOINT)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
