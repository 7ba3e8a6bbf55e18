import type { Day } from './day.js';
import { Refused, type Refusal } from './refusal.js';

/** An hour in London, `15:00`, on a day that is known from elsewhere; or a moment. */
export type MeetingTime = string | Date;

/** How an hour is written. */
export const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

const WALL_CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The two offsets that London has, in minutes: in winter and in summer. */
const OFFSETS = [0, 60];

/**
 * The moment of a time at a meeting. On the two days a year when the clocks change, an hour may not exist
 * or come twice: then only a moment with its offset says which is meant.
 */
export function momentOf(time: MeetingTime, day: Day): Date | Refusal {
  if (time instanceof Date) return time;
  const [year, month, date] = day.split('-');
  const shown = `${date}/${month}/${year}, ${time}`;
  const moments = OFFSETS.map((offset) => {
    const utc = new Date(`${day}T${time}:00Z`);
    return new Date(utc.getTime() - offset * 60_000);
  }).filter((moment) => WALL_CLOCK.format(moment) === shown);
  const [moment, another] = moments;
  if (moment && !another) return moment;
  const because = another
    ? `On ${day} the clocks go back, so that ${time} comes twice: give the moment with its offset, such as ${day}T${time}:00+01:00.`
    : `On ${day} the clocks go forward, so that there is no ${time}: give another time.`;
  return { code: 'BAD_USER_INPUT', because };
}

/** The hour of a moment in London, as `15:00`. */
export const londonHour = (moment: Date): string => WALL_CLOCK.format(moment).slice(-5);

/** As `momentOf`, for a field of an input; refused where there is no such moment. */
export function momentGiven(time: MeetingTime, day: Day, field: string): Date {
  const moment = momentOf(time, day);
  if (moment instanceof Date) return moment;
  throw new Refused({ ...moment, field });
}
