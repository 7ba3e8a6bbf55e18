import { describe, expect, it } from '@jest/globals';
import { STANDING_CASES } from '../../../test/support/gate-cases.js';
import { blockersOf, both, decision, gate } from '../../../test/support/gate-facts.js';
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
    expect(blockersOf(gate({ decisions, preElectionPeriods: [period] }))).toEqual(expected);
  });

  it.each(STANDING_CASES)('%s', (_case, facts, expected) => {
    expect(blockersOf(facts)).toEqual(expected);
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
