import { addDays, type Day } from './day.js';

/**
 * The bank holidays of England by year, substitute days and those proclaimed once included: gov.uk,
 * "UK bank holidays", division England and Wales (https://www.gov.uk/bank-holidays).
 */
const BANK_HOLIDAYS: Record<string, string> = {
  '2012': '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  '2013': '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  '2014': '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  '2015': '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  '2016': '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  '2017': '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  '2018': '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  '2019': '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  '2020': '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  '2021': '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  '2022': '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  '2023': '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  '2024': '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  '2025': '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  '2026': '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  '2027': '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  '2028': '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

/** The years of which the bank holidays are known here. */
export const YEARS_KNOWN: readonly string[] = Object.keys(BANK_HOLIDAYS);

/**
 * Whether a day is a working day: Monday to Friday, and no bank holiday of England. In a year whose bank
 * holidays are not known here, Monday to Friday.
 */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const [year = '', ...date] = day.split('-');
  return !(BANK_HOLIDAYS[year]?.split(' ') ?? []).includes(date.join('-'));
}

/** The day that is so many working days after a day, whatever day that is: 5 after a Monday is the next Monday. */
export function workingDaysAfter(day: Day, days: number): Day {
  let after = day;
  for (let left = days; left > 0;) {
    after = addDays(after, 1);
    if (isWorkingDay(after)) left -= 1;
  }
  return after;
}
