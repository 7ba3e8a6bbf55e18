import { describe, expect, it } from '@jest/globals';
import { Method, Way, usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { mayDecide } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import type { RollMember } from './quorum.rules.js';

const roll = ['c', 'v', 'n1', 'e1', 'e2'].map((memberId): RollMember => {
  const kinds = { c: 'CHAIR', v: 'VICE_CHAIR', n: 'NON_EXECUTIVE', e: 'EXECUTIVE' } as const;
  return { memberId, seatKind: kinds[memberId[0] as 'c'], voting: true };
});
const stay = (memberId: string, arrivedAt: string | null = null) => {
  return { memberId, present: true, arrivedAt, leftAt: null };
};
const orders = {
  ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
  ways: Object.values(Way),
  methods: Object.values(Method),
};
const input: DecisionInput = {
  body: 'TRUST_BOARD',
  purpose: 'FINAL_APPROVE',
  method: 'MEETING',
  orders,
  roll,
  council: null,
  attendance: roll.slice(0, 4).map((member) => stay(member.memberId)),
  itemTakenAt: null,
  rulings: [],
  presidingId: 'c',
  record: { way: 'SHOW_OF_HANDS', for: 2, against: 2, abstain: 0 },
  castingVote: { memberId: 'c', choice: 'FOR' },
  conditions: false,
  urgent: null,
};
const left = (memberId: string) => ({ interestId: 'one', memberId, ruling: 'LEAVE' as const });
const ballot = (papers: number) =>
  ({
    way: 'BALLOT',
    for: papers,
    against: 0,
    abstain: 0,
    spoilt: 0,
    scrutineer: 'The scrutineer',
    certificateSha256: 'a'.repeat(64),
  }) as const;
const untied = { record: { way: 'SHOW_OF_HANDS', for: 3, against: 0, abstain: 0 } as const };
const alone = { ...untied, castingVote: null };

describe('a resolution is closed on', () => {
  it.each<[string, Partial<DecisionInput>]>([
    ['a tie and its casting vote', {}],
    ['a tie left as it is', { castingVote: null }],
    ['a count by hand', alone],
    ['a ballot of all who are there', { record: ballot(4), castingVote: null }],
    [
      'the vice-chair presiding, the chair having left',
      { ...alone, rulings: [left('c')], presidingId: 'v' },
    ],
    [
      'a late arrival and the moment of the item',
      {
        ...alone,
        attendance: [...input.attendance, stay('e2', '2018-06-12T10:00:00+01:00')],
        itemTakenAt: '2018-06-12T10:30:00+01:00',
      },
    ],
    [
      'answers in writing',
      {
        method: 'WRITTEN_RESOLUTION',
        attendance: [],
        presidingId: null,
        castingVote: null,
        record: { way: 'NAMED_VOTES', votes: [{ memberId: 'c', revision: 1, choice: 'FOR' }] },
      },
    ],
  ])('%s', (_case, change) => {
    expect(mayDecide({ ...input, ...change })).toBeNull();
  });

  it.each<[string, Partial<DecisionInput>, string, string]>([
    [
      'a purpose of another body',
      { purpose: 'COUNCIL_APPROVAL' },
      'PURPOSE_NOT_FOR_BODY',
      'purpose',
    ],
    [
      'a method not set',
      { orders: { ...orders, methods: ['URGENT'] } },
      'METHOD_NOT_ALLOWED',
      'method',
    ],
    ['a way not set', { orders: { ...orders, ways: ['BALLOT'] } }, 'METHOD_NOT_ALLOWED', 'way'],
    ['nobody presiding', { presidingId: null }, 'BAD_USER_INPUT', 'presidingId'],
    [
      'the vice-chair presiding before the chair',
      { presidingId: 'v' },
      'BAD_USER_INPUT',
      'presidingId',
    ],
    [
      'an executive presiding',
      { rulings: [left('c'), left('v')], presidingId: 'e1' },
      'BAD_USER_INPUT',
      'presidingId',
    ],
    [
      'the chair presiding, having left',
      { ...alone, rulings: [left('c')] },
      'BAD_USER_INPUT',
      'presidingId',
    ],
    [
      'a late arrival and no moment',
      { attendance: [stay('c'), stay('v', '2018-06-12T10:00Z')] },
      'BAD_USER_INPUT',
      'itemTakenAt',
    ],
    [
      'a moment without its offset',
      { itemTakenAt: '2018-06-12T10:30:00' },
      'BAD_USER_INPUT',
      'itemTakenAt',
    ],
    [
      'an arrival of no moment',
      { attendance: [stay('c', 'ten')], itemTakenAt: '2018-06-12T10:30Z' },
      'BAD_USER_INPUT',
      'attendance',
    ],
    [
      'more hands than could be raised',
      { record: { way: 'SHOW_OF_HANDS', for: 5, against: 0, abstain: 0 } },
      'BAD_USER_INPUT',
      'record',
    ],
    [
      'as many hands as present, one ruled out',
      {
        ...alone,
        record: { way: 'SHOW_OF_HANDS', for: 4, against: 0, abstain: 0 },
        rulings: [left('e1')],
      },
      'BAD_USER_INPUT',
      'record',
    ],
    [
      'P1: a ballot of the whole roll, one of them away',
      { record: ballot(5), castingVote: null },
      'BAD_USER_INPUT',
      'record',
    ],
    [
      'a ballot of all there, one ruled out',
      { record: ballot(4), castingVote: null, rulings: [left('e1')] },
      'BAD_USER_INPUT',
      'record',
    ],
    ['a casting vote without a tie', untied, 'NO_TIE', 'castingVote'],
    [
      'a casting vote of another',
      { castingVote: { memberId: 'v', choice: 'FOR' } },
      'NOT_ENTITLED_TO_VOTE',
      'castingVote',
    ],
  ])('but not on %s', (_case, change, code, field) => {
    const refusal = mayDecide({ ...input, ...change });
    expect([refusal?.code, refusal?.field]).toEqual([code, field]);
  });

  describe('a council', () => {
    const council: DecisionInput = {
      ...input,
      ...alone,
      body: 'COUNCIL_OF_GOVERNORS',
      purpose: 'COUNCIL_APPROVAL',
      orders: usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01'),
      roll: [
        { memberId: 'c', seatKind: 'CHAIR', voting: false },
        ...['g1', 'g2', 'g3'].map((memberId): RollMember => {
          return { memberId, seatKind: 'GOVERNOR_STAFF', voting: true };
        }),
      ],
      attendance: ['c', 'g1', 'g2', 'g3'].map((memberId) => stay(memberId)),
      council: { seats: 3, advice: null },
    };

    it('presided over by a chair without a vote', () => {
      expect(mayDecide(council)).toBeNull();
    });

    it.each<[string, Partial<DecisionInput>, string]>([
      [
        'its chair’s hand',
        { record: { way: 'SHOW_OF_HANDS', for: 4, against: 0, abstain: 0 } },
        'record',
      ],
      ['its seats unstated', { council: null }, 'council.seats'],
      ['conditions', { conditions: true }, 'conditions'],
    ])('but not with %s', (_case, change, field) => {
      expect(mayDecide({ ...council, ...change })?.field).toBe(field);
    });
  });
});
