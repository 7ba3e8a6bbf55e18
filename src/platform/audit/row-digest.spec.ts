import { describe, expect, it } from '@jest/globals';
import { sha256Hex } from '../../shared/canonical.js';
import { rowDigest } from './row-digest.js';

const vote = { id: 'v1', choice: 'FOR', seat_no: 3, cast_on: '2018-06-12', proxy: false };

describe('the digest of a row', () => {
  it('is of the canonical table and row, numbers as text', () => {
    const text =
      '{"row":{"cast_on":"2018-06-12","choice":"FOR","id":"v1","proxy":false,"seat_no":"3"},' +
      '"table":"vote"}';
    expect(rowDigest('vote', vote)).toBe(sha256Hex(text));
  });

  it('stays when a nullable column is added, and when columns change places', () => {
    const { id, ...rest } = vote;
    expect(rowDigest('vote', { ...rest, note: null, id })).toBe(rowDigest('vote', vote));
  });

  it('keeps a null inside a column, and reaches numbers there', () => {
    const text = '{"row":{"terms":{"days":["90","1.5"],"until":null}},"table":"term"}';
    const row = { terms: { until: null, days: [90, 1.5] } };
    expect(rowDigest('term', row)).toBe(sha256Hex(text));
  });

  it.each([
    ['another value', { ...vote, choice: 'AGAINST' }],
    ['a value that becomes null', { ...vote, choice: null }],
    ['a further value', { ...vote, note: '' }],
    ['a space', { ...vote, choice: 'FOR ' }],
  ])('changes with %s', (_case, row) => {
    expect(rowDigest('vote', row)).not.toBe(rowDigest('vote', vote));
  });

  it('changes with the table, and with text that only looks the same', () => {
    expect(rowDigest('ballot', vote)).not.toBe(rowDigest('vote', vote));
    expect(rowDigest('seat', { name: 'Zo\u00eb' })).not.toBe(
      rowDigest('seat', { name: 'Zoe\u0308' }),
    );
  });

  it.each([
    ['the largest exact number', 9007199254740991, true],
    ['a number beyond', 9007199254740992, false],
    ['a fraction of 15 digits', 0.00123456789012345, true],
    ['a fraction of 17 digits', 0.30000000000000004, false],
    ['the greatest sum that is kept, in pence', -10_000_000_000_000, true],
    ['a great float', 1e300, false],
    ['a small float', 1e-7, true],
  ])('takes a number only when it is exact: %s', (_case, amount, exact) => {
    const digest = () => rowDigest('posting', { amount });
    if (!exact) return expect(digest).toThrow('may have been rounded');
    return expect(digest()).toBe(rowDigest('posting', { amount: String(amount) }));
  });

  it('refuses what to_jsonb does not give', () => {
    expect(() => rowDigest('vote', { at: new Date(0) })).toThrow('a Date');
    expect(() => rowDigest('vote', { at: undefined })).toThrow('undefined');
  });
});
