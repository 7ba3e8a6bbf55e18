import { describe, expect, it } from '@jest/globals';
import type { Permission } from './permission-table.rules.js';
import { refuseUnmended } from './unlisted-verbs.js';

const row = (over: Partial<Permission>): Permission => ({
  at: 'SIGNED_IN',
  roles: [],
  does: 'x',
  ...over,
});

describe('what is entered by hand', () => {
  it.each([
    ['with what mends it', { add: row({ mendedBy: ['end'] }), end: row({}) }, null],
    ['that mends itself', { put: row({ mendedBy: ['put'] }) }, null],
    ['that nothing may mend', { sign: row({ never: 'It is evidence.' }) }, null],
    ['without a word of it', { add: row({}), end: row({}) }, 'add, end'],
    ['with an empty word', { add: row({ never: '' }) }, 'add'],
    ['mended by what is not there', { add: row({ mendedBy: ['gone'] }) }, 'gone'],
  ])('%s', (_case, rows, named) => {
    const ask = () => refuseUnmended(Object.keys(rows), rows);
    if (named === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(`Nothing says how these are put right: ${named}.`);
  });
});
