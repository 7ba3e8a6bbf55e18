import { describe, expect, it } from '@jest/globals';
import { combined } from './combined.js';
import type { Refusal } from './refusal.js';

const noDate: Refusal = { code: 'BAD_USER_INPUT', because: 'Give the date.', field: 'on' };
const noReason: Refusal = { code: 'WRONG_STATE', because: 'Give the reason.', field: 'reason' };

describe('several faults as one refusal', () => {
  it.each<[string, (Refusal | null)[], Refusal | null]>([
    ['nothing wrong', [null, null], null],
    ['one', [null, noReason], noReason],
    [
      'two: every sentence, with the code and field of the first',
      [noDate, null, noReason],
      {
        code: 'BAD_USER_INPUT',
        because: 'Give the date. Give the reason.',
        field: 'on',
        faults: [
          { field: 'on', because: 'Give the date.' },
          { field: 'reason', because: 'Give the reason.' },
        ],
      },
    ],
  ])('%s', (_case, faults, expected) => {
    expect(combined(faults)).toEqual(expected);
  });

  it('of which one is several already: each of them once', () => {
    const again = combined([combined([noDate, noReason]), noDate]);
    expect(again?.faults?.map(({ field }) => field)).toEqual(['on', 'reason', 'on']);
  });
});
