import { describe, expect, it } from '@jest/globals';
import { mayHavePostsFrom, mayHold, mayShare, overfilledOn, postsOn } from './posts.rules.js';
import type { PostHeld, Posts, SharedSeat } from './posts.rules.js';

const held = (postId: string, from: string, until: string | null = null): PostHeld => ({
  postId,
  from,
  until,
});
const council = (...changes: Posts['changes']): { kind: 'COUNCIL_OF_GOVERNORS'; posts: Posts } => ({
  kind: 'COUNCIL_OF_GOVERNORS',
  posts: { first: 2, changes },
});

describe('the posts of a body', () => {
  it('are those of the latest entry that had begun, of one day the last', () => {
    const posts: Posts = {
      first: 5,
      changes: [
        { effectiveFrom: '2018-06-01', posts: 9 },
        { effectiveFrom: '2018-06-01', posts: 7 },
      ],
    };
    expect(['2018-05-31', '2018-06-01', '2019-01-01'].map((day) => postsOn(posts, day))).toEqual([
      5, 7, 7,
    ]);
    expect(postsOn({ first: null, changes: [] }, '2018-06-01')).toBeNull();
  });

  it.each<[string, PostHeld[], string | null]>([
    ['both held', [held('a', '2016-01-01'), held('b', '2016-01-01')], null],
    [
      'a successor on the last day of the one before',
      [held('a', '2016-01-01'), held('b', '2016-01-01', '2018-06-15'), held('c', '2018-06-15')],
      '2018-06-15',
    ],
    [
      'a successor on the day after',
      [held('a', '2016-01-01'), held('b', '2016-01-01', '2018-06-14'), held('c', '2018-06-15')],
      null,
    ],
    [
      'one held for longer than the vacancy',
      [held('a', '2016-01-01'), held('b', '2019-01-01'), held('c', '2018-06-15')],
      '2019-01-01',
    ],
    [
      'one that ends before the next begins',
      [held('a', '2016-01-01'), held('b', '2019-01-01'), held('c', '2018-06-15', '2018-12-31')],
      null,
    ],
    [
      'two who share a post',
      [held('a', '2016-01-01'), held('b', '2016-01-01'), held('b', '2018-06-15')],
      null,
    ],
  ])('are never more than there are: %s', (_case, seats, day) => {
    expect(overfilledOn(council().posts, seats)?.day ?? null).toBe(day);
  });

  it('are refused with the day on which all are held', () => {
    const seats = [held('a', '2016-01-01'), held('b', '2016-01-01'), held('c', '2018-06-15')];
    expect(mayHold(council(), seats, 'from')).toEqual({
      code: 'ALREADY_EXISTS',
      because:
        'All 2 seats are held on 15 June 2018: the last day of one of them is the day before. End one on 14 June 2018 or earlier (endSeat), or enter how many there are (setPosts).',
      field: 'from',
    });
    expect(mayHold({ ...council(), kind: 'TRUST_BOARD' }, seats, 'until')?.because).toContain(
      'All 2 posts are held',
    );
    expect(
      mayHold({ ...council(), posts: { first: null, changes: [] } }, seats, 'from'),
    ).toBeNull();
  });

  it('are not set below those held on any day from then on', () => {
    const seats = [held('a', '2016-01-01'), held('b', '2019-01-01')];
    expect(mayHavePostsFrom(council({ effectiveFrom: '2018-06-01', posts: 1 }), seats)).toEqual({
      code: 'BAD_USER_INPUT',
      because:
        '2 seats are held on 1 January 2019, more than 1: end seats first (endSeat), or correct the number.',
      field: 'posts',
    });
    const ended = [held('a', '2016-01-01', '2018-12-31'), held('b', '2019-01-01')];
    expect(mayHavePostsFrom(council({ effectiveFrom: '2018-06-01', posts: 1 }), ended)).toBeNull();
  });
});

describe('a shared post', () => {
  const executive: SharedSeat = { kind: 'EXECUTIVE', voting: true };
  it.each<[string, SharedSeat, SharedSeat, boolean]>([
    ['of two executives', executive, executive, true],
    [
      'of an executive and a non-executive',
      executive,
      { kind: 'NON_EXECUTIVE', voting: true },
      false,
    ],
    ['without a vote', { kind: 'EXECUTIVE', voting: false }, executive, false],
    ['with one without a vote', executive, { kind: 'EXECUTIVE', voting: false }, false],
  ])('is one %s: %s', (_case, seat, other, allowed) => {
    const refusal = mayShare('TRUST_BOARD', seat, other);
    expect(refusal?.field ?? null).toBe(allowed ? null : 'sharesSeatId');
  });
});
