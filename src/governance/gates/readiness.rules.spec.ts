import { describe, expect, it } from '@jest/globals';
import { READINESS_CASES } from '../../../test/support/gate-cases.js';
import { blockersOf, decision, gate } from '../../../test/support/gate-facts.js';
import { readiness } from './readiness.rules.js';

describe('standing orders that were entered after a meeting', () => {
  it('are a caution, and stop nothing', () => {
    const late = decision('derby', { ordersEnteredOn: '2018-06-13' });
    const facts = gate({ decisions: [late, decision('burton')] });
    expect(readiness(facts)).toEqual({
      ready: true,
      blockers: [],
      cautions: [
        {
          kind: 'ORDERS_ENTERED_LATE',
          because:
            'Derby Board decided on 12 June 2018 by standing orders that were entered on 13 June 2018, after its meeting.',
          decisionId: 'derby-decision',
        },
      ],
    });
  });
});

describe('standing orders that were corrected since a decision', () => {
  it.each([
    ['REJECTED' as const, 'By the right ones its outcome would be: rejected.'],
    [null, 'By the right ones it could not be decided so.'],
  ])('are a caution where it would be %s, and stop nothing', (outcome, now) => {
    const judgedAgain = { correctedOn: '2018-06-20', outcome };
    const facts = gate({ decisions: [decision('derby', { judgedAgain }), decision('burton')] });
    expect(readiness(facts)).toEqual({
      ready: true,
      blockers: [],
      cautions: [
        {
          kind: 'ORDERS_CORRECTED',
          because: `Derby Board decided on 12 June 2018 by standing orders that were corrected on 20 June 2018. ${now}`,
          decisionId: 'derby-decision',
        },
      ],
    });
  });
});

describe('what stands in the way of a gate', () => {
  it.each(READINESS_CASES)('%s', (_case, facts, expected) => {
    expect(blockersOf(facts)).toEqual(expected);
    expect(readiness(facts).ready).toBe(expected.length === 0);
  });
});
