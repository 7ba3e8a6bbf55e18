import { describe, expect, it } from '@jest/globals';
import { mayDeclareGoLive, maySetGoLiveBaseline, type GoLiveFacts } from './go-live.rules.js';

const granted: GoLiveFacts = {
  granted: true,
  grantedOn: '2018-06-29',
  passedSince: null,
  today: '2018-07-01',
};

describe('the day of go-live', () => {
  it.each<[string, string | null, string | null, Partial<GoLiveFacts>, string | null]>([
    ['on the day itself, once granted', '2018-07-01', null, {}, null],
    ['a day late', '2018-06-30', null, {}, null],
    ['for tomorrow', '2018-07-02', null, {}, 'BAD_USER_INPUT'],
    ['before the grant', '2018-07-01', null, { granted: false }, 'WRONG_STATE'],
    ['moved', '2018-06-30', '2018-07-01', {}, null],
    [
      'moved once a gate rests on it',
      '2018-06-30',
      '2018-07-01',
      { passedSince: 'Day 1' },
      'WRONG_STATE',
    ],
    ['cleared', null, '2018-07-01', {}, null],
    [
      'cleared once a gate rests on it',
      null,
      '2018-07-01',
      { passedSince: 'Day 1' },
      'WRONG_STATE',
    ],
    ['as it is', '2018-07-01', '2018-07-01', { passedSince: 'Day 1' }, null],
  ])('is entered, or not: %s', (_case, next, now, change, code) => {
    expect(mayDeclareGoLive(next, now, { ...granted, ...change })?.code ?? null).toBe(code);
  });

  it.each([
    ['first set', null, '2018-04-01', null],
    ['left out', '2018-04-01', null, null],
    ['the same again', '2018-04-01', '2018-04-01', null],
    ['another', '2018-04-01', '2018-07-01', 'goLiveBaselineOn'],
  ])('has a baseline that stays: %s', (_case, now, next, field) => {
    expect(maySetGoLiveBaseline(now, next)?.field ?? null).toBe(field);
  });
});
