import { describe, expect, it } from '@jest/globals';
import { isWorkingDay, workingDaysAfter, YEARS_KNOWN } from './working-days.rules.js';

describe('a working day', () => {
  it.each([
    ['2018-05-31', true, 'a Thursday'],
    ['2018-06-02', false, 'a Saturday'],
    ['2018-06-03', false, 'a Sunday'],
    ['2018-05-28', false, 'the spring bank holiday'],
    ['2018-03-30', false, 'Good Friday'],
    ['2021-12-28', false, 'the substitute for Boxing Day'],
    ['2022-06-03', false, 'the Platinum Jubilee'],
    ['2022-09-19', false, 'the funeral of Queen Elizabeth II'],
    ['2023-05-08', false, 'the coronation of King Charles III'],
    ['2020-05-04', true, 'a Monday whose holiday was moved to Friday'],
    ['2020-05-08', false, 'VE Day'],
    ['2099-12-25', true, 'in a year whose bank holidays are not known here'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(day)).toBe(expected);
  });

  it.each([
    ['2018-06-04', 5, '2018-06-11'],
    ['2018-06-08', 1, '2018-06-11'],
    ['2018-06-09', 1, '2018-06-11'],
    ['2018-12-24', 2, '2018-12-28'],
    ['2018-06-04', 0, '2018-06-04'],
  ])('%s and %i more is %s', (day, days, after) => {
    expect(workingDaysAfter(day, days)).toBe(after);
  });

  it('is known for whole years on end, each with eight bank holidays or more', () => {
    const years = YEARS_KNOWN.map(Number);
    expect(years).toEqual(years.map((_, at) => years[0]! + at));
    expect([years[0], years.at(-1)]).toEqual([2012, 2028]);
  });
});
