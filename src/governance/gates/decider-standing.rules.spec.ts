import { describe, expect, it } from '@jest/globals';
import { condition, decision, superseded, whole } from '../../../test/support/gate-facts.js';
import { shownStandings } from './decider-standing.rules.js';
import type { StandingDecision } from './gate-facts.rules.js';

/** The whole gate, with the board's decision changed. */
const withDerby = (change: Partial<StandingDecision>) => {
  const facts = whole();
  const decisions = facts.decisions.map((one) =>
    one.deciderId === 'derby' ? decision('derby', { ...one, ...change }) : one,
  );
  return { ...facts, decisions };
};
const derby = (change: Partial<StandingDecision>) =>
  shownStandings(withDerby(change)).find(({ standing }) => standing.decider.id === 'derby')!;

describe('a decider', () => {
  it('is satisfied while nothing about its decision is in the way', () => {
    expect(shownStandings(whole()).map(({ satisfied }) => satisfied)).not.toContain(false);
    expect(derby({})).toMatchObject({ satisfied: true, voided: null });
  });

  it.each<[string, Partial<StandingDecision>]>([
    ['it came before who must decide first', { decidedOn: '2018-06-01' }],
    ['it names no pack', { manifestSha256: null }],
    ['it is on another pack', { manifestSha256: '4'.repeat(64) }],
    ['a condition is open', { conditions: [condition({ id: 'one', state: 'OPEN' })] }],
    ['it is against', { outcome: 'REJECTED' }],
  ])('is not when %s', (_case, change) => {
    const { satisfied, decision: shown } = derby(change);
    expect([satisfied, shown?.id]).toEqual([false, 'derby-decision']);
  });

  it('is not when its pack was replaced: its decision is voided', () => {
    const { satisfied, decision: shown, voided } = derby(superseded);
    expect([satisfied, shown, voided?.id]).toEqual([false, null, 'derby-decision']);
  });
});
