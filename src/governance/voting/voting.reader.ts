import type { Appended } from '../../platform/audit/audit.service.js';
import { RECEIPT_FORMAT } from '../../platform/audit/receipt.js';
import { signInInWords } from '../../platform/audit/sign-in-words.js';
import { eventOf, VOTE_EVENTS, voteOf } from '../../platform/audit/vote-event.js';
import type { Reader } from '../../platform/database/reader.js';
import { listOf, oneOf } from '../../platform/graphql/loader.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { notFound } from '../../shared/refusal.js';
import { decide, type WorkedOutcome } from '../deciding/outcome.rules.js';
import type { Missing } from '../deciding/accounting.rules.js';
import type { Choice } from '../deciding/tally.rules.js';
import { MeetingAttendance } from '../meetings/meeting.entity.js';
import { decisionFacts } from '../resolutions/decision.reader.js';
import { InterestConfirmation } from '../resolutions/interest.entity.js';
import type { Resolution, Vote } from '../resolutions/resolution.entity.js';
import { declaredWorkingOf, isOwnAndOpened, workingOf } from '../resolutions/resolutions.reader.js';
import { StandingInterest } from '../trusts/trust.entity.js';

/** The place of a vote in the chain, and the content of its entry. */
export interface EntryOfVote {
  chain: string;
  sequence: string;
  entryHash: string;
  content: string | null;
  salt: string | null;
}

/** What a member keeps of a vote: where it is in the chain, and what it says there. */
export interface VoteReceipt extends EntryOfVote {
  format: string;
  resolutionId: string;
  revision: number;
  choice: Choice | null;
  manifestSha256: string | null;
  castAt: Date;
  practice: boolean;
  signIn: string | null;
}

/** The receipt of a vote from its entry in the chain; the caller checks who may see it. */
export async function receiptOf(
  reader: Reader,
  vote: Vote,
  practice: boolean,
): Promise<VoteReceipt> {
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
export function receiptOfAppended(vote: Vote, appended: Appended, practice: boolean): VoteReceipt {
  const { chainId: chain, seq: sequence, entryHash, content, salt } = appended;
  return asReceipt(vote, { chain, sequence, entryHash, content, salt }, practice);
}

/** The receipt of a vote from its entry. */
export function asReceipt(
  vote: Pick<Vote, 'resolutionId' | 'revision' | 'choice' | 'manifestSha256' | 'castAt'>,
  entry: EntryOfVote,
  practice: boolean,
): VoteReceipt {
  const { resolutionId, revision, choice, manifestSha256, castAt } = vote;
  const format = RECEIPT_FORMAT;
  const signIn = signInOfVote(entry.content);
  return {
    ...entry,
    format,
    resolutionId,
    revision,
    choice,
    manifestSha256,
    castAt,
    practice,
    signIn,
  };
}

/** Who set the sign-in through which a vote was given, and who confirmed it, as its entry says. */
function signInOfVote(content: string | null): string | null {
  const event = content === null ? null : eventOf(content);
  const said = event && voteOf(event)?.signIn;
  return said ? signInInWords(said, 'PERSON') : null;
}

/** The votes on a resolution as they stand, or as they were when it was decided. */
export interface AsItStands extends WorkedOutcome {
  /** What would be missing if it were closed now. */
  missing: Missing[];
  /** Whether the votes or the count are recorded yet. */
  counted: boolean;
}

/** How a resolution stands, for those of its body; null for others, and if the members did not decide it. */
export async function asItStandsOf(
  context: RequestContext,
  resolution: Resolution,
): Promise<AsItStands | null> {
  if (!(await isOwnAndOpened(resolution, context))) return null;
  const { id } = resolution;
  const kept = (await workingOf(context, id)) ?? (await declaredWorkingOf(context, id));
  if (kept) return { counted: true, missing: [], ...(JSON.parse(kept.worked) as WorkedOutcome) };
  if (resolution.state !== 'OPEN') return null;
  const { input, counted } = await decisionFacts(context.reads, resolution);
  return { counted, missing: [], ...decide(input) };
}

/** A member's confirmation of an interest that was brought in, by the interest's id. */
export const confirmationOf = oneOf(InterestConfirmation, 'interestId');

/** An entry of a Trust's register of interests by id. */
export const standingInterestOf = oneOf(StandingInterest);

const entriesOf = listOf(MeetingAttendance, 'meetingId', { id: 'ASC' });

/** A member who was at a meeting. */
export interface Present extends MeetingAttendance {
  personId: string;
}

/** Somebody who was at a meeting without a seat on the body. */
export interface InAttendance extends MeetingAttendance {
  capacity: string;
}

/** The entries of one meeting, in the order in which they were made. */
export interface AttendanceByKind {
  present: Present[];
  inAttendance: InAttendance[];
  /** The members who sent apologies, and did not come after all. */
  absentIds: string[];
}

/** Who was at a meeting, and who sent apologies; empty for those who may not know. */
export async function attendanceAt(
  context: RequestContext,
  meetingId: string,
): Promise<AttendanceByKind> {
  const entries = await entriesOf(context, meetingId);
  const present = entries.filter((entry): entry is Present => entry.kind === 'PRESENT');
  const there = present.map(({ personId }) => personId);
  const absent = entries
    .filter(({ kind }) => kind === 'APOLOGIES')
    .map(({ personId }) => personId!)
    .filter((personId) => !there.includes(personId));
  return {
    present,
    inAttendance: entries.filter((entry): entry is InAttendance => entry.kind === 'IN_ATTENDANCE'),
    absentIds: [...new Set(absent)],
  };
}
