import { describe, expect, it } from '@jest/globals';
import { currentVotes, isTie, mayRecord, tally } from './tally.rules.js';
import type { Choice, Vote, VoteRecord } from './tally.rules.js';

const vote = (memberId: string, choice: Choice | null, revision = 1): Vote => ({
  memberId,
  revision,
  choice,
});
const CERTIFICATE = 'a'.repeat(64);
const ballot = (counts: Partial<Record<'for' | 'against' | 'abstain' | 'spoilt', number>>) =>
  ({
    way: 'BALLOT',
    for: 0,
    against: 0,
    abstain: 0,
    spoilt: 0,
    scrutineer: 'The scrutineer',
    certificateSha256: CERTIFICATE,
    ...counts,
  }) as const;

describe('the votes that stand', () => {
  it.each<[string, Vote[], string[]]>([
    ['one vote', [vote('a', 'FOR')], ['a FOR']],
    ['a change of mind', [vote('a', 'FOR'), vote('a', 'AGAINST', 2)], ['a AGAINST']],
    ['told backwards', [vote('a', 'AGAINST', 2), vote('a', 'FOR')], ['a AGAINST']],
    ['a tenth revision', [vote('a', 'FOR', 10), vote('a', 'AGAINST', 9)], ['a FOR']],
    ['taken back', [vote('a', 'FOR'), vote('a', null, 2)], []],
    ['taken back and given again', [vote('a', null, 2), vote('a', 'ABSTAIN', 3)], ['a ABSTAIN']],
    ['two members, in order of id', [vote('b', 'FOR'), vote('a', 'FOR')], ['a FOR', 'b FOR']],
    ['none', [], []],
  ])('%s', (_case, votes, expected) => {
    const found = currentVotes(votes).map(({ memberId, choice }) => `${memberId} ${choice}`);
    expect(found).toEqual(expected);
  });
});

describe('the count', () => {
  it.each<[string, VoteRecord, number[]]>([
    ['hands', { way: 'SHOW_OF_HANDS', for: 5, against: 4, abstain: 1 }, [5, 4, 1, 9]],
    ['a ballot, spoilt papers apart', ballot({ for: 3, against: 2, spoilt: 4 }), [3, 2, 0, 5]],
    [
      'named votes of those able only',
      { way: 'NAMED_VOTES', votes: [vote('a', 'FOR'), vote('b', 'ABSTAIN'), vote('x', 'AGAINST')] },
      [1, 0, 1, 1],
    ],
    ['agreed', { way: 'AGREED_WITHOUT_VOTE', dissents: [], abstentions: [] }, [4, 0, 0, 4]],
    [
      'agreed, with a dissent and an abstention',
      { way: 'AGREED_WITHOUT_VOTE', dissents: ['a'], abstentions: ['b'] },
      [2, 1, 1, 3],
    ],
    [
      'agreed, a stranger dissenting',
      { way: 'AGREED_WITHOUT_VOTE', dissents: ['x'], abstentions: [] },
      [4, 0, 0, 4],
    ],
    [
      'agreed, one both dissenting and abstaining',
      { way: 'AGREED_WITHOUT_VOTE', dissents: ['a'], abstentions: ['a'] },
      [3, 1, 0, 4],
    ],
  ])('%s', (_case, record, [inFavour, against, abstain, cast]) => {
    const expected = { for: inFavour, against, abstain, cast };
    expect(tally(record, ['a', 'b', 'c', 'd'], [])).toEqual(expected);
  });

  it.each([
    ['4 to 4', 4, 4, true],
    ['4 to 3', 4, 3, false],
    ['nobody for or against', 0, 0, false],
  ])('is a tie or not: %s', (_case, inFavour, against, expected) => {
    expect(isTie({ for: inFavour, against, abstain: 0, cast: inFavour + against })).toBe(expected);
  });
});

