import { describe, expect, it } from '@jest/globals';
import {
  mayObject,
  mayTakeBackObjection,
  objectBy,
  type RecordFacts,
} from './record-objection.rules.js';

describe("the chair's objection to a record from minutes", () => {
  // A Thursday; the next Monday is a bank holiday.
  const facts: RecordFacts = {
    recordedOn: '2018-05-24',
    gone: false,
    objected: false,
    chairs: true,
    today: '2018-05-24',
  };

  it('may be made for five working days', () => {
    expect(objectBy('2018-05-24')).toBe('2018-06-01');
  });

  it.each<[string, Partial<RecordFacts>, string | null, string | null]>([
    ['on the day of the record', {}, null, 'WRONG_STATE'],
    ['on the last day', { today: '2018-06-01' }, null, 'WRONG_STATE'],
    ['a day later', { today: '2018-06-02' }, 'WRONG_STATE', 'WRONG_STATE'],
    ['of a record of before the programme', { recordedOn: null }, 'WRONG_STATE', 'WRONG_STATE'],
    ['by somebody else', { chairs: false }, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['while one stands', { objected: true }, 'WRONG_STATE', null],
    ['taken back late', { objected: true, today: '2018-09-01' }, 'WRONG_STATE', null],
    [
      'taken back by somebody else',
      { objected: true, chairs: false },
      'NOT_ALLOWED',
      'NOT_ALLOWED',
    ],
    ['once it was corrected', { gone: true, objected: true }, 'WRONG_STATE', 'WRONG_STATE'],
  ])('%s', (_case, over, object, takeBack) => {
    const these = { ...facts, ...over };
    expect(mayObject(these)?.code ?? null).toBe(object);
    expect(mayTakeBackObjection(these)?.code ?? null).toBe(takeBack);
  });

  it('says until when it could be made', () => {
    expect(mayObject({ ...facts, today: '2018-06-04' })?.because).toBe(
      'The last day to object to this record was 1 June 2018: ask the secretary to correct or annul it.',
    );
  });
});
