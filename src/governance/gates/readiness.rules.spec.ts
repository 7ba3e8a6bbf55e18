import { describe, expect, it } from '@jest/globals';
import { READINESS_CASES } from '../../../test/support/gate-cases.js';
import { blockersOf } from '../../../test/support/gate-facts.js';
import { readiness } from './readiness.rules.js';

describe('what stands in the way of a gate', () => {
  it.each(READINESS_CASES)('%s', (_case, facts, expected) => {
    expect(blockersOf(facts)).toEqual(expected);
    expect(readiness(facts).ready).toBe(expected.length === 0);
  });
});
