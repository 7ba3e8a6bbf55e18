import { In } from 'typeorm';
import type { Reader } from '../../platform/database/reader.js';
import { byId, grouped, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Day } from '../../shared/day.js';
import { byRef } from '../../shared/refs.js';
import { notFound } from '../../shared/refusal.js';
import {
  DecidingBody,
  Seat,
  Site,
  StandingInterest,
  StandingOrdersVersion,
  Trust,
} from './trust.entity.js';

/** The Trusts of one request, by id. */
export const trustsById = (context: RequestContext) =>
  loader(context, 'trusts', async (ids) =>
    byId(await context.reads.find(Trust, { id: In([...ids]) })),
  );

/** The bodies of one request, by id. */
export const bodiesById = (context: RequestContext) =>
  loader(context, 'bodies-by-id', async (ids) =>
    byId(await context.reads.find(DecidingBody, { id: In([...ids]) })),
  );

/** Lists that belong to Trusts and bodies: one query a request for each kind. */
export const trustLists = {
  sites: (context: RequestContext) =>
    loader(context, 'sites', async (ids) =>
      grouped(
        await context.reads.find(Site, { trustId: In([...ids]) }, { order: { code: 'ASC' } }),
        (site) => site.trustId,
      ),
    ),
  bodies: (context: RequestContext) =>
    loader(context, 'bodies', async (ids) =>
      grouped(
        await context.reads.find(
          DecidingBody,
          { trustId: In([...ids]) },
          { order: { code: 'ASC' } },
        ),
        (body) => body.trustId!,
      ),
    ),
  seats: (context: RequestContext) =>
    loader(context, 'seats', async (ids) =>
      grouped(await seatsOf(context.reads, ids), (seat) => seat.bodyId),
    ),
  standingOrders: (context: RequestContext) =>
    loader(context, 'standingOrders', async (ids) =>
      grouped(
        await context.reads.find(
          StandingOrdersVersion,
          { bodyId: In([...ids]) },
          { order: { effectiveFrom: 'ASC' } },
        ),
        (orders) => orders.bodyId,
      ),
    ),
  interests: (context: RequestContext) =>
    loader(context, 'interests', async (ids) =>
      grouped(
        await context.reads.find(
          StandingInterest,
          { trustId: In([...ids]) },
          { order: { id: 'ASC' } },
        ),
        (interest) => interest.trustId,
      ),
    ),
};

export async function seatsOf(reader: Reader, bodyIds: readonly string[]): Promise<Seat[]> {
  return await reader.find(
    Seat,
    { bodyId: In([...bodyIds]) },
    { order: { fromDay: 'ASC', id: 'ASC' } },
  );
}

/** How many seats a council has on a day; null for any other body, and where none was ever entered. */
export async function councilSeatsOn(
  reader: Reader,
  body: Pick<DecidingBody, 'id' | 'seats'>,
  day: Day,
): Promise<number | null> {
  const [latest] = await reader.query<{ seats: number }>(
    `select seats from council_seats where body_id = $1 and effective_from <= $2
     order by effective_from desc, id desc limit 1`,
    [body.id, day],
  );
  return latest?.seats ?? body.seats;
}

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
