import { describe, expect, it } from '@jest/globals';
import { isFound, mayChangeWho, type Finding, type WhoDecides } from './finding.rules.js';

const all: WhoDecides = { presentIds: ['c', 'a', 'b'], ableIds: ['c', 'a', 'b'], presidingId: 'c' };
const nothing: Finding = { voterIds: [], counted: false, settled: null };
const voted = (...voterIds: string[]): Finding => ({ ...nothing, voterIds });
const counted: Finding = { ...nothing, counted: true };
const casting = { code: 'VOTING_NOT_OPEN', because: 'The casting vote is given.' } as const;

const changes: [string, Partial<WhoDecides>][] = [
  ['a member ruled out', { ableIds: ['c', 'b'] }],
  ['a member gone', { presentIds: ['c', 'b'], ableIds: ['c', 'b'] }],
  ['a member more', { presentIds: ['c', 'a', 'b', 'd'], ableIds: ['c', 'a', 'b', 'd'] }],
  ['somebody there who cannot vote', { presentIds: ['c', 'a', 'b', 'd'] }],
  ['one in the place of another', { presentIds: ['c', 'b', 'd'], ableIds: ['c', 'b', 'd'] }],
  ['somebody else presiding', { presidingId: 'b' }],
];

describe('who decides an item', () => {
  it.each(changes)('changes while nothing is found: %s', (_case, change) => {
    expect(mayChangeWho('OPEN', nothing, all, { ...all, ...change })).toBeNull();
  });

  it.each(changes)('does not change under a count: %s', (_case, change) => {
    const fault = mayChangeWho('OPEN', counted, all, { ...all, ...change });
    expect(fault?.code).toBe('VOTE_STANDS');
    expect(fault?.because).toContain('takeOutCount');
  });

  it.each([
    ['a member ruled out who voted', voted('a'), { ableIds: ['c', 'b'] }, 'VOTE_STANDS'],
    ['a member ruled out who did not', voted('b'), { ableIds: ['c', 'b'] }, undefined],
    ['a member more', voted('b'), { ableIds: ['c', 'a', 'b', 'd'] }, undefined],
    ['somebody else presiding', voted('b'), { presidingId: 'b' }, undefined],
  ])('under named votes: %s', (_case, finding, change, code) => {
    expect(mayChangeWho('OPEN', finding, all, { ...all, ...change })?.code).toBe(code);
  });

  it('does not change under a casting vote, nor once it is decided', () => {
    const less = { ...all, ableIds: ['c', 'b'] };
    const settled = { ...counted, settled: casting };
    expect(mayChangeWho('OPEN', settled, all, less)).toEqual(casting);
    for (const state of ['DECLARED', 'CLOSED', 'WITHDRAWN'] as const)
      expect(mayChangeWho(state, nothing, all, less)?.code).toBe('WRONG_STATE');
  });

  it('is the same in another order, and where it is said who presided', () => {
    const turned = { ...all, presentIds: ['b', 'a', 'c'], ableIds: ['a', 'c', 'b'] };
    const settled = { ...counted, settled: casting };
    expect(mayChangeWho('CLOSED', settled, all, turned)).toBeNull();
    expect(mayChangeWho('OPEN', counted, { ...all, presidingId: null }, all)).toBeNull();
  });

  it('is found by a vote or a count', () => {
    expect([nothing, voted('a'), counted].map(isFound)).toEqual([false, true, true]);
  });
});
