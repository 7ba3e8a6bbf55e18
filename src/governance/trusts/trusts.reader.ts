import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import { within, type Day } from '../../shared/day.js';
import { byRef } from '../../shared/refs.js';
import { notFound } from '../../shared/refusal.js';
import type { StandingOrders } from './standing-orders.rules.js';
import {
  BodyPosts,
  DecidingBody,
  Seat,
  Site,
  StandingInterest,
  StandingOrdersVersion,
  Trust,
} from './trust.entity.js';

/** A Trust by id. */
export const trustOf = oneOf(Trust);
/** A body by id. */
export const bodyOf = oneOf(DecidingBody);

/** The sites of a Trust, by code. */
export const sitesOf = listOf(Site, 'trustId', { code: 'ASC' });
/** The bodies of a Trust, by code. */
export const bodiesOf = listOf(DecidingBody, 'trustId', { code: 'ASC' });
/** The register of interests of a Trust. */
export const interestsOf = listOf(StandingInterest, 'trustId', { id: 'ASC' });
/** The seats of a body, past and present, for a resolver. */
export const allSeatsOf = listOf(Seat, 'bodyId', { fromDay: 'ASC', id: 'ASC' });
/** Every version of the standing orders of a body, the earliest first. */
export const standingOrdersOf = listOf(StandingOrdersVersion, 'bodyId', { effectiveFrom: 'ASC' });
/** Every number of posts that a body had or has, the earliest first. */
export const postCountsOf = listOf(BodyPosts, 'bodyId', { effectiveFrom: 'ASC', id: 'ASC' });

/** The seats of some bodies, past and present, by their first days. */
export async function seatsOf(reader: Reader, bodyIds: readonly string[]): Promise<Seat[]> {
  return await reader.find(
    Seat,
    { bodyId: In([...bodyIds]) },
    { order: { fromDay: 'ASC', id: 'ASC' } },
  );
}

/** How many posts with a vote a body has on a day; null where none was ever entered. */
export async function postsOn(
  reader: Reader,
  body: Pick<DecidingBody, 'id' | 'posts'>,
  day: Day,
): Promise<number | null> {
  const [latest] = await reader.query<{ posts: number }>(
    `select posts from body_posts where body_id = $1 and effective_from <= $2
     order by effective_from desc, id desc limit 1`,
    [body.id, day],
  );
  return latest?.posts ?? body.posts;
}

/** Who chairs a body, or the board of its Trust, on any of some days. */
export async function chairsOf(
  reader: Reader,
  bodyId: string,
  days: readonly Day[],
): Promise<string[]> {
  const { trustId } = await reader.must(DecidingBody, { id: bodyId }, 'body');
  const boards = trustId ? await reader.find(DecidingBody, { trustId, kind: 'TRUST_BOARD' }) : [];
  const seats = await seatsOf(reader, [bodyId, ...boards.map(({ id }) => id)]);
  const held = seats.filter(
    ({ kind, fromDay, untilDay }) =>
      kind === 'CHAIR' && days.some((day) => within(day, fromDay, untilDay)),
  );
  return [...new Set(held.map(({ personId }) => personId))];
}

/** Standing orders as the rules read them. */
export function asOrders(version: StandingOrdersVersion): StandingOrders {
  const { id: _id, bodyId: _body, adoptedBy: _by, createdAt: _at, ...rest } = version;
  const {
    correctsId: _corrects,
    correctionReason: _reason,
    correctionDocumentId: _document,
    ...orders
  } = rest;
  return orders;
}

/** Standing orders as the chain tells them. */
export const ordersTold = (version: StandingOrdersVersion) => {
  const { majorities, ways, methods, ...orders } = asOrders(version);
  const listed = { ways: [...ways], methods: [...methods] };
  return { ...orders, ...listed, majorities: majorities.map((one) => ({ ...one })) };
};

/** A Trust by code or id. */
export async function findTrust(reader: Reader, ref: string, field = 'trust'): Promise<Trust> {
  const found = await reader.one(Trust, byRef(ref));
  if (!found) throw notFound('Trust', field);
  return found;
}

/** A body by code or id. */
export async function findBody(reader: Reader, ref: string, field = 'body'): Promise<DecidingBody> {
  const found = await reader.one(DecidingBody, byRef(ref));
  if (!found) throw notFound('body', field);
  return found;
}
