import { describe, expect, it } from '@jest/globals';
import { STANDING_CASES } from '../../../test/support/gate-cases.js';
import {
  blockersOf,
  both,
  clearance,
  corrected,
  decision,
  earlier,
  gate,
  letter,
  ON_20_JUNE,
  passedOn,
} from '../../../test/support/gate-facts.js';
import type { GateFacts, StandingDecision } from './gate-facts.rules.js';
import { gateStatus } from './gate.rules.js';
import { doubts, readiness } from './readiness.rules.js';

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
    const passed = passedOn(gate({ decisions: both, withdrawals }));
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
      [decision('burton'), corrected('derby', { outcome: 'DEFERRED' })],
      'SUSPENDED',
    ],
    [
      'the chair objects to the record of what counted',
      [decision('burton'), decision('derby', { objection: 'We deferred it.' })],
      'SUSPENDED',
    ],
    [
      'and it was corrected since',
      [decision('burton'), corrected('derby', { objection: null })],
      'PASSED',
    ],
    [
      'the chair objects to the correction',
      [decision('burton'), corrected('derby', { objection: 'It was right before.' })],
      'SUSPENDED',
    ],
    [
      'what counted was corrected in its words alone',
      [decision('burton'), corrected('derby')],
      'PASSED',
    ],
  ])('a passed gate stands, or is suspended: %s', (_case, decisions, status) => {
    expect(gateStatus(passedOn(gate({ decisions })))).toBe(status);
  });

  const cleared = letter();
  const waiting = { ...ON_20_JUNE, awaitsConfirmation: true };
  const correction = { id: 'other', corrects: [cleared.id] };
  it.each<[string, StandingDecision[], string, string]>([
    ['a clearance', [cleared], 'READY', 'PASSED'],
    ['not confirmed', [{ ...cleared, awaitsConfirmation: true }], 'IN_PREPARATION', 'PASSED'],
    [
      'a prohibition that is not confirmed',
      [letter({ outcome: 'PROHIBITED', awaitsConfirmation: true })],
      'IN_PREPARATION',
      'PASSED',
    ],
    [
      'corrected, the correction not confirmed',
      [letter({ ...waiting, ...correction, outcome: 'PROHIBITED' })],
      'IN_PREPARATION',
      'PASSED',
    ],
    [
      'corrected, the correction confirmed',
      [letter({ ...ON_20_JUNE, ...correction, outcome: 'PROHIBITED' })],
      'FAILED',
      'SUSPENDED',
    ],
    [
      'a prohibition since that is not confirmed',
      [cleared, letter({ ...waiting, id: 'later', outcome: 'PROHIBITED' })],
      'IN_PREPARATION',
      'PASSED',
    ],
    [
      'a prohibition since that is confirmed',
      [cleared, letter({ ...ON_20_JUNE, id: 'later', outcome: 'PROHIBITED' })],
      'FAILED',
      'SUSPENDED',
    ],
  ])('a letter counts once it is confirmed: %s', (_case, decisions, before, after) => {
    const facts = clearance(...decisions);
    expect([gateStatus(facts), gateStatus(passedOn(facts))]).toEqual([before, after]);
  });

  const again = decision('derby', { id: 'again', ...ON_20_JUNE });
  const against = decision('derby', { id: 'no', outcome: 'REJECTED', ...ON_20_JUNE });
  const suspendedBefore = earlier('soc', 'SOC', { passing: 'SUSPENDED' });
  const passedAgain = earlier('soc', 'SOC', { passedAt: new Date('2018-06-20T18:00:00Z') });
  it.each<[string, Partial<GateFacts>, string, string[], boolean]>([
    ['nothing happened', { decisions: both }, 'PASSED', [], false],
    [
      'a body decided against it since',
      { decisions: [...both, against] },
      'SUSPENDED',
      ['WRONG_OUTCOME no'],
      false,
    ],
    [
      'and has approved again: it can be passed again',
      { decisions: [...both, against, { ...again, id: 'yes' }] },
      'SUSPENDED',
      ['WRONG_OUTCOME no'],
      true,
    ],
    ['a body approved once more', { decisions: [...both, again] }, 'PASSED', [], false],
    [
      'a decision was annulled',
      { decisions: [decision('burton')] },
      'SUSPENDED',
      ['DECIDER_MISSING derby'],
      false,
    ],
    [
      'a gate before it is suspended',
      { decisions: both, earlier: [suspendedBefore] },
      'SUSPENDED',
      ['PREVIOUS_GATE_NOT_PASSED soc'],
      false,
    ],
    [
      'a gate before it was passed again since',
      { decisions: both, earlier: [passedAgain] },
      'SUSPENDED',
      ['PREVIOUS_GATE_NOT_PASSED soc'],
      true,
    ],
    [
      'the grant has taken effect: the doubt stands, and suspends nothing',
      { decisions: [...both, against], inEffect: true },
      'PASSED',
      ['WRONG_OUTCOME no'],
      true,
    ],
  ])('a passed gate and what followed: %s', (_case, change, status, doubted, ready) => {
    const facts = passedOn(gate(change));
    expect(gateStatus(facts)).toBe(status);
    expect(doubts(facts).map(({ kind, subjectId }) => `${kind} ${subjectId}`)).toEqual(doubted);
    if (status === 'PASSED') expect(blockersOf(facts)).toEqual([]);
    else expect(readiness(facts).ready).toBe(ready);
  });

  const before = (decidedOn: string, declaredAt: string | null = null) =>
    earlier('soc', 'SOC', {
      decided: { decidedOn, declaredAt: declaredAt === null ? null : new Date(declaredAt) },
    });
  const declared = (at: string | null) =>
    both.map((one) => ({ ...one, declaredAt: at === null ? null : new Date(at) }));
  it.each<[string, Partial<GateFacts>, boolean]>([
    ['on the day of the gate before', { earlier: [before('2018-06-12')] }, true],
    ['a day before it', { earlier: [before('2018-06-13')] }, false],
    ['after the legal date', { earlier: [before('2018-06-13')], beforeLegalDate: false }, true],
    [
      'the same day, a minute earlier',
      {
        earlier: [before('2018-06-12', '2018-06-12T14:01:00Z')],
        decisions: declared('2018-06-12T14:00:59Z'),
      },
      false,
    ],
    [
      'the same minute',
      {
        earlier: [before('2018-06-12', '2018-06-12T14:01:30Z')],
        decisions: declared('2018-06-12T14:01:00Z'),
      },
      true,
    ],
  ])('is in order across gates, or not: decided %s', (_case, change, ready) => {
    expect(readiness(gate({ decisions: both, ...change })).ready).toBe(ready);
  });
});
