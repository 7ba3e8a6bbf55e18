import { describe, expect, it } from '@jest/globals';
import { hasMajority, majorityOf, mayGiveCastingVote, mayTakeHalf } from './majority.rules.js';
import { leastOf, majoritiesAsked, moreThanHalf } from './majority.rules.js';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import type { CastingVoteFacts, CouncilSize } from './majority.rules.js';

const counted = (inFavour: number, against: number, abstain = 0) => ({
  for: inFavour,
  against,
  abstain,
  cast: inFavour + against,
});
const noCouncil = { size: null, inPost: 0, use: 'SEATS' } as const;

describe('more than half of the whole council', () => {
  it.each([
    ['1.5, R4: 31 seats', 31, 31, 'SEATS', 16],
    ['1.5, R4: 22 seats', 22, 22, 'SEATS', 12],
    ['1.5, R4: 26 seats', 26, 26, 'SEATS', 14],
    ['1.5, R4: 20 seats', 20, 20, 'SEATS', 11],
    ['1.5: 18 in post of 26 seats, by seats', 26, 18, 'SEATS', 14],
    ['1.5: 18 in post of 26 seats, by members in post', 26, 18, 'IN_POST', 10],
  ] as const)('%s', (_case, seats, inPost, use, needed) => {
    const council = { size: { seats, advice: 'Counsel’s opinion' }, inPost, use };
    const majority = (inFavour: number) =>
      majorityOf('OF_WHOLE_MEMBERSHIP', counted(inFavour, 0), council);
    expect(majority(needed)).toEqual({
      kind: 'OF_WHOLE_MEMBERSHIP',
      needed,
      denominator: use === 'SEATS' ? seats : inPost,
      denominatorKind: use,
      seats,
      inPost,
      advice: 'Counsel’s opinion',
    });
    expect(hasMajority(counted(needed, 0), majority(needed))).toBe(true);
    expect(hasMajority(counted(needed - 1, 0), majority(needed - 1))).toBe(false);
  });

  it.each([
    ['1.5: 11 of 22', 11, 22, false],
    ['12 of 22', 12, 22, true],
    ['1.5, R4: exactly half of 20', 10, 20, false],
    ['R4: 15 of 31, nobody against, 3 abstaining', 15, 31, false],
  ])('%s', (_case, inFavour, seats, expected) => {
    const council = { size: { seats, advice: null }, inPost: seats, use: 'SEATS' } as const;
    const count = counted(inFavour, 0, 3);
    const majority = majorityOf('OF_WHOLE_MEMBERSHIP', count, council);
    expect(hasMajority(count, majority)).toBe(expected);
  });
});

describe('more than half of those voting', () => {
  it.each([
    ['2.2, R5: 5 for, 4 against, 1 abstaining', 5, 4, 1, 5, true],
    ['2.2, R5: 4 for, 4 against', 4, 4, 0, 5, false],
    ['2.2: 3 for, 2 against, 3 abstaining', 3, 2, 3, 3, true],
    ['nobody for or against', 0, 0, 4, 1, false],
    ['one for', 1, 0, 9, 1, true],
  ])('%s', (_case, inFavour, against, abstain, needed, expected) => {
    const count = counted(inFavour, against, abstain);
    const cast = majorityOf('OF_VOTES_CAST', count, noCouncil);
    const voting = majorityOf('OF_MEMBERS_VOTING', count, noCouncil);
    expect([cast.needed, cast.denominatorKind]).toEqual([needed, 'VOTES_CAST']);
    expect([voting.needed, voting.denominatorKind]).toEqual([needed, 'MEMBERS_VOTING']);
    expect([hasMajority(count, cast), hasMajority(count, voting)]).toEqual([expected, expected]);
    expect([cast.seats, cast.inPost, cast.advice]).toEqual([null, null, null]);
  });

  it('is the least whole number above half', () => {
    expect([0, 1, 2, 9, 31].map(moreThanHalf)).toEqual([1, 1, 2, 5, 16]);
  });
});

