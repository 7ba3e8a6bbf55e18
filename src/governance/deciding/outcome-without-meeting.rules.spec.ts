import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { decide, takingPart } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import type { RollMember } from './quorum.rules.js';
import type { Choice } from './tally.rules.js';

const members = ['c', 'n1', 'e1', 'n2', 'e2', 'n3', 'e3', 'n4', 'e4', 'n5', 'e5', 'n6'];
const roll = members.map((memberId): RollMember => {
  const kinds = { c: 'CHAIR', n: 'NON_EXECUTIVE', e: 'EXECUTIVE' } as const;
  return { memberId, seatKind: kinds[memberId[0] as 'c'], voting: true };
});
const everyone = members.map((memberId) => {
  return { memberId, present: true, arrivedAt: null, leftAt: null };
});

/** A board of twelve answering without a meeting: `c F` is the chair for, `n1 A` one against. */
function answered(change: Partial<DecisionInput>, ...answers: string[]): DecisionInput {
  const choices: Record<string, Choice> = { F: 'FOR', A: 'AGAINST', '-': 'ABSTAIN' };
  const votes = answers.map((answer) => {
    const [memberId, letter] = answer.split(' ') as [string, string];
    return { memberId, revision: 1, choice: choices[letter]! };
  });
  return {
    body: 'TRUST_BOARD',
    purpose: 'SUPPORT',
    method: 'WRITTEN_RESOLUTION',
    orders: usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    roll,
    council: null,
    attendance: everyone,
    itemTakenAt: null,
    rulings: [],
    presidingId: null,
    record: { way: 'NAMED_VOTES', votes },
    castingVote: null,
    conditions: false,
    urgent: null,
    ...change,
  };
}

const urgent: Partial<DecisionInput> = {
  method: 'URGENT',
  urgent: {
    reason: 'The lease ends',
    deciderIds: ['c', 'e1'],
    consulteeIds: ['n1', 'n2'],
    ratifyBy: '2018-07-03',
  },
};
const eight = members.slice(0, 8).map((id) => `${id} F`);
/** Standing orders by which a written resolution needs that share of all members. */
const needing = (writtenNumerator: number, writtenDenominator: number): Partial<DecisionInput> => ({
  orders: {
    ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    writtenNumerator,
    writtenDenominator,
  },
});
const casting: Partial<DecisionInput> = {
  presidingId: 'c',
  castingVote: { memberId: 'c', choice: 'FOR' },
};

describe('a written resolution', () => {
  it.each<[string, DecisionInput, string]>([
    [
      '4 of 12 answering, where all are needed',
      answered({}, 'c F', 'n1 F', 'e1 F', 'n2 A'),
      'REJECTED',
    ],
    ['11 of 12 for', answered({}, ...members.slice(1).map((id) => `${id} F`)), 'REJECTED'],
    ['all for', answered({}, ...members.map((id) => `${id} F`)), 'APPROVED'],
    [
      'all for but one, who abstains',
      answered({}, 'c -', ...members.slice(1).map((id) => `${id} F`)),
      'REJECTED',
    ],
    [
      'all for but one, who is ruled out',
      answered(
        { rulings: [{ interestId: 'i', memberId: 'c', ruling: 'LEAVE' }] },
        ...members.slice(1).map((id) => `${id} F`),
      ),
      'APPROVED',
    ],
    ['8 for, where three quarters are needed', answered(needing(3, 4), ...eight), 'REJECTED'],
    [
      '9 for, where three quarters are needed',
      answered(needing(3, 4), ...eight, 'n6 F'),
      'APPROVED',
    ],
    [
      '6 for, where more than half are needed',
      answered(needing(1, 2), ...eight.slice(0, 6)),
      'REJECTED',
    ],
    [
      '7 for and 5 against, where more than half are needed',
      answered(needing(1, 2), ...eight.slice(0, 7), 'e4 A', 'n4 A', 'n5 A', 'e5 A', 'n6 A'),
      'APPROVED',
    ],
    ['3 of 12 answering', answered({}, 'c F', 'n1 F', 'e1 F'), 'NOT_QUORATE'],
    ['no executive answering', answered({}, 'c F', 'n1 F', 'n2 F', 'n3 F'), 'NOT_QUORATE'],
    ['a tie', answered({}, 'c F', 'n1 F', 'e1 A', 'n2 A'), 'REJECTED'],
    ['a tie, a casting vote or not', answered(casting, 'c F', 'n1 F', 'e1 A', 'n2 A'), 'REJECTED'],
  ])('%s', (_case, input, outcome) => {
    expect(decide(input).outcome).toBe(outcome);
  });

  it('says what it needed, and of whom', () => {
    const { steps, majority } = decide(answered({}, 'c F', 'n1 F', 'e1 F', 'n2 A'));
    expect(steps).toContain(
      'A written resolution to support a proposal needs all of the members entitled to vote on it (its standing orders of 1 April 2016): at least 12 of 12. It has 3.',
    );
    expect(majority).toMatchObject({
      kind: 'OF_MEMBERS_ENTITLED',
      share: { numerator: 1, denominator: 1 },
      needed: 12,
      denominator: 12,
      denominatorKind: 'MEMBERS_ENTITLED',
    });
  });

  it('of a council needs what the law asks too, of its seats', () => {
    const governors = Array.from({ length: 10 }, (_, at): RollMember => {
      return { memberId: `g${at}`, seatKind: 'GOVERNOR_PUBLIC', voting: true };
    });
    const { outcome, majority } = decide(
      answered(
        {
          body: 'COUNCIL_OF_GOVERNORS',
          purpose: 'COUNCIL_APPROVAL',
          orders: usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01'),
          roll: governors,
          council: { seats: 22, advice: null },
        },
        ...governors.map(({ memberId }) => `${memberId} F`),
      ),
    );
    expect([outcome, majority.kind, majority.needed]).toEqual([
      'REJECTED',
      'OF_WHOLE_MEMBERSHIP',
      12,
    ]);
  });

  it('counts to its quorum those who answered, whoever was in the room', () => {
    expect(takingPart(answered({}, 'n1 F', 'c A', 'e1 -'))).toEqual(['c', 'e1', 'n1']);
  });
});

describe('an urgent decision', () => {
  it.each<[string, DecisionInput, string]>([
    ['chair and executive together', answered(urgent, 'c F', 'e1 F'), 'APPROVED'],
    ['the chair alone', answered(urgent, 'c F'), 'NOT_QUORATE'],
    ['one of the two against', answered(urgent, 'c F', 'e1 A'), 'REJECTED'],
    [
      'one against, a casting vote or not',
      answered({ ...urgent, ...casting }, 'c F', 'e1 A'),
      'REJECTED',
    ],
    ['one of the two abstaining', answered(urgent, 'c F', 'e1 -'), 'NOT_QUORATE'],
    ['another executive instead', answered(urgent, 'c F', 'e2 F'), 'NOT_QUORATE'],
    ['others answering beside them', answered(urgent, 'c F', 'e1 F', 'n1 A', 'n2 A'), 'APPROVED'],
    [
      'nobody named to take it',
      answered({ ...urgent, urgent: null }, 'c F', 'e1 F'),
      'NOT_QUORATE',
    ],
  ])('%s', (_case, input, outcome) => {
    expect(decide(input).outcome).toBe(outcome);
  });
});
