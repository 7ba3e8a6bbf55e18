import { describe, expect, it } from '@jest/globals';
import {
  EXTERNAL_MOVES,
  inForce,
  mayRecordExternal,
  OUTSIDE_PURPOSES,
  ratingLetsProceed,
  RegulatorOutcome,
  turnsAround,
} from './external-decision.rules.js';
import type { ExternalDecision, Turns, TurnTaken } from './external-decision.rules.js';

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
    ['a rating without its letter', null, { documentId: null }, 'documentId'],
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
    const turns = { before: previous, after: null };
    expect(mayRecordExternal(turns, { ...RATED, ...change }, TODAY)?.field ?? null).toBe(field);
  });

  it('every outcome answers some request, and follows another', () => {
    const answers = new Set(Object.values(OUTSIDE_PURPOSES).flatMap(({ outcomes }) => outcomes));
    const reached = new Set(Object.values(EXTERNAL_MOVES).flat());
    expect(answers).toEqual(new Set(Object.keys(RegulatorOutcome)));
    expect(reached).toEqual(new Set(Object.keys(RegulatorOutcome)));
  });
});

describe('a correction', () => {
  const record = (id: string, decidedOn: string, number: number, change = {}) => ({
    id,
    decidedOn,
    number,
    outcome: 'RATED',
    correctsId: null,
    turn: null,
    ...change,
  });
  const march = record('march', '2018-03-16', 1, { outcome: 'RETURNED_FOR_INFORMATION' });
  const june = record('june', '2018-06-11', 2);
  const flag = record('flag', '2018-06-11', 3, { outcome: 'RED_FLAG' });
  const records = [march, june, flag] as TurnTaken[];
  const ids = ({ before, after }: Turns) =>
    [before, after].map((one) => (one as TurnTaken | null)?.id ?? null);

  it.each([
    ['no record', null, ['flag', null]],
    ['the first', march, [null, 'june']],
    ['one of two on a day', june, ['march', 'flag']],
    ['the last', flag, ['june', null]],
  ])('of %s comes in its turn', (_case, corrects, expected) => {
    expect(ids(turnsAround(records, corrects as TurnTaken | null))).toEqual(expected);
  });

  it('keeps the turn of what it corrects, which no longer counts', () => {
    const again = record('again', '2018-06-11', 4, { correctsId: 'june', turn: 2 }) as TurnTaken;
    expect(ids(turnsAround([...records, again], null))).toEqual(['flag', null]);
    expect(ids(turnsAround([...records, again], flag as TurnTaken))).toEqual(['again', null]);
  });

  it.each([
    ['fits what came before and after', {}, null],
    ['is no later than what came after', { decidedOn: '2018-06-12' }, 'decidedOn'],
    [
      'cannot be followed by it',
      { purpose: 'GRANT', outcome: 'GRANTED', overall: null },
      'outcome',
    ],
  ] as const)('%s', (_case, change, field) => {
    const turns = { before: null, after: flag as TurnTaken };
    expect(mayRecordExternal(turns, { ...RATED, ...change }, TODAY)?.field ?? null).toBe(field);
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
