import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import { decide, mayDecide, silentMembers } from './outcome.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import { countPosts, sharing, votesOfPosts } from './post.rules.js';
import type { RollMember } from './quorum.rules.js';
import type { Choice } from './tally.rules.js';

/** Twelve posts held by thirteen: the two joint chief operating officers share one. */
const ids = [
  'c',
  ...'12345'.split('').map((n) => `n${n}`),
  ...'12345'.split('').map((n) => `e${n}`),
];
const roll: RollMember[] = [
  ...ids.map((memberId): RollMember => {
    const kinds = { c: 'CHAIR', n: 'NON_EXECUTIVE', e: 'EXECUTIVE' } as const;
    return {
      memberId,
      postId: `post-${memberId}`,
      seatKind: kinds[memberId[0] as 'c'],
      voting: true,
    };
  }),
  { memberId: 'j1', postId: 'post-coo', seatKind: 'EXECUTIVE', voting: true },
  { memberId: 'j2', postId: 'post-coo', seatKind: 'EXECUTIVE', voting: true },
];
const there = (...present: string[]) =>
  present.map((memberId) => ({ memberId, present: true, arrivedAt: null, leftAt: null }));
const said = { F: 'FOR', A: 'AGAINST', '-': 'ABSTAIN' } as const;
const byName = (votes: string) => ({
  way: 'NAMED_VOTES' as const,
  votes: votes.split(', ').map((vote) => {
    const [memberId, letter] = vote.split(' ') as [string, keyof typeof said];
    return { memberId, revision: 1, choice: said[letter] };
  }),
});
const input: DecisionInput = {
  body: 'TRUST_BOARD',
  purpose: 'OTHER',
  method: 'MEETING',
  orders: { ...usualStandingOrders('TRUST_BOARD', '2016-04-01'), castingVote: false },
  roll,
  council: null,
  attendance: there('c', 'n1', 'e1', 'j1', 'j2'),
  itemTakenAt: null,
  rulings: [],
  presidingId: 'c',
  record: byName('c A, n1 A, e1 F, j1 F, j2 F'),
  castingVote: null,
  conditions: false,
  urgent: null,
};

describe('two who share a post', () => {
  it('are one for roll and quorum, and have one vote', () => {
    const { quorum, tally, outcome, steps } = decide(input);
    expect([quorum.members, quorum.needed, quorum.present]).toEqual([12, 4, 4]);
    expect(tally).toEqual({ for: 2, against: 2, abstain: 0, cast: 4 });
    expect(outcome).toBe('REJECTED');
    expect(steps.slice(0, 4)).toEqual([
      'The Trust board has 12 voting members. For a quorum, its standing orders of 1 April 2016 ask for 1 in 3 of them: 4 members, including at least 1 executive and 1 non-executive.',
      '2 members share 1 post: for each post they are one, and have one vote if they agree.',
      'Of these, 4 were present when the item was taken.',
      'Quorate: 4 of the 12 voting members count towards the quorum (4 needed).',
    ]);
  });

  it.each<[string, string, [number, number, number], number]>([
    ['both for', 'c A, j1 F, j2 F', [1, 1, 0], 0],
    ['both abstaining', 'c A, j1 -, j2 -', [0, 1, 1], 0],
    ['one for and one against', 'c A, j1 F, j2 A', [0, 1, 0], 1],
    ['one for and one abstaining', 'c A, j1 F, j2 -', [0, 1, 0], 1],
    ['one alone', 'c A, j2 F', [1, 1, 0], 0],
  ])('%s', (_case, votes, [inFavour, against, abstain], differing) => {
    const { tally, steps } = decide({ ...input, record: byName(votes) });
    expect([tally.for, tally.against, tally.abstain]).toEqual([inFavour, against, abstain]);
    const told = '1 shared post has no vote, because those who share it do not agree.';
    expect(steps.filter((step) => step === told)).toHaveLength(differing);
  });

  it('are one post present where one of them is, and one that stayed without a vote', () => {
    const alone = { ...input, attendance: there('c', 'n1', 'e1', 'j2') };
    expect(decide(alone).quorum).toMatchObject({ present: 4, met: true, executives: 2 });
    const rulings = [{ interestId: 'i', memberId: 'j1', ruling: 'STAY_NO_VOTE' as const }];
    const stayed = decide({ ...input, rulings });
    expect(stayed.quorum.present).toBe(4);
    expect(stayed.steps).toContain('Of these, 4 were present when the item was taken.');
    expect(stayed.tally).toMatchObject({ for: 2, against: 2 });
  });

  it('are asked for one vote, and raise one hand', () => {
    expect(silentMembers({ ...input, record: byName('c A, n1 A, e1 F, j1 F') })).toBe(0);
    expect(silentMembers({ ...input, record: byName('c A, n1 A, e1 F') })).toBe(1);
    const hands = (count: number): DecisionInput => ({
      ...input,
      record: { way: 'SHOW_OF_HANDS', for: count, against: 0, abstain: 0 },
    });
    expect([mayDecide(hands(4)), mayDecide(hands(5))?.code]).toEqual([null, 'BAD_USER_INPUT']);
  });

  it.each<[string, string[], [number, number]]>([
    ['nobody dissenting', [], [4, 0]],
    ['both dissenting', ['j1', 'j2'], [3, 1]],
    ['one of them dissenting', ['j1'], [3, 0]],
  ])('count once in what was agreed without a vote: %s', (_case, dissents, [agreed, against]) => {
    const record = { way: 'AGREED_WITHOUT_VOTE' as const, dissents, abstentions: [] };
    const { tally } = decide({ ...input, record });
    expect([tally.for, tally.against]).toEqual([agreed, against]);
  });

  it('are one of the members that a written resolution needs', () => {
    const votes = [...ids, 'j1'].map((id) => `${id} F`).join(', ');
    const { outcome, majority } = decide({
      ...input,
      method: 'WRITTEN_RESOLUTION',
      attendance: [],
      presidingId: null,
      record: byName(votes),
    });
    expect([outcome, majority.needed]).toEqual(['APPROVED', 12]);
  });
});

describe('posts', () => {
  it('are members, where nobody shares one or the roll is of before', () => {
    const before = roll.map(({ postId: _post, ...member }) => member);
    const everyone = roll.map(({ memberId }) => memberId);
    expect([countPosts(roll, everyone), countPosts(before, everyone)]).toEqual([12, 13]);
    expect([sharing(roll), sharing(before)]).toEqual([
      { members: 2, posts: 1 },
      { members: 0, posts: 0 },
    ]);
    const choices = ['j1', 'j2'].map((memberId) => ({ memberId, choice: 'FOR' as Choice }));
    expect(votesOfPosts(before, choices).choices).toEqual(['FOR', 'FOR']);
  });
});
