import { describe, expect, it } from '@jest/globals';
import {
  actState,
  cannotWaitOf,
  mayAct,
  mayAdjustSteps,
  mayAdoptFrom,
  mayAdvanceBusinessDate,
  mayBeDated,
  mayCorrectAdoption,
  mayProceed,
  PROGRAMME_MOVES,
  programmeStatus,
  withinPreElectionPeriod,
} from './programme.rules.js';
import type { ActFacts, ComputedStatus, ProgrammeAct } from './programme.rules.js';

const PHASES: ComputedStatus[] = [
  'EXPLORING',
  'SOC',
  'OBC',
  'FBC',
  'APPROVALS',
  'APPROVALS',
  'MOBILISING',
  'LIVE',
  'INTEGRATING',
];
const gates = (passed: number, awaitsAssurance = false) =>
  PHASES.map((phase, index) => ({
    ordinal: index + 1,
    phase,
    passed: index < passed,
    awaitsAssurance: awaitsAssurance && index === passed,
  })).reverse();

describe('the status of a programme', () => {
  it.each([
    ['nothing is passed', gates(0), [], 'EXPLORING'],
    ['it has no gates yet', [], [], 'EXPLORING'],
    ['the SOC is passed', gates(2), [], 'OBC'],
    ['the regulator is reviewing', gates(4, true), [], 'REGULATOR_REVIEW'],
    ['the rating is given', gates(4), [], 'APPROVALS'],
    ['the grant is given', gates(6), [], 'MOBILISING'],
    ['Day 1 is passed', gates(7), [], 'LIVE'],
    ['the first 100 days are reviewed', gates(8), [], 'INTEGRATING'],
    ['every gate is passed', gates(9), [], 'INTEGRATING'],
    ['it is paused', gates(3), ['PAUSE'], 'PAUSED'],
    ['it is resumed', gates(3), ['PAUSE', 'RESUME'], 'FBC'],
    ['it is prohibited', gates(3), ['PROHIBIT'], 'PROHIBITED'],
    ['it is reopened when cleared', gates(3), ['PROHIBIT', 'REOPEN'], 'FBC'],
    ['it is withdrawn', gates(3), ['PAUSE', 'WITHDRAW'], 'WITHDRAWN'],
    ['it is closed', gates(9), ['CLOSE'], 'CLOSED'],
    ['it is discarded', [], ['DISCARD'], 'DISCARDED'],
  ] as const)('when %s', (_case, progress, acts, expected) => {
    expect(programmeStatus(progress, acts)).toBe(expected);
  });

  it('can be brought to every state, and out of all but withdrawn, closed and discarded', () => {
    const reached = Object.values(PROGRAMME_MOVES).flatMap((moves) => Object.values(moves));
    expect(new Set(reached)).toEqual(new Set(Object.keys(PROGRAMME_MOVES)));
    expect(actState(['WITHDRAW', 'RESUME'])).toBe('WITHDRAWN');
    expect(mayProceed(['PAUSE'])?.because).toBe('The programme is paused: resume it first.');
    expect(mayProceed([])).toBeNull();
  });
});

const FACTS: ActFacts = {
  acts: [],
  boards: [
    { bodyId: 'd', name: 'Derby Board', withdrew: true },
    { bodyId: 'b', name: 'Burton Board', withdrew: true },
  ],
  live: false,
  everyGatePassed: true,
  openConditions: [],
  decided: [],
  clearance: null,
  benefitsEndOn: '2023-03-31',
  today: '2023-04-01',
};
const acts = (...list: ProgrammeAct[]) => list;

