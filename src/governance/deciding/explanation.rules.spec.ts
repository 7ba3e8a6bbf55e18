import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { OUTCOME_WORDS } from './explanation.rules.js';
import { decide } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import type { RollMember } from './quorum.rules.js';
import { Outcome } from './resolution.rules.js';

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const roll: RollMember[] = [
  { memberId: 'c', seatKind: 'CHAIR', voting: true },
  ...numbers(1, 7).map((number): RollMember => {
    return { memberId: `n${number}`, seatKind: 'NON_EXECUTIVE', voting: true };
  }),
  ...numbers(1, 7).map((number): RollMember => {
    return { memberId: `e${number}`, seatKind: 'EXECUTIVE', voting: true };
  }),
];
const there = (...ids: string[]) =>
  ids.map((memberId) => ({ memberId, present: true, arrivedAt: null, leftAt: null }));
const base: DecisionInput = {
  body: 'TRUST_BOARD',
  trust: 'FOUNDATION_TRUST',
  purpose: 'FINAL_APPROVE',
  method: 'MEETING',
  orders: {
    ...usualStandingOrders('TRUST_BOARD', '2016-04-01'),
    documentTitle: 'Constitution, version 9',
    majorityClause: 'paragraph 3.11',
    castingVoteClause: 'paragraph 3.12',
  },
  roll,
  council: null,
  attendance: there('c', 'n1', 'n2', 'n3', 'e1', 'e2'),
  itemTakenAt: null,
  rulings: [],
  presidingId: 'c',
  record: { way: 'SHOW_OF_HANDS', for: 3, against: 2, abstain: 1 },
  castingVote: null,
  conditions: true,
  urgent: null,
};
const QUORUM =
  'The Trust board has 15 voting members. For a quorum, its standing orders of 1 April 2016 ask ' +
  'for 1 in 3 of them: 5 members, including at least 1 executive and 1 non-executive.';
const SIMPLE =
  'A resolution to approve a business case needs more than half of the votes cast ' +
  '(its constitution and standing orders of 1 April 2016: Constitution, version 9, paragraph 3.11)';
const stays = ['n1', 'e1'].map((memberId) => {
  return { interestId: memberId, memberId, ruling: 'STAY_NO_VOTE' as const };
});

