import { describe, expect, it } from '@jest/globals';
import { completeBy, isComplete, mayComplete } from './completing.rules.js';

const votes = { kind: 'VOTES', number: 1, because: '1 member is in no vote.' } as const;
const interest = { kind: 'INTERESTS', number: 1, because: '1 interest has no ruling.' } as const;

describe('completing a declared result', () => {
  it.each([
    ['2018-05-31', '2018-06-07'],
    ['2018-03-28', '2018-04-06'],
    ['2018-12-21', '2019-01-02'],
  ])('of %s is possible until %s', (declaredOn, by) => {
    expect(completeBy(declaredOn)).toBe(by);
  });

  it.each([
    ['on the last day', 'DECLARED', '2018-06-07', null],
    ['a day later', 'DECLARED', '2018-06-08', 'WRONG_STATE'],
    ['of one that is open', 'OPEN', '2018-06-01', 'WRONG_STATE'],
    ['once it is complete', 'CLOSED', '2018-06-01', 'WRONG_STATE'],
  ] as const)('%s', (_case, state, today, code) => {
    expect(mayComplete(state, '2018-06-07', today)?.code ?? null).toBe(code);
  });

  it('leaves nothing out, and makes no other result of it', () => {
    const of = { outcome: 'APPROVED', missing: [] } as const;
    expect(isComplete('APPROVED', of)).toBeNull();
    expect(isComplete('REJECTED', of)?.code).toBe('WRONG_STATE');
    const lacks = isComplete('APPROVED', { ...of, missing: [votes, interest] });
    expect(lacks).toMatchObject({ code: 'VOTES_MISSING', field: 'notVoted' });
    const unruled = isComplete('APPROVED', { ...of, missing: [interest] });
    expect([unruled?.code, unruled?.field]).toEqual(['VOTES_MISSING', undefined]);
  });
});
