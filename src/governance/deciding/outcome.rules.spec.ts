import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { RULE_VERSION, decide } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import type { RollMember, Ruling } from './quorum.rules.js';
import type { VoteRecord } from './tally.rules.js';

const orders = usualStandingOrders('TRUST_BOARD', '2016-04-01');
const KINDS = { c: 'CHAIR', n: 'NON_EXECUTIVE', e: 'EXECUTIVE', g: 'GOVERNOR_PUBLIC' } as const;

/** The chair, then as many non-executives and executives in turn. */
function aBoard(size: number): RollMember[] {
  const ids = Array.from({ length: size }, (_, index) => {
    if (index === 0) return 'c';
    return `${index % 2 ? 'n' : 'e'}${Math.ceil(index / 2)}`;
  });
  return ids.map((memberId) => ({ memberId, seatKind: KINDS[memberId[0] as 'c'], voting: true }));
}

function aMeetingOf(size: number, change: Partial<DecisionInput> = {}): DecisionInput {
  const roll = change.roll ?? aBoard(size);
  return {
    body: 'TRUST_BOARD',
    purpose: 'FINAL_APPROVE',
    method: 'MEETING',
    orders,
    roll,
    council: null,
    attendance: roll.slice(0, size).map(({ memberId }) => stay(memberId)),
    itemTakenAt: null,
    rulings: [],
    presidingId: 'c',
    record: { way: 'SHOW_OF_HANDS', for: size, against: 0, abstain: 0 },
    castingVote: null,
    conditions: false,
    urgent: null,
    ...change,
  };
}

function aCouncil(seats: number, inPost: number, record: VoteRecord): DecisionInput {
  const governors = Array.from({ length: inPost }, (_, index): RollMember => {
    return { memberId: `g${index}`, seatKind: 'GOVERNOR_PUBLIC', voting: true };
  });
  return aMeetingOf(inPost + 1, {
    body: 'COUNCIL_OF_GOVERNORS',
    purpose: 'COUNCIL_APPROVAL',
    orders: usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01'),
    roll: [{ memberId: 'c', seatKind: 'CHAIR', voting: false }, ...governors],
    council: { seats, advice: null },
    record,
  });
}

function stay(memberId: string) {
  return { memberId, present: true, arrivedAt: null, leftAt: null };
}

function hands(inFavour: number, against: number, abstain = 0): VoteRecord {
  return { way: 'SHOW_OF_HANDS', for: inFavour, against, abstain };
}

function ruled(ruling: Ruling, ...memberIds: string[]) {
  return memberIds.map((memberId) => ({ interestId: memberId, memberId, ruling }));
}

