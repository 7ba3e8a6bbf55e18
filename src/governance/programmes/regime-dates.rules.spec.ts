import { describe, expect, it } from '@jest/globals';
import { mayChangeRegime, mayFollow, stepsToCome, type RegimeFacts } from './regime-dates.rules.js';
import { regime } from './regimes.js';

const OF_2015 = regime('REGIME_2015_SOC_OBC_FBC');
const TODAY: RegimeFacts = {
  regime: OF_2015,
  decidedOn: [],
  hasLetter: false,
  today: '2026-11-27',
};

describe('whether a regime is followed', () => {
  it.each<[string, Partial<RegimeFacts>, string | null]>([
    ['by a programme that began long after it', {}, 'WRONG_STATE'],
    ['by one that was decided on since alone', { decidedOn: ['2017-11-01'] }, 'WRONG_STATE'],
    ['by one that was decided on while it was in force', { decidedOn: ['2017-10-31'] }, null],
    ['by one whose regulator wrote that it goes on', { hasLetter: true }, null],
    ['on its last day', { today: '2017-10-31' }, null],
    ['the day after', { today: '2017-11-01' }, 'WRONG_STATE'],
    ['before it began', { today: '2015-02-28' }, 'WRONG_STATE'],
    ['that has no end', { regime: regime('REGIME_2022_STATUTORY_TRANSACTION') }, null],
  ])('%s', (_case, change, code) => {
    expect(mayFollow({ ...TODAY, ...change })?.code ?? null).toBe(code);
  });
});

describe('taking another regime', () => {
  it.each([
    ['another', { same: false, hasLetter: false, granted: false }, null],
    ['the same, with the letter', { same: true, hasLetter: true, granted: false }, null],
    ['the same, without', { same: true, hasLetter: false, granted: false }, 'BAD_USER_INPUT'],
    ['once granted', { same: false, hasLetter: true, granted: true }, 'WRONG_STATE'],
  ])('%s', (_case, facts, code) => {
    expect(mayChangeRegime(facts)?.code ?? null).toBe(code);
  });

  const { steps } = regime('REGIME_2017_STRATEGIC_FBC');
  const passed = (...codes: string[]) => OF_2015.steps.filter(({ code }) => codes.includes(code));
  it.each([
    ['nothing passed', [], ['EXPLORATION', 'STRATEGIC_CASE', 'FBC_SUBMISSION']],
    ['the outline case not yet', ['EXPLORATION', 'SOC'], ['STRATEGIC_CASE', 'FBC_SUBMISSION']],
    ['the outline case passed', ['EXPLORATION', 'SOC', 'OBC'], ['FBC_SUBMISSION', 'COMPETITION']],
  ])('leaves the steps to come: %s', (_case, codes, first) => {
    const toCome = stepsToCome(steps, passed(...codes)).map(({ code }) => code);
    expect(toCome.slice(0, first.length)).toEqual(first);
  });
});