describe('a share larger than half', () => {
  it.each([
    ['two thirds of 11', 11, 2, 3, 8],
    ['two thirds of 12', 12, 2, 3, 8],
    ['three quarters of 22', 22, 3, 4, 17],
    ['three quarters of 31', 31, 3, 4, 24],
    ['all of 12', 12, 1, 1, 12],
    ['one half of 12, which is more than half', 12, 1, 2, 7],
    ['two thirds of nobody', 0, 2, 3, 1],
  ])('%s', (_case, whole, numerator, denominator, least) => {
    expect(leastOf(whole, { numerator, denominator })).toBe(least);
  });

  const orders = (of: 'VOTES_CAST' | 'MEMBERS') => ({
    ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    majorities: [{ purpose: 'OTHER', of, numerator: 2, denominator: 3, clause: '4.11' } as const],
  });

  it.each([
    ['8 of 11 votes cast', 'VOTES_CAST', 8, 3, 8, true],
    ['7 of 11 votes cast', 'VOTES_CAST', 7, 4, 8, false],
    ['7 of 11 members, nobody against', 'MEMBERS', 7, 0, 8, false],
    ['8 of 11 members, nobody against', 'MEMBERS', 8, 0, 8, true],
    ['4 of 6 votes cast', 'VOTES_CAST', 4, 2, 4, true],
  ] as const)(
    'is asked by standing orders: %s',
    (_case, of, inFavour, against, needed, carried) => {
      const asked = majoritiesAsked(
        { purpose: 'OTHER', method: 'MEETING', orders: orders(of) },
        { writtenNeeds: true },
      );
      expect(asked.map(({ by, clause }) => [by, clause])).toEqual([
        ['PURPOSE', null],
        ['ORDERS', '4.11'],
      ]);
      const { kind, share } = asked[1]!;
      const count = counted(inFavour, against);
      const majority = majorityOf(kind, count, { ...noCouncil, entitled: 11 }, share);
      expect([majority.needed, hasMajority(count, majority)]).toEqual([needed, carried]);
    },
  );

  it('is asked of its purpose alone', () => {
    const of = { method: 'MEETING', orders: orders('MEMBERS') } as const;
    expect(majoritiesAsked({ purpose: 'SUPPORT', ...of }, { writtenNeeds: true })).toHaveLength(1);
  });
});

describe('the size of a council', () => {
  it.each<[string, CouncilSize | null, number, 'SEATS' | 'IN_POST', string | null]>([
    ['not stated', null, 18, 'SEATS', 'council.seats'],
    ['fewer seats than members', { seats: 17, advice: null }, 18, 'SEATS', 'council.seats'],
    ['half a seat', { seats: 18.5, advice: null }, 18, 'SEATS', 'council.seats'],
    ['by seats', { seats: 26, advice: null }, 18, 'SEATS', null],
    ['in post without advice', { seats: 26, advice: ' ' }, 18, 'IN_POST', 'council.advice'],
    ['in post on advice', { seats: 26, advice: 'Counsel' }, 18, 'IN_POST', null],
    ['in post with every seat filled', { seats: 18, advice: null }, 18, 'IN_POST', null],
  ])('%s', (_case, size, inPost, councilDenominator, field) => {
    const refusal = mayTakeHalf('OF_WHOLE_MEMBERSHIP', size, inPost, { councilDenominator });
    expect(refusal?.field ?? null).toBe(field);
  });

  it('matters only for a majority of the whole', () => {
    expect(mayTakeHalf('OF_VOTES_CAST', null, 18, { councilDenominator: 'SEATS' })).toBeNull();
  });

  it('is never taken as smaller than its members in post', () => {
    const council = { size: { seats: 5, advice: null }, inPost: 18, use: 'SEATS' } as const;
    const majority = majorityOf('OF_WHOLE_MEMBERSHIP', counted(3, 0), council);
    expect(majority.denominator).toBe(18);
  });
});

describe('the casting vote', () => {
  const ground: CastingVoteFacts = {
    body: 'TRUST_BOARD',
    majority: 'OF_VOTES_CAST',
    larger: false,
    orders: { castingVote: true },
    presidingId: 'c',
    able: ['c', 'e1'],
    tally: counted(4, 4),
    meeting: true,
  };

  it('R5: is given by the person presiding, on a tie', () => {
    expect(mayGiveCastingVote('c', ground)).toBeNull();
  });

  it.each<[string, string, Partial<CastingVoteFacts>, string]>([
    ['one vote apart', 'c', { tally: counted(5, 4) }, 'NO_TIE'],
    ['nobody voting', 'c', { tally: counted(0, 0, 8) }, 'NO_TIE'],
    ['another member', 'e1', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['nobody presiding', 'c', { presidingId: null }, 'NOT_ENTITLED_TO_VOTE'],
    ['the person presiding ruled out', 'c', { able: ['e1'] }, 'NOT_ENTITLED_TO_VOTE'],
    ['none in the standing orders', 'c', { orders: { castingVote: false } }, 'METHOD_NOT_ALLOWED'],
    ['a council', 'c', { body: 'COUNCIL_OF_GOVERNORS' }, 'METHOD_NOT_ALLOWED'],
    ['a majority of members', 'c', { majority: 'OF_MEMBERS_VOTING' }, 'METHOD_NOT_ALLOWED'],
    ['a larger majority', 'c', { larger: true }, 'METHOD_NOT_ALLOWED'],
    ['no meeting', 'c', { meeting: false }, 'METHOD_NOT_ALLOWED'],
  ])('is refused: %s', (_case, memberId, change, code) => {
    expect(mayGiveCastingVote(memberId, { ...ground, ...change })?.code).toBe(code);
  });
});