describe('acting on a programme as a whole', () => {
  it.each([
    ['R11: withdrawn once each board decided so', 'WITHDRAW', {}, []],
    [
      'R11: not withdrawn on one board alone',
      'WITHDRAW',
      { boards: [FACTS.boards[0]!, { bodyId: 'b', name: 'Burton Board', withdrew: false }] },
      ['DECIDER_MISSING'],
    ],
    ['not withdrawn after Day 1', 'WITHDRAW', { live: true }, ['LIVE']],
    ['closed after the benefits end', 'CLOSE', {}, []],
    ['not closed on the day they end', 'CLOSE', { today: '2023-03-31' }, ['BENEFITS']],
    ['not closed without an end', 'CLOSE', { benefitsEndOn: null }, ['BENEFITS']],
    [
      'not closed with a condition open',
      'CLOSE',
      { openConditions: [{ id: 'c', title: 'Cash' }] },
      ['CONDITION_OPEN'],
    ],
    ['not closed before its last gate', 'CLOSE', { everyGatePassed: false }, ['GATES']],
    ['paused at any time', 'PAUSE', { live: true }, []],
  ] as const)('%s', (_case, act, change, kinds) => {
    const refusal = mayAct(act, { ...FACTS, ...change });
    expect(refusal?.blockers?.map((blocker) => blocker.kind) ?? []).toEqual(kinds);
    expect(refusal?.code).toBe(kinds.length ? 'WRONG_STATE' : undefined);
  });

  it.each([
    ['resuming what runs', 'RESUME', acts()],
    ['reopening what is withdrawn', 'REOPEN', acts('WITHDRAW')],
    ['closing what is paused', 'CLOSE', acts('PAUSE')],
    ['pausing what is closed', 'PAUSE', acts('CLOSE')],
  ] as const)('refuses %s', (_case, act, done) => {
    expect(mayAct(act, { ...FACTS, acts: done })?.code).toBe('WRONG_STATE');
  });
});

describe('the business date', () => {
  it.each([
    ['a day later', true, '2018-06-13', null],
    ['the same day', true, '2018-06-12', 'BAD_USER_INPUT'],
    ['a day earlier', true, '2018-06-11', 'BAD_USER_INPUT'],
    ['a day that is none', true, '2018-06-31', 'BAD_USER_INPUT'],
    ['outside practice', false, '2018-06-13', 'WRONG_STATE'],
  ])('%s', (_case, practice, to, code) => {
    const refusal = mayAdvanceBusinessDate({ practice, businessDate: '2018-06-12' }, to);
    expect(refusal?.code ?? null).toBe(code);
  });
});

it('the steps can be adjusted until the first gate is passed', () => {
  expect(mayAdjustSteps([{ passed: false }, { passed: false }])).toBeNull();
  expect(mayAdjustSteps([{ passed: true }, { passed: false }])?.code).toBe('WRONG_STATE');
});

const PURDAH = [
  { id: 'p', name: 'General election', startsOn: '2017-04-22', endsOn: '2017-06-08' },
];

describe('why it cannot wait, kept with a date', () => {
  it.each([
    ['is its reason and whose advice was taken', 'Day 1 cannot wait', 'Counsel', true],
    ['is none without a reason', null, 'Counsel', false],
    ['is none without advice', 'Day 1 cannot wait', null, false],
    ['is none where neither is kept', null, null, false],
  ])('%s', (_case, cannotWaitReason, cannotWaitAdviceOf, is) => {
    const cannotWait = is ? { reason: cannotWaitReason, adviceOf: cannotWaitAdviceOf } : null;
    expect(cannotWaitOf({ cannotWaitReason, cannotWaitAdviceOf })).toEqual(cannotWait);
  });
});

