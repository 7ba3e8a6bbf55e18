import { In } from 'typeorm';
import type { Appended } from '../../platform/audit/audit.service.js';
import { RECEIPT_FORMAT } from '../../platform/audit/receipt.js';
import { VOTE_EVENTS } from '../../platform/audit/vote-event.js';
import type { Reader } from '../../platform/database/reader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { grouped, loader } from '../../platform/graphql/loader.js';
import { notFound } from '../../shared/refusal.js';
import { InterestConfirmation } from '../resolutions/interest.entity.js';
import { Vote } from '../resolutions/resolution.entity.js';
import { MeetingAttendance } from '../meetings/meeting.entity.js';

/** The place of a vote in the chain, and the content of its entry. */
interface EntryOfVote {
  chain: string;
  sequence: string;
  entryHash: string;
  content: string | null;
  salt: string | null;
}

/** The receipt of a vote from its entry in the chain; the caller checks who may see it. */
export async function receiptOf(reader: Reader, vote: Vote, practice: boolean) {
  const [entry] = await reader.query<EntryOfVote>(
    `select e.chain_id as chain, e.seq::text as sequence, e.entry_hash as "entryHash", b.content, b.salt
     from audit_content b join audit_entry e on e.chain_id = b.chain_id and e.seq = b.seq
     where b.subject_id = $1 and b.type = any ($2)`,
    [vote.id, VOTE_EVENTS],
  );
  if (!entry) throw notFound('vote', 'resolution');
  return asReceipt(vote, entry, practice);
}

/** The receipt of a vote that was appended just now. */
export function receiptOfAppended(vote: Vote, appended: Appended, practice: boolean) {
  const { chainId: chain, seq: sequence, entryHash, content, salt } = appended;
  return asReceipt(vote, { chain, sequence, entryHash, content, salt }, practice);
}

function asReceipt(vote: Vote, entry: EntryOfVote, practice: boolean) {
  const { resolutionId, revision, choice, manifestSha256, castAt } = vote;
  const format = RECEIPT_FORMAT;
  return { ...entry, format, resolutionId, revision, choice, manifestSha256, castAt, practice };
}

/** The members' confirmations of interests that were brought in, by the interest. */
export const confirmations = (context: RequestContext) =>
  loader(context, 'interest-confirmations', async (ids) => {
    const rows = await context.reads.find(InterestConfirmation, { interestId: In([...ids]) });
    return new Map(rows.map((row) => [row.interestId, row]));
  });

/** Who was at the meetings of one request, in the order in which it was entered. */
export const attendanceOfMeetings = (context: RequestContext) =>
  loader(context, 'attendance', async (ids) => {
    const where = { meetingId: In([...ids]) };
    const order = { id: 'ASC' } as const;
    const rows = await context.reads.find(MeetingAttendance, where, { order });
    return grouped(rows, (row) => row.meetingId);
  });