describe('a board decides', () => {
  it.each<[string, DecisionInput, string, boolean]>([
    [
      '2.2, R5: 5 for, 4 against, 1 abstaining',
      aMeetingOf(10, { record: hands(5, 4, 1) }),
      'APPROVED',
      true,
    ],
    [
      '2.2: 3 for, 2 against, 3 abstaining',
      aMeetingOf(8, { record: hands(3, 2, 3) }),
      'APPROVED',
      true,
    ],
    ['2.2, R5: 4 for, 4 against', aMeetingOf(8, { record: hands(4, 4) }), 'REJECTED', false],
    ['4 for, 5 against', aMeetingOf(9, { record: hands(4, 5) }), 'REJECTED', false],
    ['everyone abstaining', aMeetingOf(8, { record: hands(0, 0, 8) }), 'REJECTED', false],
    ['with conditions', aMeetingOf(8, { conditions: true }), 'APPROVED_WITH_CONDITIONS', true],
    [
      'not, whatever the conditions',
      aMeetingOf(8, { conditions: true, record: hands(1, 7) }),
      'REJECTED',
      false,
    ],
    [
      '2.2, R5: a tie by a casting vote for',
      aMeetingOf(8, { record: hands(4, 4), castingVote: { memberId: 'c', choice: 'FOR' } }),
      'APPROVED',
      true,
    ],
    [
      'a tie by a casting vote against',
      aMeetingOf(8, { record: hands(4, 4), castingVote: { memberId: 'c', choice: 'AGAINST' } }),
      'REJECTED',
      false,
    ],
    [
      'without heed to a casting vote of another',
      aMeetingOf(8, { record: hands(4, 4), castingVote: { memberId: 'n1', choice: 'FOR' } }),
      'REJECTED',
      false,
    ],
    [
      'without heed to a casting vote where there is no tie',
      aMeetingOf(9, { record: hands(4, 5), castingVote: { memberId: 'c', choice: 'FOR' } }),
      'REJECTED',
      false,
    ],
    [
      'agreed without a vote',
      aMeetingOf(8, { record: { way: 'AGREED_WITHOUT_VOTE', dissents: ['n1'], abstentions: [] } }),
      'APPROVED',
      true,
    ],
    ['one short of a quorum', aMeetingOf(4, { roll: aBoard(13) }), 'NOT_QUORATE', false],
    ['with just a quorum', aMeetingOf(5, { roll: aBoard(13) }), 'APPROVED', true],
    [
      'not quorate, a casting vote or not',
      aMeetingOf(4, {
        roll: aBoard(13),
        record: hands(2, 2),
        castingVote: { memberId: 'c', choice: 'FOR' },
      }),
      'NOT_QUORATE',
      false,
    ],
    [
      '2.2, R7: 15 members, 6 present, 2 recused',
      aMeetingOf(6, { roll: aBoard(15), rulings: ruled('STAY_NO_VOTE', 'n1', 'e1') }),
      'NOT_QUORATE',
      false,
    ],
  ])('%s', (_case, input, outcome, carried) => {
    expect(decide(input)).toMatchObject({ outcome, carried, ruleVersion: RULE_VERSION });
  });

  it('keeps the casting vote apart from the count, and only when it decided', () => {
    const castingVote = { memberId: 'c', choice: 'FOR' as const };
    const tied = decide(aMeetingOf(8, { record: hands(4, 4), castingVote }));
    expect(tied.tally).toEqual({ for: 4, against: 4, abstain: 0, cast: 8 });
    expect(tied.castingVote).toEqual(castingVote);
    expect(decide(aMeetingOf(9, { record: hands(5, 4), castingVote })).castingVote).toBeNull();
    const inquorate = aMeetingOf(4, { roll: aBoard(13), record: hands(2, 2), castingVote });
    expect(decide(inquorate).castingVote).toBeNull();
  });
});

describe('a council decides', () => {
  it.each<[string, number, number, number, string]>([
    ['1.5: 16 of 31', 31, 31, 16, 'APPROVED'],
    ['1.5: 15 of 31', 31, 31, 15, 'REJECTED'],
    ['1.5: 11 of 22', 22, 22, 11, 'REJECTED'],
    ['1.5: 12 of 22', 22, 22, 12, 'APPROVED'],
    ['1.5: 14 of 26', 26, 26, 14, 'APPROVED'],
    ['1.5, R4: 10 of 20', 20, 20, 10, 'REJECTED'],
    ['1.5: 10 of 18 in post of 26 seats', 26, 18, 10, 'REJECTED'],
    ['1.5: 14 of 26 seats with 18 in post', 26, 18, 14, 'APPROVED'],
  ])('%s', (_case, seats, inPost, inFavour, outcome) => {
    expect(decide(aCouncil(seats, inPost, hands(inFavour, 0))).outcome).toBe(outcome);
  });

  it('1.5: by members in post where its standing orders have it so', () => {
    const council = aCouncil(26, 18, hands(10, 8));
    const inPost = { ...council.orders, councilDenominator: 'IN_POST' as const };
    expect(decide({ ...council, orders: inPost })).toMatchObject({
      outcome: 'APPROVED',
      majority: { needed: 10, denominator: 18, denominatorKind: 'IN_POST', seats: 26, inPost: 18 },
    });
  });

  it('never by the chair: no quorum, no vote, no casting vote', () => {
    const council = aCouncil(3, 3, hands(1, 1));
    const castingVote = { memberId: 'c', choice: 'FOR' as const };
    const orders = { ...council.orders, castingVote: true };
    expect(decide({ ...council, orders, castingVote })).toMatchObject({
      outcome: 'REJECTED',
      castingVote: null,
    });
    expect(decide({ ...council, attendance: [stay('c')] }).outcome).toBe('NOT_QUORATE');
  });

  it('on a significant transaction by those voting, and not by a casting vote', () => {
    const council = aCouncil(31, 31, hands(6, 5, 20));
    const purpose = 'SIGNIFICANT_TRANSACTION' as const;
    expect(decide({ ...council, purpose }).outcome).toBe('APPROVED');
    expect(decide({ ...council, purpose, record: hands(5, 5, 21) }).outcome).toBe('REJECTED');
  });
});
