import { describe, expect, it } from '@jest/globals';
import {
  condition,
  decision,
  earlier,
  except,
  onV4,
  rating,
  whole,
} from '../../../test/support/gate-facts.js';
import { canonicalRecord, sha256Hex } from '../../shared/canonical.js';
import { evidence } from './evidence.rules.js';
import type { GateFacts } from './gate-facts.rules.js';

describe('the evidence of a gate', () => {
  const digest = (facts: GateFacts) => sha256Hex(canonicalRecord(evidence(facts)));

  it('is the same whatever order the facts came in', () => {
    const { deciders, decisions } = whole();
    const turned = whole({
      deciders: [...deciders].reverse(),
      decisions: [...decisions].reverse(),
    });
    expect(digest(turned)).toBe(digest(whole()));
    expect(digest(whole())).toBe(
      '339d5b8040c875b7dd6910af337cce0b153c7e78ef554bc3f09effd1e8aede5d',
    );
  });

  it.each<[string, Partial<GateFacts>]>([
    ['practice', { practice: true }],
    [
      'an outcome',
      { decisions: except('derby', decision('derby', { outcome: 'APPROVED_WITH_CONDITIONS' })) },
    ],
    ['a pack', { decisions: except('derby', decision('derby', onV4)) }],
    [
      'a condition',
      {
        decisions: except(
          'derby',
          decision('derby', { conditions: [condition({ state: 'DISCHARGED' })] }),
        ),
      },
    ],
    [
      'a reason why it cannot wait',
      {
        decisions: except(
          'derby',
          decision('derby', { cannotWait: { reason: 'a', adviceOf: 'b' } }),
        ),
      },
    ],
    ['a statement', { decisions: except('nhse', rating({ noMaterialChange: 'None' })) }],
    ['a criterion', { criteria: [{ id: 'k', code: 'K', title: 'K', met: true, because: 'yes' }] }],
    ['the gate before', { earlier: [earlier('obc', 'OBC', { passing: 'PASSED' })] }],
  ])('changes with %s', (_case, change) => {
    expect(digest(whole(change))).not.toBe(digest(whole()));
  });
});
