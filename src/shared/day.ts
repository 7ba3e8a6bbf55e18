/** A business date: `YYYY-MM-DD`, without a zone. Days compare as text. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLISECONDS_A_DAY = 86_400_000;
const EARLIEST = '1948-07-05';
const LATEST = '2199-12-31';

/** Whether the text is a date that exists, between the start of the NHS and the year 2199. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !DAY.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== text) return false;
  return text >= EARLIEST && text <= LATEST;
}

/** The day a number of days later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  const moment = Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS_A_DAY;
  return new Date(moment).toISOString().slice(0, 10);
}

/** Whole days from one day to another: 0 for the same day, negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY;
}

/** Clear days between a notice and a meeting: neither the day of notice nor of the meeting counts. */
export function clearDays(noticeOn: Day, meetingOn: Day): number {
  return Math.max(0, daysBetween(noticeOn, meetingOn) - 1);
}

/** A moment as people read it, in UTC to the minute: `27 November 2026, 13:25 UTC`. */
export function momentInWords(moment: string | Date): string {
  const text = new Date(moment).toISOString();
  return `${dayInWords(text.slice(0, 10))}, ${text.slice(11, 16)} UTC`;
}

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The business date of a moment: the date in London then. */
export function londonDay(moment: Date): Day {
  return LONDON.format(moment);
}

/** Whether a day falls within a span; an open end never ends. */
export function within(day: Day, from: Day, to: Day | null): boolean {
  return day >= from && (to === null || day <= to);
}

/** A day in words, for sentences: `12 June 2018`. */
export function dayInWords(day: Day): string {
  const months =
    'January February March April May June July August September October November December';
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months.split(' ')[(month ?? 1) - 1]} ${year}`;
}
