import { describe, expect, it } from '@jest/globals';
import { mayConfirmNotVoted, missingOf, unaccounted, type Found } from './accounting.rules.js';
import type { Choice } from './tally.rules.js';

const byName = (votes: Record<string, Choice | null>) => ({
  way: 'NAMED_VOTES' as const,
  votes: Object.entries(votes).map(([memberId, choice]) => ({ memberId, revision: 1, choice })),
});
const hands = { way: 'SHOW_OF_HANDS', for: 3, against: 2, abstain: 0 } as const;
const ballot = {
  ...hands,
  way: 'BALLOT',
  spoilt: 1,
  scrutineer: 'A solicitor',
  certificateSha256: 'a'.repeat(64),
} as const;
const agreed = { way: 'AGREED_WITHOUT_VOTE', dissents: ['a'], abstentions: [] } as const;
const found: Found = {
  method: 'MEETING',
  record: hands,
  roll: [],
  ableIds: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'],
  notVoted: null,
  interests: null,
};
const shared = ['a', 'b'].map((memberId) => ({ memberId, postId: 'shared' }));
const known = (number: number, takePart: number) => ({
  known: number,
  ruled: { TAKE_PART: takePart, STAY_NO_VOTE: 0, LEAVE: 0 },
});

describe('members who are in nothing that was found', () => {
  it.each<[string, Partial<Found>, number]>([
    ['5 hands of 11', {}, 6],
    ['5 papers and a spoilt one', { record: ballot }, 5],
    ['agreed without a vote', { record: agreed }, 0],
    [
      '3 named votes, one of them taken back',
      { record: byName({ a: 'FOR', b: 'ABSTAIN', c: null }) },
      9,
    ],
    ['a vote of somebody who could not vote', { record: byName({ z: 'FOR' }) }, 11],
    ['hands of everybody', { record: { ...hands, abstain: 6 } }, 0],
    ['5 hands, where two share a post', { roll: shared }, 5],
    ['a vote of one who shares a post', { roll: shared, record: byName({ a: 'FOR' }) }, 9],
    ['in writing', { method: 'WRITTEN_RESOLUTION', record: byName({ a: 'FOR' }) }, 0],
  ])('%s: %s', (_case, change, expected) => {
    expect(unaccounted({ ...found, ...change })).toBe(expected);
  });
});

describe('what is missing from a result', () => {
  it.each<[string, Partial<Found>, [string, number][]]>([
    ['members', {}, [['VOTES', 6]]],
    ['nobody, once their number is confirmed', { notVoted: 6 }, []],
    ['a ruling', { notVoted: 6, interests: known(3, 2) }, [['INTERESTS', 1]]],
    [
      'both',
      { interests: known(1, 0) },
      [
        ['VOTES', 6],
        ['INTERESTS', 1],
      ],
    ],
    ['nothing', { notVoted: 6, interests: known(2, 2) }, []],
  ])('%s', (_case, change, expected) => {
    const missing = missingOf({ ...found, ...change });
    expect(missing.map(({ kind, number }) => [kind, number])).toEqual(expected);
  });
});

describe('the number who did not vote', () => {
  it.each([
    ['left out', 6, null, undefined],
    ['right', 6, 6, undefined],
    ['too small', 6, 5, 'VOTES_MISSING'],
    ['too large', 6, 7, 'VOTES_MISSING'],
    ['none of none', 0, 0, undefined],
    ['one of none', 0, 1, 'BAD_USER_INPUT'],
  ] as const)('%s', (_case, silent, confirmed, code) => {
    const fault = mayConfirmNotVoted(silent, confirmed);
    expect(fault?.code).toBe(code);
    if (code) expect(fault?.field).toBe('notVoted');
  });
});
