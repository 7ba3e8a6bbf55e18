import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  clearDays,
  dayInWords,
  daysBetween,
  isDay,
  londonDay,
  momentInWords,
  within,
} from './day.js';

describe('a day', () => {
  it.each([
    ['an ordinary day', '2018-06-12', true],
    ['a leap day', '2016-02-29', true],
    ['a leap day in another year', '2018-02-29', false],
    ['the thirtieth of February', '2018-02-30', false],
    ['a British order', '12/06/2018', false],
    ['a moment', '2018-06-12T00:00:00Z', false],
    ['infinity', 'infinity', false],
    ['before the NHS', '1948-07-04', false],
    ['too far ahead', '2200-01-01', false],
  ])('%s', (_case, text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it('counts the slip of go-live from 1 April to 1 July 2018 as 91 days', () => {
    expect(daysBetween('2018-04-01', '2018-07-01')).toBe(91);
    expect(addDays('2018-04-01', 91)).toBe('2018-07-01');
  });

  it.each([
    ['notice on Monday, meeting on Friday', '2018-06-04', '2018-06-08', 3],
    ['the day before', '2018-06-11', '2018-06-12', 0],
    ['the same day', '2018-06-12', '2018-06-12', 0],
  ])('clear days: %s', (_case, notice, meeting, expected) => {
    expect(clearDays(notice, meeting)).toBe(expected);
  });

  it('takes the date in London: 23:30 UTC on 31 March 2027 is already 1 April', () => {
    expect(londonDay(new Date('2027-03-31T23:30:00Z'))).toBe('2027-04-01');
    expect(londonDay(new Date('2027-01-31T23:30:00Z'))).toBe('2027-01-31');
  });

  it('falls within a span on both its ends, and for ever when it has no end', () => {
    expect(within('2018-06-12', '2018-06-12', '2018-06-12')).toBe(true);
    expect(within('2018-06-13', '2018-06-12', '2018-06-12')).toBe(false);
    expect(within('2099-01-01', '2018-06-12', null)).toBe(true);
  });

  it('reads as words', () => {
    expect(dayInWords('2018-06-12')).toBe('12 June 2018');
  });

  it('reads as words with its time, when it is a moment', () => {
    expect(momentInWords('2026-11-27T13:25:59.791244Z')).toBe('27 November 2026, 13:25 UTC');
    expect(momentInWords(new Date('2018-06-12T00:05:00+01:00'))).toBe('11 June 2018, 23:05 UTC');
  });
});
