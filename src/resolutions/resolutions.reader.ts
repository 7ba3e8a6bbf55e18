import { In } from 'typeorm';
import { RECEIPT_FORMAT } from '../audit/receipt.js';
import { VOTE_EVENTS } from '../audit/vote-event.js';
import type { Reader } from '../database/reader.js';
import { byId, grouped, loader } from '../graphql/loader.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { Once } from '../idempotency/idempotency.service.js';
import { notFound } from '../shared/refusal.js';
import { ProposedCondition } from './decision.entity.js';
import { DeclaredInterest, InterestConfirmation, InterestRulingRow } from './interest.entity.js';
import { Meeting, MeetingAttendance } from './meeting.entity.js';
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
  attendance: (context: RequestContext) =>
    loader(context, 'attendance', async (ids) => {
      const where = { meetingId: among(ids) };
      const order = { id: 'ASC' } as const;
      const rows = await context.reads.find(MeetingAttendance, where, { order });
      return grouped(rows, (row) => row.meetingId);
    }),
};

export const confirmations = (context: RequestContext) =>
  loader(context, 'interest-confirmations', async (ids) => {
    const rows = await context.reads.find(InterestConfirmation, { interestId: among(ids) });
    return new Map(rows.map((row) => [row.interestId, row]));
  });

export const meetingsById = (context: RequestContext) =>
  loader(context, 'meetings-by-id', async (ids) =>
    byId(await context.reads.find(Meeting, { id: among(ids) })),
  );

export const resolutionsById = (context: RequestContext) =>
  loader(context, 'resolutions-by-id', async (ids) =>
    byId(await context.reads.find(Resolution, { id: among(ids) })),
  );

/** The bodies that are the caller's own, each in its programme, as `programme/body`. */
export const ownBodies = (context: RequestContext) =>
  loader(context, 'own-bodies', async () => {
    const mine = await context.reads.query<{ name: string }>(
      "select programme_id || '/' || of_id as name from unnest(access.my_bodies_in())",
    );
    return new Map(mine.map(({ name }) => [name, true]));
  });

interface EntryOfVote {
  chain: string;
  sequence: string;
  entryHash: string;
  content: string | null;
  salt: string | null;
}

/** The place of one vote in the chain, and the content of its entry; the caller checks who may see it. */
export async function receiptOf(reader: Reader, vote: Vote, practice: boolean) {
  const [entry] = await reader.query<EntryOfVote>(
    `select e.chain_id as chain, e.seq::text as sequence, e.entry_hash as "entryHash", b.content, b.salt
     from audit_content b join audit_entry e on e.chain_id = b.chain_id and e.seq = b.seq
     where b.subject_id = $1 and b.type = any ($2)`,
    [vote.id, VOTE_EVENTS],
  );
  if (!entry) throw notFound('vote', 'resolution');
  const { resolutionId, revision, choice, manifestSha256, castAt } = vote;
  const format = RECEIPT_FORMAT;
  return { ...entry, format, resolutionId, revision, choice, manifestSha256, castAt, practice };
}

/** What an act on a resolution answers: whether it had been done before, and the resolution as it is now. */
export async function resolutionAfter(
  reader: Reader,
  { ids, replayed }: Once<{ resolutionId: string }>,
) {
  const resolution = await reader.must(Resolution, { id: ids.resolutionId }, 'resolution');
  return { replayed, resolution };
}
