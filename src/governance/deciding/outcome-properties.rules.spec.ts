import { describe, expect, it } from '@jest/globals';
import { DECIDING } from '../../../test/properties/deciding.js';
import { holds } from '../../../test/support/properties.js';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { decide, mayDecide } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import type { RollMember } from './quorum.rules.js';
import type { Choice, Vote, VoteRecord } from './tally.rules.js';

const roll: RollMember[] = [
  ...['c'].map((memberId) => ({ memberId, seatKind: 'CHAIR' as const, voting: true })),
  ...[1, 2, 3, 4, 5, 6].flatMap((number) => [
    { memberId: `n${number}`, seatKind: 'NON_EXECUTIVE' as const, voting: true },
    { memberId: `e${number}`, seatKind: 'EXECUTIVE' as const, voting: true },
  ]),
].slice(0, 12);

function stay(memberId: string) {
  return { memberId, present: true, arrivedAt: null, leftAt: null };
}

/** Named votes in the order of the roll: `FFA-` is two for, one against, one abstaining. */
function named(letters: string): VoteRecord & { votes: Vote[] } {
  const choices: Record<string, Choice> = { F: 'FOR', A: 'AGAINST', '-': 'ABSTAIN' };
  const votes = [...letters].map((letter, index) => {
    return { memberId: roll[index]!.memberId, revision: 1, choice: choices[letter]! };
  });
  return { way: 'NAMED_VOTES', votes };
}

/** A meeting of the first members of a board of twelve, and how each of them voted. */
function at(letters: string, change: Partial<DecisionInput> = {}): DecisionInput {
  return {
    body: 'TRUST_BOARD',
    purpose: 'FINAL_APPROVE',
    method: 'MEETING',
    orders: usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    roll,
    council: null,
    attendance: roll.slice(0, letters.length).map((member) => stay(member.memberId)),
    itemTakenAt: null,
    rulings: [],
    presidingId: 'c',
    record: named(letters),
    castingVote: null,
    conditions: false,
    urgent: null,
    ...change,
  };
}

describe('whatever the votes', () => {
  it.each(Object.entries(DECIDING))('%s', (name, property) => {
    holds(name, property(), { runs: 300 });
  });

  it.each(['LEAVE', 'STAY_NO_VOTE'] as const)('none counts of one ruled to %s', (ruling) => {
    const rulings = [{ interestId: 'one', memberId: 'c', ruling }];
    const [withVote, without] = [at('FFFAAA', { rulings }), at('AFFAAA', { rulings })];
    expect(decide(withVote).tally).toEqual({ for: 2, against: 3, abstain: 0, cast: 5 });
    expect(decide(without)).toEqual(decide(withVote));
    expect(decide(withVote).outcome).toBe('REJECTED');
    expect(mayDecide({ ...withVote, presidingId: 'n1' })?.code).toBe('NOT_ENTITLED_TO_VOTE');
  });

  it('only the latest of each member counts', () => {
    const input = at('FFFAA');
    const changed = { memberId: 'c', revision: 2, choice: 'AGAINST' as const };
    const votes = [changed, ...named('FFFAA').votes];
    expect(decide({ ...input, record: { way: 'NAMED_VOTES', votes } }).tally.against).toBe(3);
  });

  it('none counts of one who was away, and the explanation says so', () => {
    const input = at('FFFFF', { attendance: ['c', 'n1', 'e1', 'n2'].map(stay) });
    const worked = decide(input);
    expect(worked.tally.for).toBe(4);
    expect(worked.steps).toContain(
      '1 vote was left out, because it was given by a member who could not vote on the item.',
    );
  });
});
