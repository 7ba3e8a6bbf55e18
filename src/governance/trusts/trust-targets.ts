import type { Target } from '../../platform/acts/target.js';
import { DecidingBody, StandingOrdersVersion, type Trust } from './trust.entity.js';
import { findBody, findTrust } from './trusts.reader.js';

/** A Trust that an input names, in the business of the installation. */
export const theTrust: Target<{ trust: string }, { trust: Trust }> = {
  find: async (reader, input) => ({ trust: await findTrust(reader, input.trust) }),
  scope: ({ trust }) => ({ trustId: trust.id }),
  chain: () => null,
};

/** Whose a body is, for what is kept of it in the installation. */
export const ofTheBody = {
  scope: ({ body }: { body: DecidingBody }) => ({
    programmeId: body.programmeId,
    trustId: body.trustId,
    body,
  }),
  chain: () => null,
};

/** A body that an input names, in the business of the installation: its seats, its standing orders. */
export const theBody: Target<{ body: string }, { body: DecidingBody }> = {
  find: async (reader, input) => ({ body: await findBody(reader, input.body) }),
  ...ofTheBody,
};

/** Standing orders that an input names; their body's row is locked, so that no roll is fixed meanwhile. */
export const theStandingOrders: Target<
  { standingOrdersId: string },
  { orders: StandingOrdersVersion; body: DecidingBody }
> = {
  find: async (reader, { standingOrdersId: id }) => {
    const where = { id };
    const field = 'standingOrdersId';
    const orders = await reader.must(StandingOrdersVersion, where, 'standing orders', field);
    const body = await reader.must(DecidingBody, { id: orders.bodyId }, 'body');
    return { orders, body };
  },
  ...ofTheBody,
  lock: async (tx, { orders, body }) => ({
    orders,
    body: await tx.lock(DecidingBody, body.id, 'NO KEY UPDATE'),
  }),
};
