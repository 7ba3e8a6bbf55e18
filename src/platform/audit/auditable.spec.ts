import { expect, it } from '@jest/globals';
import { auditable } from './auditable.js';

it('keeps what is there as text, booleans, lists and objects, and leaves out what is not', () => {
  const given = {
    count: 3,
    carried: true,
    at: new Date('2018-06-12T09:30:00Z'),
    missing: null,
    absent: undefined,
    list: [1, null, 'two'],
    inner: { choice: 'FOR', none: null },
  };
  expect(auditable(given)).toEqual({
    count: '3',
    carried: true,
    at: '2018-06-12T09:30:00.000Z',
    list: ['1', 'two'],
    inner: { choice: 'FOR' },
  });
});
