import { addDays, dayInWords, within } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { isCouncil, seatVotes } from './body.rules.js';
import type { BodyKind, SeatKind } from './body.rules.js';

/** A seat with a vote, as far as posts are counted: from its first day to its last, both included. */
export interface PostHeld {
  /** The post: who shares one names the same. */
  postId: string;
  from: Day;
  until: Day | null;
}

/** How many posts with a vote a body has, held or vacant. */
export interface Posts {
  /** What it was added with; null where no number was entered. */
  first: number | null;
  /** The later entries, in the order of their days; of one day the last counts. */
  changes: readonly { effectiveFrom: Day; posts: number }[];
}

/** The body and its posts. */
export interface PostsOf {
  kind: BodyKind;
  posts: Posts;
}

/** How many posts a body has on a day; null where no number was entered for it. */
export function postsOn({ first, changes }: Posts, day: Day): number | null {
  return changes.findLast(({ effectiveFrom }) => effectiveFrom <= day)?.posts ?? first;
}

/** How many posts are held on a day: two who share one hold one. */
export function postsHeldOn(held: readonly PostHeld[], day: Day): number {
  const then = held.filter(({ from, until }) => within(day, from, until));
  return new Set(then.map(({ postId }) => postId)).size;
}

/** The first day on which more posts are held than the body has, with their number; null where there is none. */
export function overfilledOn(
  posts: Posts,
  held: readonly PostHeld[],
): { day: Day; posts: number; held: number } | null {
  const days = [
    ...held.map(({ from }) => from),
    ...posts.changes.map(({ effectiveFrom }) => effectiveFrom),
  ].sort();
  for (const day of days) {
    const [has, taken] = [postsOn(posts, day), postsHeldOn(held, day)];
    if (has !== null && taken > has) return { day, posts: has, held: taken };
  }
  return null;
}

/**
 * Whether a seat may be given, or be held for longer; null means yes.
 *
 * On no day are more posts held than the body has. A last day is a day in the seat, so a successor begins
 * on the day after it.
 */
export function mayHold(
  { kind, posts }: PostsOf,
  held: readonly PostHeld[],
  field: 'from' | 'until',
): Refusal | null {
  const over = overfilledOn(posts, held);
  if (!over) return null;
  const all = `All ${over.posts} ${postsInWords(kind)} are held on ${dayInWords(over.day)}`;
  const because = `${all}: the last day of one of them is the day before. End one on ${dayInWords(addDays(over.day, -1))} or earlier (endSeat), or enter how many there are (setPosts).`;
  return { code: 'ALREADY_EXISTS', because, field };
}

/** Whether a body may have this number of posts; null means yes: never fewer than are held. */
export function mayHavePostsFrom(
  { kind, posts }: PostsOf,
  held: readonly PostHeld[],
): Refusal | null {
  const over = overfilledOn(posts, held);
  if (!over) return null;
  const because = `${over.held} ${postsInWords(kind)} are held on ${dayInWords(over.day)}, more than ${over.posts}: end seats first (endSeat), or correct the number.`;
  return { code: 'BAD_USER_INPUT', because, field: 'posts' };
}

/** What the posts of a body are called: those of a council are its seats. */
export const postsInWords = (kind: BodyKind) => (isCouncil(kind) ? 'seats' : 'posts');

/** A seat that may share its post, as it is asked for or as it is. */
export interface SharedSeat {
  kind: SeatKind;
  voting: boolean;
}

/** Whether a seat may share another's post; null means yes: they are alike, and have a vote on the body. */
export function mayShare(body: BodyKind, seat: SharedSeat, other: SharedSeat): Refusal | null {
  const wrong = (because: string): Refusal => {
    return { code: 'BAD_USER_INPUT', because, field: 'sharesSeatId' };
  };
  if (!seatVotes(body, seat) || !seatVotes(body, other))
    return wrong('Leave out sharesSeatId: only a post with a vote is shared.');
  if (seat.kind === other.kind) return null;
  return wrong('Give both seats the same kind: whoever shares a post is the same kind of member.');
}
