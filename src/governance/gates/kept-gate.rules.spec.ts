import { describe, expect, it } from '@jest/globals';
import {
  condition,
  councilDecision,
  decider,
  decision,
  gate,
  rater,
  whole,
} from '../../../test/support/gate-facts.js';
import type { GateFacts, Ratification } from './gate-facts.rules.js';
import {
  earliest,
  holdsUntil,
  isShowable,
  programmeStatusOf,
  standingOf,
  type DatedFacts,
  type KeptProgress,
} from './kept-gate.rules.js';

/** Today is 20 June 2018. */
const dated = (change: Partial<DatedFacts> = {}, facts: Partial<GateFacts> = {}): DatedFacts => ({
  facts: gate(facts),
  provisions: [],
  lawChanges: [],
  awaited: [],
  judgedElsewhere: false,
  ...change,
});
const urgent = (by: string, answer: Ratification['answer'] = 'DUE') => ({
  decisions: [decision('derby', { ratification: { by, answer } })],
});
const declared = (completeBy: string) => ({
  openResolutions: [
    { deciderId: 'derby', resolutionId: 'r', declared: { missing: [], completeBy } },
  ],
});
const change = (commencesOn: string, provision = 'S56_4' as const) => ({
  lawChanges: [{ provision, instrument: 'An Act', commencesOn }],
});

describe('until when what is kept of a gate holds', () => {
  it.each<[string, DatedFacts, string | null]>([
    ['nothing of it goes by the date', dated(), null],
    ['a board is to ratify by a day to come', dated({}, urgent('2018-06-25')), '2018-06-26'],
    ['a board is to ratify by today', dated({}, urgent('2018-06-20')), '2018-06-21'],
    ['a board was to ratify by yesterday', dated({}, urgent('2018-06-19')), null],
    ['a board has ratified', dated({}, urgent('2018-06-25', 'RATIFIED')), null],
    ['a board has refused to ratify', dated({}, urgent('2018-06-25', 'REFUSED')), null],
    ['a result can be completed until a day', dated({}, declared('2018-07-01')), '2018-07-02'],
    ['a result could be completed until yesterday', dated({}, declared('2018-06-19')), null],
    [
      'a resolution is open, and nothing is declared',
      dated({}, { openResolutions: [{ deciderId: 'derby', resolutionId: 'r', declared: null }] }),
      null,
    ],
    ['the day of going live is to come', dated({ awaited: ['2018-07-01'] }), '2018-07-01'],
    ['the day of going live is tomorrow', dated({ awaited: ['2018-06-21'] }), '2018-06-21'],
    ['the day of going live is today', dated({ awaited: ['2018-06-20'] }), null],
    [
      'a change of its section commences',
      dated({ provisions: ['S56_4'], ...change('2018-09-01') }),
      '2018-09-01',
    ],
    [
      'a change of its section has commenced',
      dated({ provisions: ['S56_4'], ...change('2018-06-20') }),
      null,
    ],
    ['a change of another section commences', dated({ ...change('2018-09-01') }), null],
    ['its section ends with a day', dated({ provisions: ['S56A_3A'] }), '2022-07-01'],
    ['its section has ended', dated({ provisions: ['S56A_3A'] }, { today: '2022-07-01' }), null],
    ['its section has no end', dated({ provisions: ['S56_4'] }), null],
    [
      'a pre-election period is to come',
      dated(
        {},
        {
          decisions: [decision('derby')],
          preElectionPeriods: [
            {
              id: 'p',
              name: 'Election',
              startsOn: '2018-07-01',
              endsOn: '2018-07-20',
              knownFrom: new Date(0),
            },
          ],
        },
      ),
      null,
    ],
    [
      'the gate was deferred to a day to come',
      dated(
        {},
        { deferrals: [{ deferredOn: '2018-06-20', newDate: '2018-07-01', deferReason: 'OTHER' }] },
      ),
      null,
    ],
    ['a criterion of it is judged elsewhere', dated({ judgedElsewhere: true }), '2018-06-21'],
    [
      'several of these are to come',
      dated(
        { awaited: ['2018-08-01'], provisions: ['S56_4'], ...change('2018-07-15') },
        urgent('2018-07-15'),
      ),
      '2018-07-15',
    ],
  ])('%s', (_case, facts, expected) => {
    expect(holdsUntil(facts)).toBe(expected);
  });

  it('is until the earliest of all days', () => {
    expect(earliest([null, '2018-07-02', '2018-07-01', null])).toBe('2018-07-01');
    expect([earliest([]), earliest([null, null])]).toEqual([null, null]);
  });
});

