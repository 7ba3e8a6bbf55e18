import { describe, expect, it } from '@jest/globals';
import { momentOf } from './london-time.js';

const FORWARD =
  'On 2018-03-25 the clocks go forward, so that there is no 01:30: give another time.';
const BACK =
  'On 2018-10-28 the clocks go back, so that 01:30 comes twice: give the moment with its offset, such as 2018-10-28T01:30:00+01:00.';

describe('a time at a meeting', () => {
  it.each([
    ['in winter', '15:00', '2018-01-12', '2018-01-12T15:00:00.000Z'],
    ['in summer', '15:00', '2018-06-12', '2018-06-12T14:00:00.000Z'],
    ['just after midnight in summer', '00:15', '2018-06-12', '2018-06-11T23:15:00.000Z'],
    ['just before the clocks go forward', '00:59', '2018-03-25', '2018-03-25T00:59:00.000Z'],
    ['just after they went forward', '02:00', '2018-03-25', '2018-03-25T01:00:00.000Z'],
    ['just before they go back', '00:59', '2018-10-28', '2018-10-27T23:59:00.000Z'],
    ['just after they went back', '02:00', '2018-10-28', '2018-10-28T02:00:00.000Z'],
    [
      'in the summer time that lasted three years',
      '15:00',
      '1970-01-12',
      '1970-01-12T14:00:00.000Z',
    ],
  ])('%s is that hour in London', (_case, hour, day, moment) => {
    expect(momentOf(hour, day)).toEqual(new Date(moment));
  });

  it.each([
    ['does not exist', '01:30', '2018-03-25', FORWARD],
    ['comes twice', '01:30', '2018-10-28', BACK],
  ])('that %s is refused', (_case, hour, day, because) => {
    expect(momentOf(hour, day)).toEqual({ code: 'BAD_USER_INPUT', because });
  });

  it('given as a moment is that moment, whatever the day', () => {
    const moment = new Date('2018-10-28T00:30:00Z');
    expect(momentOf(moment, '2018-10-28')).toBe(moment);
  });
});
