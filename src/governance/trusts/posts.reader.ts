import type { Reader } from '../../platform/database/reader.js';
import { seatVotes } from './body.rules.js';
import type { PostHeld, PostsOf } from './posts.rules.js';
import { BodyPosts, type DecidingBody, type Seat } from './trust.entity.js';
import { seatsOf } from './trusts.reader.js';

/** The post that a seat is in: its own, or the one that it shares. */
export const postOf = ({ id, sharesSeatId }: Pick<Seat, 'id' | 'sharesSeatId'>): string =>
  sharesSeatId ?? id;

/** How many posts a body has from which day on. */
export async function postsOf(reader: Reader, body: DecidingBody): Promise<PostsOf> {
  return { kind: body.kind, posts: { first: body.posts, changes: await postCounts(reader, body) } };
}

/** Every later entry of how many posts a body has, in the order of their days. */
export async function postCounts(reader: Reader, body: DecidingBody): Promise<BodyPosts[]> {
  const order = { effectiveFrom: 'ASC', id: 'ASC' } as const;
  return await reader.find(BodyPosts, { bodyId: body.id }, { order });
}

/** The posts of a body as they are held, past and present, but for one seat's. */
export async function postsHeld(
  reader: Reader,
  body: DecidingBody,
  but: string | null = null,
): Promise<PostHeld[]> {
  const seats = await seatsOf(reader, [body.id]);
  return seats.filter((seat) => seat.id !== but && seatVotes(body.kind, seat)).map(asHeld);
}

/** A seat as posts are counted. */
export const asHeld = (
  seat: Pick<Seat, 'id' | 'sharesSeatId' | 'fromDay' | 'untilDay'>,
): PostHeld => ({
  postId: postOf(seat),
  from: seat.fromDay,
  until: seat.untilDay,
});
