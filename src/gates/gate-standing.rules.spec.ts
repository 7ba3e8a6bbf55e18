import { describe, expect, it } from '@jest/globals';
import {
  blockersOf,
  both,
  condition,
  decision,
  except,
  gate,
  rating,
  whole,
} from '../../test/support/gate-facts.js';
import type { StandingDecision } from './gate-facts.rules.js';
import { gateStatus } from './gate.rules.js';
import { readiness } from './readiness.rules.js';

const purdah = [
  { id: 'p', name: 'General election', startsOn: '2018-06-12', endsOn: '2018-06-12' },
];

describe('what stands of all that was decided at a gate', () => {
  it.each([
    [
      'was known when the decision was closed',
      '2018-06-12T15:00:00Z',
      ['PRE_ELECTION derby-decision'],
    ],
    ['was entered at that very moment', '2018-06-12T16:00:00Z', ['PRE_ELECTION derby-decision']],
    ['was entered, or given its days, since', '2018-06-12T16:00:01Z', []],
  ])('P7: judges a decision by a period that %s', (_case, from, expected) => {
    const period = { ...purdah[0]!, knownFrom: new Date(from) };
    const decisions = [decision('derby'), decision('burton', { decidedOn: '2018-06-13' })];
    expect(blockersOf(gate({ decisions, blackoutPeriods: [period] }))).toEqual(expected);
  });

  const withConditions = (change: Partial<StandingDecision> = {}) =>
    decision('derby', {
      id: 'first',
      outcome: 'APPROVED_WITH_CONDITIONS',
      decidedOn: '2018-06-01',
      conditions: [condition()],
      ...change,
    });
  it.each<[string, StandingDecision[], string[]]>([
    ['a board that votes again', [withConditions(), ...both], ['CONDITION_OPEN c1']],
    [
      'a board that settled it',
      [withConditions({ conditions: [condition({ state: 'DISCHARGED' })] }), ...both],
      [],
    ],
    ['a board whose earlier decision was voided', [withConditions({ voided: true }), ...both], []],
    [
      'a board that sets it once more, as a condition of its own',
      [withConditions(), decision('derby', { conditions: [condition()] }), decision('burton')],
      ['CONDITION_OPEN c1'],
    ],
  ])('R10: an earlier condition stays in the way of %s, or not', (_case, decisions, expected) => {
    expect(blockersOf(gate({ decisions }))).toEqual(expected);
  });

  it('R10: a later letter of a body outside settles nothing of an earlier one', () => {
    const march = rating({ id: 'march', decidedOn: '2018-03-16', conditions: [condition()] });
    expect(blockersOf(whole({ decisions: except('nhse', march, rating()) }))).toEqual([
      'CONDITION_OPEN c1',
    ]);
  });

  const derbyOn = (id: string, outcome: StandingDecision['outcome'], decidedOn = '2018-06-14') =>
    decision('derby', { id, outcome, decidedOn });
  it.each<[string, StandingDecision[], string[]]>([
    ['a meeting without a quorum', [...both, derbyOn('x', 'NOT_QUORATE')], []],
    ['a motion withdrawn', [...both, derbyOn('x', 'WITHDRAWN')], []],
    ['a deferral', [...both, derbyOn('x', 'DEFERRED')], ['WRONG_OUTCOME x']],
    [
      'a meeting without a quorum after a deferral',
      [decision('burton'), derbyOn('x', 'DEFERRED', '2018-06-13'), derbyOn('y', 'NOT_QUORATE')],
      ['WRONG_OUTCOME x'],
    ],
    [
      'a meeting without a quorum and nothing before',
      [decision('burton'), derbyOn('x', 'NOT_QUORATE')],
      ['DECIDER_MISSING derby'],
    ],
  ])('2.3: an approval after %s stands, or not', (_case, decisions, expected) => {
    expect(blockersOf(gate({ decisions }))).toEqual(expected);
  });

  it('R11: a board that withdrew stops every gate that is not passed', () => {
    const one = { bodyId: 'burton', bodyName: 'Burton Board' };
    const withdrawals = [{ ...one, resolutionId: 'w', decidedOn: '2018-06-19' }];
    const facts = gate({ decisions: both, withdrawals });
    expect(readiness(facts).blockers).toEqual([
      {
        kind: 'PARTY_WITHDREW',
        subjectType: 'DECISION',
        subjectId: 'w',
        because: 'Burton Board resolved on 19 June 2018 to withdraw from the programme.',
      },
    ]);
    expect(gateStatus(facts)).toBe('PARTIALLY_APPROVED');
    const passed = gate({ decisions: both, withdrawals, passing: { passedOn: '2018-06-15' } });
    expect([gateStatus(passed), blockersOf(passed)]).toEqual(['PASSED', []]);
  });

  const urgently = (answer: 'DUE' | 'RATIFIED' | 'REFUSED', by = '2018-06-19') =>
    decision('derby', { ratification: { by, answer }, voided: answer === 'REFUSED' });
  it.each<[string, StandingDecision, string[]]>([
    ['due tomorrow', urgently('DUE', '2018-06-21'), []],
    ['due today', urgently('DUE', '2018-06-20'), []],
    ['overdue', urgently('DUE'), ['RATIFICATION_DUE derby-decision']],
    ['ratified', urgently('RATIFIED'), []],
    ['not ratified', urgently('REFUSED'), ['DECIDER_MISSING derby']],
  ])('2.4: an urgent decision counts, or not: %s', (_case, urgent, expected) => {
    expect(blockersOf(gate({ decisions: [decision('burton'), urgent] }))).toEqual(expected);
  });

  it.each<[string, StandingDecision[], string]>([
    ['as it was', both, 'PASSED'],
    ['what counted was not ratified', [decision('burton'), urgently('REFUSED')], 'SUSPENDED'],
    ['it is overdue to be ratified', [decision('burton'), urgently('DUE')], 'PASSED'],
    [
      'what counted was corrected to something else',
      [decision('burton'), decision('derby', { outcome: 'DEFERRED', isCorrection: true })],
      'SUSPENDED',
    ],
    [
      'what counted was corrected in its words alone',
      [decision('burton'), decision('derby', { isCorrection: true })],
      'PASSED',
    ],
  ])('a passed gate stands, or is suspended: %s', (_case, decisions, status) => {
    expect(gateStatus(gate({ decisions, passing: { passedOn: '2018-06-15' } }))).toBe(status);
  });
});