describe('what is kept of a gate', () => {
  it.each<[string, GateFacts, ReturnType<typeof standingOf>]>([
    ['one that is ready', whole(), { status: 'READY', awaitsAssurance: false, blockers: [] }],
    [
      'one that waits for its rating',
      gate({ deciders: [rater, decider('derby')] }),
      {
        status: 'NOT_STARTED',
        awaitsAssurance: true,
        blockers: [
          { kind: 'DECIDER_MISSING', subjectType: 'BODY', subjectId: 'nhse' },
          { kind: 'DECIDER_MISSING', subjectType: 'BODY', subjectId: 'derby' },
        ],
      },
    ],
    [
      'one with an open condition: its text is not kept',
      gate({
        deciders: [decider('derby')],
        decisions: [
          decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS', conditions: [condition()] }),
        ],
      }),
      {
        status: 'IN_PREPARATION',
        awaitsAssurance: false,
        blockers: [{ kind: 'CONDITION_OPEN', subjectType: 'CONDITION', subjectId: 'c1' }],
      },
    ],
    [
      'one that a council refused',
      gate({
        deciders: [decider('derbyCouncil')],
        decisions: [councilDecision('derbyCouncil', { outcome: 'REJECTED' })],
      }),
      {
        status: 'FAILED',
        awaitsAssurance: false,
        blockers: [
          { kind: 'WRONG_OUTCOME', subjectType: 'DECISION', subjectId: 'derbyCouncil-decision' },
        ],
      },
    ],
  ])('%s', (_case, facts, expected) => {
    expect(standingOf(facts)).toEqual(expected);
  });
});

describe('whether what is kept of the gates of a programme is shown', () => {
  const kept = (workedOutOn: string, until: string | null = null) => ({
    workedOutOn,
    holdsUntil: until,
  });
  const at = { gates: 2, changed: false, today: '2018-06-20' };
  it.each<[string, ReturnType<typeof kept>[], Partial<typeof at>, boolean]>([
    ['all of it was worked out today', [kept('2018-06-20'), kept('2018-06-20')], {}, true],
    ['it was worked out before', [kept('2018-06-01'), kept('2018-06-01', '2018-06-21')], {}, true],
    [
      'something has changed since',
      [kept('2018-06-20'), kept('2018-06-20')],
      { changed: true },
      false,
    ],
    ['one holds until today', [kept('2018-06-01'), kept('2018-06-01', '2018-06-20')], {}, false],
    ['one was worked out for a later day', [kept('2018-06-20'), kept('2018-06-21')], {}, false],
    ['nothing is kept of one', [kept('2018-06-20')], {}, false],
    ['nothing is kept', [], {}, false],
    ['it has no gates', [], { gates: 0 }, true],
  ])('%s', (_case, rows, over, expected) => {
    expect(isShowable(rows, { ...at, ...over })).toBe(expected);
  });
});

describe('where a programme stands, by what is kept', () => {
  const step = (ordinal: number, change: Partial<KeptProgress> = {}): KeptProgress => ({
    ordinal,
    phase: ordinal === 1 ? 'SOC' : 'OBC',
    status: 'NOT_STARTED',
    awaitsAssurance: false,
    ...change,
  });
  it.each<[string, KeptProgress[], string]>([
    ['its first step', [step(1), step(2)], 'SOC'],
    ['the step after one that is passed', [step(1, { status: 'PASSED' }), step(2)], 'OBC'],
    ['a step that is suspended', [step(1, { status: 'SUSPENDED' }), step(2)], 'SOC'],
    ['past a step that was taken out', [step(1, { status: 'SUPERSEDED' }), step(2)], 'OBC'],
    [
      'past a step that the law no longer asks for',
      [step(1, { status: 'NO_LONGER_REQUIRED' }), step(2)],
      'OBC',
    ],
    ['a step that waits for a review', [step(1, { awaitsAssurance: true })], 'REGULATOR_REVIEW'],
    ['all steps passed', [step(1, { status: 'PASSED' })], 'INTEGRATING'],
    ['no steps', [], 'EXPLORING'],
  ])('%s', (_case, gates, expected) => {
    expect(programmeStatusOf(gates, [])).toBe(expected);
    expect(programmeStatusOf(gates, ['PAUSE'])).toBe('PAUSED');
  });
});
