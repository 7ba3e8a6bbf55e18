import { describe, expect, it } from '@jest/globals';
import {
  EXTERNAL_MOVES,
  inForce,
  mayRecordExternal,
  OUTSIDE_PURPOSES,
  ratingLetsProceed,
  RegulatorOutcome,
} from './external-decision.rules.js';
import type { ExternalDecision } from './external-decision.rules.js';

const TODAY = '2018-06-12';
const RATED: ExternalDecision = {
  bodyKind: 'NHS_ENGLAND',
  purpose: 'RATE',
  outcome: 'RATED',
  decidedOn: '2018-06-11',
  documentId: 'letter',
  reference: '',
  ratings: {},
  overall: 'AMBER_GREEN',
  letsProceed: null,
};

describe('recording a decision of a body outside', () => {
  it.each<
    [
      string,
      { outcome: RegulatorOutcome; decidedOn: string } | null,
      Partial<ExternalDecision>,
      string | null,
    ]
  >([
    ['a rating with its overall colour', null, {}, null],
    ['a rating whose colour was not published', null, { overall: null, letsProceed: true }, null],
    [
      'four domains, none of which makes the overall',
      null,
      {
        overall: null,
        ratings: {
          STRATEGY: 'GREEN',
          QUALITY: 'GREEN',
          FINANCE: 'GREEN',
          TRANSACTION_EXECUTION: 'GREEN',
        },
      },
      'overall',
    ],
    ['a rating after a first one', { outcome: 'RATED', decidedOn: '2018-03-16' }, {}, null],
    [
      'a rating after the case was returned',
      { outcome: 'RETURNED_FOR_INFORMATION', decidedOn: '2018-03-16' },
      {},
      null,
    ],
    [
      'a rating from before the last one',
      { outcome: 'RATED', decidedOn: '2018-06-12' },
      {},
      'decidedOn',
    ],
    ['a rating of today', null, { decidedOn: '2018-06-12' }, null],
    ['a rating of tomorrow', null, { decidedOn: '2018-06-13' }, 'decidedOn'],
    ['a rating without its letter', null, { documentId: null }, 'document'],
    ['a rating by the minister', null, { bodyKind: 'SECRETARY_OF_STATE' }, 'purpose'],
    [
      'a grant in answer to a request to rate',
      null,
      { outcome: 'GRANTED', overall: null },
      'outcome',
    ],
    ['a grant', null, { purpose: 'GRANT', outcome: 'GRANTED', overall: null }, null],
    ['a grant with a colour', null, { purpose: 'GRANT', outcome: 'GRANTED' }, 'overall'],
    [
      'a refusal of what was granted',
      { outcome: 'GRANTED', decidedOn: '2018-06-01' },
      { purpose: 'GRANT', outcome: 'REFUSED', overall: null },
      'outcome',
    ],
    [
      'a new application after a refusal, without a letter',
      { outcome: 'REFUSED', decidedOn: '2018-06-01' },
      { purpose: 'GRANT', outcome: 'PENDING', overall: null, documentId: null },
      null,
    ],
    [
      'a clearance years after a prohibition',
      { outcome: 'PROHIBITED', decidedOn: '2013-10-17' },
      { bodyKind: 'CMA', purpose: 'CLEAR', outcome: 'CLEARED', overall: null },
      null,
    ],
    [
      'a reference after a clearance',
      { outcome: 'CLEARED_ON_BENEFITS', decidedOn: '2018-03-15' },
      { bodyKind: 'CMA', purpose: 'CLEAR', outcome: 'REFERRED', overall: null },
      'outcome',
    ],
  ])('%s', (_case, previous, change, field) => {
    expect(mayRecordExternal(previous, { ...RATED, ...change }, TODAY)?.field ?? null).toBe(field);
  });

  it('every outcome answers some request, and follows another', () => {
    const answers = new Set(Object.values(OUTSIDE_PURPOSES).flatMap(({ outcomes }) => outcomes));
    const reached = new Set(Object.values(EXTERNAL_MOVES).flat());
    expect(answers).toEqual(new Set(Object.keys(RegulatorOutcome)));
    expect(reached).toEqual(new Set(Object.keys(RegulatorOutcome)));
  });
});

describe('the decision in force', () => {
  it('is the latest, and of two on one day the one recorded later', () => {
    const march = { decidedOn: '2018-03-16', number: 2 };
    const june = { decidedOn: '2018-06-11', number: 1 };
    const juneAgain = { decidedOn: '2018-06-11', number: 3 };
    expect(inForce([june, march])).toBe(june);
    expect(inForce([juneAgain, june])).toBe(juneAgain);
    expect(inForce([])).toBeNull();
  });
});

describe('whether a rating lets the boards go on', () => {
  it.each([
    ['green', 'GREEN', null, true],
    ['amber to green', 'AMBER_GREEN', null, true],
    ['amber', 'AMBER', null, false],
    ['red', 'RED', null, false],
    ['amber, but the letter says go on', 'AMBER', true, true],
    ['green, but the letter says not yet', 'GREEN', false, false],
    ['no colour and no word', null, null, false],
    ['no colour, but the letter says go on', null, true, true],
  ] as const)('%s', (_case, overall, letsProceed, expected) => {
    const rating = { outcome: 'RATED', overall, letsProceed } as const;
    expect(ratingLetsProceed(rating, 'AMBER_GREEN')).toBe(expected);
  });

  it('does not without a rating', () => {
    expect(ratingLetsProceed(null, 'RED')).toBe(false);
    expect(
      ratingLetsProceed({ outcome: 'RED_FLAG', overall: null, letsProceed: true }, 'RED'),
    ).toBe(false);
  });
});