describe('what was found', () => {
  const able = ['a', 'b', 'c'];

  it.each<[string, VoteRecord]>([
    ['as many hands as members', { way: 'SHOW_OF_HANDS', for: 1, against: 1, abstain: 1 }],
    ['fewer hands', { way: 'SHOW_OF_HANDS', for: 1, against: 0, abstain: 0 }],
    ['as many papers as members there', ballot({ for: 1, against: 1, spoilt: 1 })],
    ['votes by name', { way: 'NAMED_VOTES', votes: [vote('a', 'FOR'), vote('a', null, 2)] }],
    ['agreement', { way: 'AGREED_WITHOUT_VOTE', dissents: ['a'], abstentions: [] }],
  ])('can be true: %s', (_case, record) => {
    expect(mayRecord(record, able, [])).toBeNull();
  });

  it.each<[string, VoteRecord, string]>([
    [
      'one hand too many',
      { way: 'SHOW_OF_HANDS', for: 2, against: 1, abstain: 1 },
      'The counts come to 4, but only 3 could vote on this item.',
    ],
    [
      'a hand below none',
      { way: 'SHOW_OF_HANDS', for: 3, against: -1, abstain: 0 },
      'Give each count as a whole number, 0 or more.',
    ],
    [
      'half a hand',
      { way: 'SHOW_OF_HANDS', for: 0.5, against: 0, abstain: 0 },
      'Give each count as a whole number, 0 or more.',
    ],
    [
      'P1: one paper more than members there',
      ballot({ for: 2, against: 1, spoilt: 1 }),
      'The counts come to 4, but only 3 could vote on this item.',
    ],
    [
      'a ballot without a scrutineer',
      { ...ballot({ for: 1 }), scrutineer: ' ' },
      "Name the ballot's scrutineer, and give the SHA-256 digest of the certificate in 64 hex digits.",
    ],
    [
      'a ballot without its certificate',
      { ...ballot({ for: 1 }), certificateSha256: 'a'.repeat(63) },
      "Name the ballot's scrutineer, and give the SHA-256 digest of the certificate in 64 hex digits.",
    ],
    [
      'two votes of one revision',
      { way: 'NAMED_VOTES', votes: [vote('a', 'FOR'), vote('a', 'AGAINST')] },
      'A member has two votes with the same revision.',
    ],
    [
      'more dissenting than agreeing',
      { way: 'AGREED_WITHOUT_VOTE', dissents: ['a', 'b'], abstentions: [] },
      'No more members agreed than dissented, so it was not agreed without a vote: take a vote and record that.',
    ],
    [
      'as many dissenting as agreeing',
      { way: 'AGREED_WITHOUT_VOTE', dissents: ['a'], abstentions: ['b'] },
      'No more members agreed than dissented, so it was not agreed without a vote: take a vote and record that.',
    ],
    [
      'one member both ways',
      { way: 'AGREED_WITHOUT_VOTE', dissents: ['a'], abstentions: ['a'] },
      'A member is named twice: name each once, under dissents or abstentions.',
    ],
  ])('cannot be true: %s', (_case, record, because) => {
    const refusal = { code: 'BAD_USER_INPUT', because, field: 'record' };
    expect(mayRecord(record, able, [])).toEqual(refusal);
  });

  it.each<[string, VoteRecord]>([
    ['a vote of one who was away', { way: 'NAMED_VOTES', votes: [vote('d', 'FOR')] }],
    ['a dissent', { way: 'AGREED_WITHOUT_VOTE', dissents: ['d'], abstentions: [] }],
    ['an abstention', { way: 'AGREED_WITHOUT_VOTE', dissents: [], abstentions: ['d'] }],
  ])('names only members who could vote: %s', (_case, record) => {
    expect(mayRecord(record, able, [])?.code).toBe('NOT_ENTITLED_TO_VOTE');
  });

  it('counted a ballot against the roll, in outcomes of before', () => {
    expect(mayRecord(ballot({ for: 2, against: 1, spoilt: 1 }), able, [], 4)).toBeNull();
  });

  it('forgives a vote that its member took back', () => {
    const votes = [vote('d', 'FOR'), vote('d', null, 2)];
    expect(mayRecord({ way: 'NAMED_VOTES', votes }, able, [])).toBeNull();
  });
});
