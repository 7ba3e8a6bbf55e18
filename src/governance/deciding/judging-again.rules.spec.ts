import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders, type StandingOrders } from '../trusts/standing-orders.rules.js';
import { judgedUnder } from './judging-again.rules.js';
import { decide, RULE_VERSION, type DecisionInput } from './outcome.rules.js';

const orders = usualStandingOrders('TRUST_BOARD', '2016-04-01');
const KINDS = ['CHAIR', 'NON_EXECUTIVE', 'NON_EXECUTIVE', 'EXECUTIVE', 'EXECUTIVE'] as const;
const roll = KINDS.map((seatKind, at) => ({ memberId: `m${at}`, seatKind, voting: true }));
const there = ['m0', 'm1', 'm3', 'm4'];
const closedOn = (change: Partial<DecisionInput> = {}): DecisionInput => ({
  body: 'TRUST_BOARD',
  purpose: 'OTHER',
  method: 'MEETING',
  orders,
  roll,
  council: null,
  attendance: there.map((memberId) => ({
    memberId,
    present: true,
    arrivedAt: null,
    leftAt: null,
  })),
  itemTakenAt: '2018-05-31T12:00:00Z',
  rulings: [],
  presidingId: 'm0',
  record: { way: 'SHOW_OF_HANDS', for: 3, against: 1, abstain: 0 },
  castingVote: null,
  conditions: false,
  urgent: null,
  ...change,
});
const tied = closedOn({
  record: { way: 'SHOW_OF_HANDS', for: 2, against: 2, abstain: 0 },
  castingVote: { memberId: 'm0', choice: 'FOR' },
});
const twoThirds = {
  purpose: 'OTHER' as const,
  of: 'MEMBERS' as const,
  numerator: 4,
  denominator: 5,
  clause: null,
};
const ALL = { quorumNumerator: 1, quorumDenominator: 1 };

describe('a decision, had its body gone by other standing orders', () => {
  it.each<[string, DecisionInput, Partial<StandingOrders>, string | null, string | null]>([
    ['is the same by the same', closedOn(), {}, 'APPROVED', null],
    ['has no quorum where all must come', closedOn(), ALL, 'NOT_QUORATE', null],
    ['needs the majority that they ask', closedOn(), { majorities: [twoThirds] }, 'REJECTED', null],
    ['has a casting vote where they give one', tied, {}, 'APPROVED', null],
    ['falls where they give no casting vote', tied, { castingVote: false }, 'REJECTED', null],
    [
      'was none where they do not allow the way',
      closedOn(),
      { ways: ['NAMED_VOTES'] },
      null,
      'standing orders',
    ],
    [
      'is incomplete where by them there was a quorum, and nobody was asked',
      closedOn({ orders: { ...orders, ...ALL }, record: { way: 'NAMED_VOTES', votes: [] } }),
      {},
      null,
      '4 members',
    ],
  ])('%s', (_case, facts, change, outcome, because) => {
    const before = JSON.stringify(facts);
    const judged = judgedUnder(facts, { ...orders, ...change }, RULE_VERSION);
    expect(judged.outcome).toBe(outcome);
    if (because === null) expect(judged.because).toBeNull();
    else expect(judged.because).toContain(because);
    expect(JSON.stringify(facts)).toBe(before);
  });

  it('is none where no standing orders are entered for its day', () => {
    expect(decide(closedOn()).outcome).toBe('APPROVED');
    expect(judgedUnder(closedOn(), null, RULE_VERSION).outcome).toBeNull();
  });
});