describe('the explanation', () => {
  it('of a decision carried with conditions', () => {
    expect(decide(base).steps).toEqual([
      QUORUM,
      'Of these, 6 were present when the item was taken.',
      'Quorate: 6 of the 15 voting members count towards the quorum (5 needed).',
      'It was decided at a meeting, by show of hands: 3 for, 2 against, 1 abstaining.',
      `${SIMPLE}: at least 3 of 5. It has 3.`,
      'The resolution is carried. Outcome: approved with conditions.',
    ]);
  });

  it('of an item that two interests left without a quorum', () => {
    expect(decide({ ...base, rulings: stays }).steps).toEqual([
      QUORUM,
      'Of these, 6 were present when the item was taken.',
      '2 members stayed without a vote because of an interest, and do not count towards the quorum.',
      'Not quorate: only 4 of the 15 voting members count towards the quorum (5 needed).',
      'Outcome: not quorate, so nothing was decided.',
    ]);
  });

  it('of one who left, where those who stay count', () => {
    const rulings = [stays[0]!, { ...stays[1]!, ruling: 'LEAVE' as const }];
    const orders = { ...base.orders, recusedCountToQuorum: true, quorumMinimum: 4 };
    expect(decide({ ...base, orders, rulings }).steps.slice(0, 5)).toEqual([
      QUORUM.replace('of them: 5', 'of them (never fewer than 4): 5'),
      'Of these, 6 were present when the item was taken.',
      '1 member left for this item because of an interest, and does not count towards the quorum.',
      'Under the standing orders, a member who stays without a vote counts towards the quorum.',
      'Quorate: 5 of the 15 voting members count towards the quorum (5 needed).',
    ]);
  });

  it.each([
    [
      'for',
      { memberId: 'c', choice: 'FOR' },
      true,
      'The votes were equal, and the person presiding gave the casting vote for it (its constitution and standing orders of 1 April 2016: Constitution, version 9, paragraph 3.12).',
      'The resolution is carried. Outcome: approved.',
    ],
    [
      'against',
      { memberId: 'c', choice: 'AGAINST' },
      true,
      'The votes were equal, and the person presiding gave the casting vote against it (its constitution and standing orders of 1 April 2016: Constitution, version 9, paragraph 3.12).',
      'The resolution is not carried. Outcome: rejected.',
    ],
    [
      'not given',
      null,
      true,
      'The votes were equal and no casting vote was given, so it is not carried.',
      'The resolution is not carried. Outcome: rejected.',
    ],
    [
      'not there',
      null,
      false,
      'The votes were equal and there is no casting vote, so it is not carried.',
      'The resolution is not carried. Outcome: rejected.',
    ],
  ] as const)('of a tie with a casting vote %s', (_case, castingVote, allowed, said, verdict) => {
    const orders = { ...base.orders, castingVote: allowed };
    const record = { way: 'SHOW_OF_HANDS', for: 3, against: 3, abstain: 0 } as const;
    const { steps } = decide({ ...base, orders, record, castingVote, conditions: false });
    expect(steps.slice(-3)).toEqual([`${SIMPLE}: at least 4 of 6. It has 3.`, said, verdict]);
  });

  it.each([
    [0, 2, ['2 members who were present and could vote did not.']],
    [
      1,
      1,
      [
        '1 member who was present and could vote did not.',
        '1 ballot paper was spoilt, and does not count.',
      ],
    ],
    [2, null, ['2 ballot papers were spoilt, and do not count.']],
  ])('of a ballot with %i spoilt papers', (spoilt, notVoted, said) => {
    const certified = { scrutineer: 'A solicitor', certificateSha256: 'a'.repeat(64) };
    const record = { way: 'BALLOT', for: 3, against: 1, abstain: 0, spoilt, ...certified } as const;
    expect(decide({ ...base, record, notVoted }).steps.slice(3)).toEqual([
      'It was decided at a meeting, by ballot: 3 for, 1 against, 0 abstaining.',
      ...said,
      `${SIMPLE}: at least 3 of 4. It has 3.`,
      'The resolution is carried. Outcome: approved with conditions.',
    ]);
  });

  it('of what the secretary recorded for others, and of interests', () => {
    const record = { way: 'SHOW_OF_HANDS', for: 3, against: 3, abstain: 0 } as const;
    const castingVote = { memberId: 'c', choice: 'FOR' } as const;
    const known = {
      record,
      castingVote,
      conditions: false,
      bySecretary: { votes: 5, interests: 1, rulings: 2, castingVote: true },
      interests: { known: 2, ruled: { TAKE_PART: 1, STAY_NO_VOTE: 0, LEAVE: 1 } },
      declared: { on: '2026-03-05', completedOn: '2026-03-09' },
    };
    expect(decide({ ...base, ...known }).steps.slice(3)).toEqual([
      '2 interests in this item were known: 1 was ruled to take part, 1 was ruled to leave for the item.',
      'It was decided at a meeting, by show of hands: 3 for, 3 against, 0 abstaining.',
      'In the names of those who gave them, 5 votes, 1 interest and 2 rulings were recorded by the secretary.',
      `${SIMPLE}: at least 4 of 6. It has 3.`,
      'The votes were equal, and the person presiding gave the casting vote for it (its constitution and standing orders of 1 April 2016: Constitution, version 9, paragraph 3.12), as recorded by the secretary.',
      'The resolution is carried. Outcome: approved.',
      'The result was declared on 5 March 2026, and completed on 9 March 2026.',
    ]);
  });

  it.each([
    [0, []],
    [
      1,
      [
        '1 member voted through a sign-in that somebody else had set: before that, an officer confirmed in person that the member was identified.',
      ],
    ],
    [
      3,
      [
        '3 members voted through sign-ins that somebody else had set: before that, an officer confirmed in person that each was identified.',
      ],
    ],
  ])('of %i votes through sign-ins that an officer confirmed', (identified, told) => {
    const record = { way: 'SHOW_OF_HANDS', for: 3, against: 2, abstain: 0 } as const;
    const without = decide({ ...base, record }).steps;
    const { steps } = decide({ ...base, record, identified });
    expect(steps.filter((step) => !without.includes(step))).toEqual(told);
  });

  it('of a result that is declared, with all that is missing', () => {
    const interests = { known: 1, ruled: { TAKE_PART: 0, STAY_NO_VOTE: 0, LEAVE: 0 } };
    const record = { way: 'SHOW_OF_HANDS', for: 3, against: 2, abstain: 0 } as const;
    expect(decide({ ...base, record, interests }).steps.slice(3)).toEqual([
      '1 interest in this item was known: 1 has no ruling.',
      'It was decided at a meeting, by show of hands: 3 for, 2 against, 0 abstaining.',
      `${SIMPLE}: at least 3 of 5. It has 3.`,
      'The resolution is carried.',
      '1 member who was present and could vote is in no vote or count.',
      '1 interest in this item has no ruling.',
      'Outcome: declared, and it counts nowhere until it is completed.',
    ]);
  });

  it('of who was there as it was put', () => {
    const itemTakenAt = '2026-03-05T14:00:00Z';
    const left = { memberId: 'n3', present: true, arrivedAt: null, leftAt: '2026-03-05T14:10:00Z' };
    const attendance = [...there('c', 'n1', 'n2', 'e1', 'e2'), left];
    const at = (itemPutAt: string | null) =>
      decide({ ...base, attendance, itemTakenAt, itemPutAt }).steps[1];
    expect([at(null), at('2026-03-05T14:20:00Z')]).toEqual([
      'Of these, 6 were present when the item was taken.',
      'Of these, 5 were present when the item was taken and still when it was put to the vote.',
    ]);
  });

  it('of what was agreed without a vote', () => {
    const record = { way: 'AGREED_WITHOUT_VOTE', dissents: ['n1'], abstentions: ['n2'] } as const;
    expect(decide({ ...base, record }).steps[3]).toBe(
      'It was agreed without a vote: 4 agreed, 1 asked for dissent to be recorded, and 1 asked for ' +
        'an abstention to be recorded.',
    );
  });

  it('of a council’s approval, keeping the advice itself back', () => {
    const governors = numbers(1, 18).map((number): RollMember => {
      return { memberId: `g${number}`, seatKind: 'GOVERNOR_PUBLIC', voting: true };
    });
    const { steps } = decide({
      ...base,
      body: 'COUNCIL_OF_GOVERNORS',
      purpose: 'COUNCIL_APPROVAL',
      orders: usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01'),
      roll: [{ memberId: 'c', seatKind: 'CHAIR', voting: false }, ...governors],
      council: { seats: 26, advice: 'Privileged' },
      attendance: there('c', ...governors.map((member) => member.memberId)),
      record: { way: 'SHOW_OF_HANDS', for: 13, against: 4, abstain: 1 },
      conditions: false,
    });
    expect(steps).toEqual([
      'The council of governors has 18 voting members. For a quorum, its standing orders of ' +
        '1 April 2016 ask for 1 in 3 of them: 6 members.',
      'Of these, 18 were present when the item was taken.',
      'Quorate: 18 of the 18 voting members count towards the quorum (6 needed).',
      'It was decided at a meeting, by show of hands: 13 for, 4 against, 1 abstaining.',
      'A resolution to approve the application needs more than half of all the members of ' +
        'the council, voting or not (National Health Service Act 2006, sections 56(1A) and ' +
        '56A(2)): at least 14 of 26. It has 13.',
      'The council has 26 seats and 18 members in post. The majority is counted from its seats, ' +
        'on the advice kept with the decision.',
      'The resolution is not carried. Outcome: rejected.',
    ]);
  });

  it('of a vote in which all abstained', () => {
    const record = { way: 'SHOW_OF_HANDS', for: 0, against: 0, abstain: 6 } as const;
    expect(decide({ ...base, record }).steps.slice(4)).toEqual([
      `${SIMPLE}. Nobody voted for or against, so it is not carried.`,
      'The resolution is not carried. Outcome: rejected.',
    ]);
  });

  it('of an urgent decision', () => {
    const { steps } = decide({
      ...base,
      purpose: 'SUPPORT',
      method: 'URGENT',
      attendance: [],
      presidingId: null,
      conditions: false,
      urgent: {
        reason: 'The lease ends',
        deciderIds: ['c', 'e1'],
        consulteeIds: ['n1', 'n2'],
        ratifyBy: '2018-07-03',
      },
      record: {
        way: 'NAMED_VOTES',
        votes: ['c', 'e1'].map((memberId) => ({ memberId, revision: 1, choice: 'FOR' })),
      },
    });
    expect(steps.slice(0, 5)).toEqual([
      'The Trust board has 15 voting members. The chair or vice-chair and one executive take an ' +
        'urgent decision.',
      'Of these, 2 answered.',
      'Quorate: 2 of the 15 voting members count towards the quorum (2 needed).',
      'It was decided as an urgent decision, by named votes: 2 for, 0 against, 0 abstaining.',
      '2 non-executives were consulted. If it is carried, the body is to ratify it by 3 July 2018.',
    ]);
  });

  it.each<[string, Partial<DecisionInput>, string]>([
    [
      'an NHS trust, which has the Regulations above its own rules',
      { trust: 'NHS_TRUST' },
      '(the National Health Service Trusts (Membership and Procedure) Regulations 1990, SI 1990/2024, and its standing orders of 1 April 2016: Constitution, version 9, paragraph 3.11)',
    ],
    [
      'a programme board, which has its own alone',
      { trust: null, body: 'PROGRAMME_BOARD', purpose: 'SUPPORT' },
      '(its standing orders of 1 April 2016: Constitution, version 9, paragraph 3.11)',
    ],
    [
      'a foundation trust whose clause was not entered',
      { orders: { ...usualStandingOrders('TRUST_BOARD', '2017-01-01') } },
      '(its constitution and standing orders of 1 January 2017)',
    ],
  ])('names the source of an ordinary majority at %s', (_case, change, source) => {
    const { steps } = decide({ ...base, ...change });
    expect(steps.find((step) => step.includes('needs more than half'))).toContain(
      `needs more than half of the votes cast ${source}: at least 3 of 5.`,
    );
  });

  it('no longer names a statute that binds no Trust, but for outcomes of before', () => {
    expect(decide(base, '3').steps[4]).toContain('votes cast (SI 1990/1331, Schedule 2');
    expect(decide(base).steps.join(' ')).not.toContain('1331');
  });

  it.each([
    [1, '1 in 6 of them: 3 members, including at least 1 executive and 1 non-executive.', 3, 6],
    [
      2,
      '1 in 15 of them: 1 member, but at least 1 executive and 1 non-executive, which is 2 members.',
      1,
      15,
    ],
  ])('says what the mix of a quorum makes of its number (%i)', (_n, said, _needed, whole) => {
    const orders = { ...base.orders, quorumDenominator: whole };
    expect(decide({ ...base, orders }).steps[0]).toContain(said);
  });

  it('names no member', () => {
    const votes = ['c', 'n1', 'n2', 'n3', 'e1', 'e2'].map((memberId) => {
      return { memberId: `id-${memberId}`, revision: 1, choice: 'FOR' as const };
    });
    const secret = {
      ...base,
      roll: roll.map((member) => ({ ...member, memberId: `id-${member.memberId}` })),
      attendance: there(...votes.map((vote) => vote.memberId)),
      rulings: stays.map((ruling) => ({ ...ruling, memberId: `id-${ruling.memberId}` })),
      record: { way: 'NAMED_VOTES' as const, votes },
    };
    expect(decide(secret).steps.join(' ')).not.toContain('id-');
  });

  it('has words for every outcome', () => {
    expect(Object.keys(OUTCOME_WORDS)).toEqual(Object.keys(Outcome));
  });
});