describe('a pre-election period', () => {
  it.each([
    ['the day before it', '2017-04-21', null],
    ['its first day', '2017-04-22', 'p'],
    ['R13: the day the OBC was to be decided', '2017-05-05', 'p'],
    ['its last day', '2017-06-08', 'p'],
    ['the day after it', '2017-06-09', null],
  ])('%s', (_case, day, id) => {
    expect(withinPreElectionPeriod(day, PURDAH)?.id ?? null).toBe(id);
    expect(mayBeDated(day, PURDAH, null)?.code ?? null).toBe(id ? 'PRE_ELECTION' : null);
  });

  it.each([
    ['a reason and who advised', { reason: 'Safety', adviceOf: 'Solicitor' }, null],
    ['a reason alone', { reason: 'Safety', adviceOf: ' ' }, 'PRE_ELECTION'],
    ['who advised alone', { reason: '', adviceOf: 'Solicitor' }, 'PRE_ELECTION'],
  ])('with %s', (_case, cannotWait, code) => {
    expect(mayBeDated('2017-05-05', PURDAH, cannotWait)?.code ?? null).toBe(code);
  });
});

describe('the day from which a programme’s bodies decide here', () => {
  it.each([
    ['nobody gave', null, null],
    ['long ago', '2016-10-01', null],
    ['today', '2018-06-12', null],
    ['tomorrow', '2018-06-13', 'adoptedOn'],
  ])('%s', (_case, adoptedOn, field) => {
    expect(mayAdoptFrom(adoptedOn, '2018-06-12')?.field ?? null).toBe(field);
  });
});

describe('prohibiting and reopening', () => {
  const prohibited = { outcome: 'PROHIBITED', decidedOn: '2013-10-17' };
  const cleared = { outcome: 'CLEARED', decidedOn: '2020-04-30' };
  it.each<[string, ProgrammeAct, Partial<ActFacts>, string | null]>([
    ['on nobody but their word', 'PROHIBIT', {}, 'WRONG_STATE'],
    ['on a prohibition', 'PROHIBIT', { clearance: prohibited }, null],
    ['on a clearance', 'PROHIBIT', { clearance: cleared }, 'WRONG_STATE'],
    ['on the prohibition', 'REOPEN', { acts: ['PROHIBIT'], clearance: prohibited }, 'WRONG_STATE'],
    ['on the later clearance', 'REOPEN', { acts: ['PROHIBIT'], clearance: cleared }, null],
  ])('rests on records: %s', (_case, act, change, code) => {
    expect(mayAct(act, { ...FACTS, ...change })?.code ?? null).toBe(code);
  });
});

describe('discarding a programme that was started by mistake', () => {
  const because = 'A resolution was opened in it.';
  it.each<[string, Partial<ActFacts>, string | null]>([
    ['that decided nothing', {}, null],
    ['that is paused', { acts: ['PAUSE'] }, null],
    ['that decided something', { decided: [because] }, because],
    [
      'that is withdrawn',
      { acts: ['WITHDRAW'] },
      'This programme is withdrawn, so it cannot be discarded.',
    ],
    [
      'that is discarded',
      { acts: ['DISCARD'] },
      'This programme is discarded, so it cannot be discarded.',
    ],
  ])('is done to one %s', (_case, change, expected) => {
    expect(mayAct('DISCARD', { ...FACTS, ...change })?.because ?? null).toBe(expected);
  });

  it.each<ProgrammeAct>(['RESUME', 'WITHDRAW', 'REOPEN', 'CLOSE'])('leaves no %s', (act) => {
    expect(mayAct(act, { ...FACTS, acts: ['DISCARD'] })?.code).toBe('WRONG_STATE');
  });
});

describe('the day of adoption', () => {
  const at = { live: false, lastRecordedOn: '2017-06-06', today: '2018-06-12' };
  it.each([
    ['to a later day', '2018-06-01', at, null],
    ['to today', '2018-06-12', at, null],
    ['to tomorrow', '2018-06-13', at, 'BAD_USER_INPUT'],
    ['to the day of a decision from minutes', '2017-06-06', at, 'BAD_USER_INPUT'],
    ['once something was done here', '2018-06-01', { ...at, live: true }, 'WRONG_STATE'],
    ['to what it is', '2018-01-01', { ...at, live: true }, null],
  ])('is corrected %s', (_case, next, facts, code) => {
    expect(mayCorrectAdoption(next, '2018-01-01', facts)?.code ?? null).toBe(code);
  });
});
