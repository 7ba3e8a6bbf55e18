import { In } from 'typeorm';
import { byId, grouped, loader } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { ProposedCondition } from './proposed-condition.entity.js';
import { DeclaredInterest, InterestRulingRow } from './interest.entity.js';
import {
  CastingVoteRow,
  Elector,
  Resolution,
  ResolutionCount,
  ResolutionOutcome,
  ResolutionOwnPart,
  ResolutionWorking,
  Vote,
} from './resolution.entity.js';

const among = (ids: readonly string[]) => In([...ids]);

/** Single rows that belong to resolutions, one query a request for each kind. */
export const oneOfResolution = {
  outcome: (context: RequestContext) =>
    loader(context, 'resolution-outcomes', async (ids) => {
      const rows = await context.reads.find(ResolutionOutcome, { resolutionId: among(ids) });
      return new Map(rows.map((row) => [row.resolutionId, row]));
    }),
  working: (context: RequestContext) =>
    loader(context, 'resolution-workings', async (ids) => {
      const rows = await context.reads.find(ResolutionWorking, { resolutionId: among(ids) });
      return new Map(rows.map((row) => [row.resolutionId, row]));
    }),
  ownPart: (context: RequestContext) =>
    loader(context, 'resolution-own-parts', async (ids) =>
      byId(await context.reads.find(ResolutionOwnPart, { id: among(ids) })),
    ),
  /** The count that binds: the latest. */
  count: (context: RequestContext) =>
    loader(context, 'resolution-counts', async (ids) => {
      const order = { number: 'ASC' } as const;
      const where = { resolutionId: among(ids) };
      const rows = await context.reads.find(ResolutionCount, where, { order });
      return new Map(rows.map((row) => [row.resolutionId, row]));
    }),
  castingVote: (context: RequestContext) =>
    loader(context, 'casting-votes', async (ids) => {
      const rows = await context.reads.find(CastingVoteRow, { resolutionId: among(ids) });
      return new Map(rows.map((row) => [row.resolutionId, row]));
    }),
  ratifiedBy: (context: RequestContext) =>
    loader(context, 'resolutions-ratified', async (ids) => {
      const rows = await context.reads.find(Resolution, {
        purpose: 'RATIFY',
        state: 'CLOSED',
        subjectId: among(ids),
      });
      const outcomes = await oneOfResolution.outcome(context).loadMany(rows.map((row) => row.id));
      const carried = outcomes.flatMap((one) =>
        one instanceof ResolutionOutcome && one.carried ? [one.resolutionId] : [],
      );
      const ratifying = rows.filter((row) => carried.includes(row.id));
      return new Map(ratifying.map((row) => [row.subjectId!, row]));
    }),
};

/** Lists that hang on resolutions and meetings. */
export const listsOfResolution = {
  roll: (context: RequestContext) =>
    loader(context, 'resolution-rolls', async (ids) => {
      const order = { title: 'ASC', personId: 'ASC' } as const;
      const rows = await context.reads.find(Elector, { resolutionId: among(ids) }, { order });
      const members = rows.filter((row) => row.struckOff !== true);
      return grouped(members, (row) => row.resolutionId);
    }),
  votes: (context: RequestContext) =>
    loader(context, 'resolution-votes', async (ids) => {
      const order = { personId: 'ASC', revision: 'ASC' } as const;
      const rows = await context.reads.find(Vote, { resolutionId: among(ids) }, { order });
      return grouped(rows, (row) => row.resolutionId);
    }),
  conditions: (context: RequestContext) =>
    loader(context, 'proposed-conditions', async (ids) => {
      const where = { resolutionId: among(ids) };
      const order = { position: 'ASC' } as const;
      const rows = await context.reads.find(ProposedCondition, where, { order });
      return grouped(rows, (row) => row.resolutionId);
    }),
  interests: (context: RequestContext) =>
    loader(context, 'declared-interests', async (ids) => {
      const where = { resolutionId: among(ids) };
      const rows = await context.reads.find(DeclaredInterest, where, { order: { id: 'ASC' } });
      return grouped(rows, (row) => row.resolutionId);
    }),
  rulings: (context: RequestContext) =>
    loader(context, 'interest-rulings', async (ids) => {
      const where = { interestId: among(ids) };
      const order = { number: 'ASC' } as const;
      const rows = await context.reads.find(InterestRulingRow, where, { order });
      return grouped(rows, (row) => row.interestId);
    }),
  ofMeeting: (context: RequestContext) =>
    loader(context, 'resolutions-of-meetings', async (ids) => {
      const where = { meetingId: among(ids) };
      const rows = await context.reads.find(Resolution, where, { order: { number: 'ASC' } });
      return grouped(rows, (row) => row.meetingId!);
    }),
};

/** The bodies that are the caller's own, each in its programme, as `programme/body`. */
export const ownBodies = (context: RequestContext) =>
  loader(context, 'own-bodies', async () => {
    const mine = await context.reads.query<{ name: string }>(
      "select programme_id || '/' || of_id as name from unnest(access.my_bodies_in())",
    );
    return new Map(mine.map(({ name }) => [name, true]));
  });

/** Whether the caller may read the body's own part, and the resolution was opened, so that there is one. */
export async function isOwnAndOpened(
  resolution: Resolution,
  context: RequestContext,
): Promise<boolean> {
  const { standingOrdersId, programmeId, bodyId } = resolution;
  if (standingOrdersId === null) return false;
  return (await ownBodies(context).load(`${programmeId}/${bodyId}`)) ?? false;
}
