import type { Target } from '../../platform/acts/target.js';
import type { DecidingBody, Trust } from './trust.entity.js';
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
