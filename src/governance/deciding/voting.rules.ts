import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import type { Method, Way } from '../trusts/standing-orders.rules.js';
import { isMeeting } from './meeting.rules.js';
import { WAY_WORDS } from './purpose.rules.js';
import { rulesOut } from './quorum.rules.js';
import type { RollMember, Ruling } from './quorum.rules.js';
import { supersededFault } from './resolution.rules.js';
import type { PackDecidedOn, ResolutionState } from './resolution.rules.js';
import type { Choice } from './tally.rules.js';

/** How a casting vote can be given: it decides, so there is no abstaining. */
export const CastingChoice = { FOR: 'FOR', AGAINST: 'AGAINST' } as const;
export type CastingChoice = keyof typeof CastingChoice;

/** One member's vote as it is asked to be recorded. */
export interface VoteAsked {
  resolution: {
    state: ResolutionState;
    method: Method;
    way: Way;
    pack: PackDecidedOn | null;
    /** The last day to answer a written resolution. */
    closesOn: Day | null;
    /** For an urgent decision: the two who take it. */
    deciderIds: readonly string[];
  };
  /** The member's entry on the roll; null when not on it. */
  member: RollMember | null;
  /** The digest of the manifest that the member read. */
  manifestRead: string | null;
  /** Whether the member is present while the item is taken; asked at meetings only. */
  present: boolean;
  /** Whether the item of a meeting was not taken yet. */
  untaken?: boolean;
  /** Whether the secretary records a vote that the member gave at the meeting. */
  recorded?: boolean;
  ruling: Ruling | null;
  /** The member's latest revision; 0 when none. */
  currentRevision: number;
  expectedRevision: number;
}

/**
 * Whether this vote may be recorded now; null means yes.
 *
 * - Only a member on the roll and entitled, free of a ruling, while voting is open and no later
 *   than its last day.
 * - Only on the papers decided on: the manifest read is the resolution's, and is not superseded.
 * - At a meeting only a member present while the item is taken: no proxy, no vote beforehand.
 * - A change of mind names the vote it replaces, so that two screens cannot overwrite each other.
 */
export function mayVote(asked: VoteAsked, today: Day): Refusal | null {
  const { resolution, member } = asked;

  if (!isOpenFor(asked)) return notOpen('Voting on this resolution is not open.');
  if (!member?.voting) return notEntitled(NOT_ON_ROLL);
  if (resolution.closesOn !== null && today > resolution.closesOn) {
    return notOpen(`The last day to vote was ${dayInWords(resolution.closesOn)}.`);
  }
  if (resolution.way !== 'NAMED_VOTES') {
    const because = `This resolution is decided ${WAY_WORDS[resolution.way]}, not by named votes: the secretary records the count.`;
    return { code: 'METHOD_NOT_ALLOWED', because };
  }
  if (resolution.method === 'URGENT' && !resolution.deciderIds.includes(member.memberId)) {
    return notEntitled('Only the two members named in this urgent decision can vote on it.');
  }
  if (rulesOut(asked.ruling)) {
    return notEntitled('The person presiding ruled that this member does not vote on this item.');
  }
  return (
    absenceFault(asked) ?? papersFault(resolution.pack, asked.manifestRead) ?? revisionFault(asked)
  );
}

/**
 * Whether votes are taken: while it is open; and while a result that is declared is completed, those that were
 * given at the meeting and not recorded, of members who have none.
 */
function isOpenFor({ resolution, recorded, currentRevision }: VoteAsked): boolean {
  if (resolution.state !== 'DECLARED') return resolution.state === 'OPEN';
  return recorded === true && currentRevision === 0;
}

function absenceFault({ resolution, present, untaken }: VoteAsked): Refusal | null {
  if (present || !isMeeting(resolution.method)) return null;
  const because = untaken
    ? 'This item has not been taken yet: voting starts once the secretary records that it is.'
    : 'This member was not present for this item, from when it was taken until it was put to the vote, or has left since: so they cannot vote on it.';
  return { code: 'NOT_PRESENT', because };
}

/** Why somebody who is not on the roll with a vote cannot vote. */
export const NOT_ON_ROLL =
  'This person has no vote on this resolution: only the voting members on its roll can vote.';

function papersFault(pack: PackDecidedOn | null, manifestRead: string | null): Refusal | null {
  if (pack === null) return null;
  const replaced = supersededFault(pack);
  if (replaced) return replaced;
  if (manifestRead !== null && manifestRead === pack.manifestSha256) return null;
  const because =
    'This is not the digest of the pack that the resolution decides on: read that pack, then send its digest.';
  return { code: 'MANIFEST_MISMATCH', because, field: 'manifestSha256' };
}

function revisionFault(asked: VoteAsked): Refusal | null {
  if (asked.expectedRevision === asked.currentRevision) return null;
  const because = revisionToSend(asked.currentRevision);
  return {
    code: 'STALE_VERSION',
    because,
    field: 'expectedRevision',
    currentVersion: asked.currentRevision,
  };
}

const revisionToSend = (current: number) =>
  current === 0
    ? 'This member has not voted: send 0 as expectedRevision.'
    : `This member's vote is at revision ${current}: read it, then send ${current} as expectedRevision.`;

/** Whether a member may give this answer; null means yes: two take an urgent decision together. */
export function mayAnswer(method: Method, choice: Choice): Refusal | null {
  if (method !== 'URGENT' || choice !== 'ABSTAIN') return null;
  const because = 'Vote for or against: nobody can abstain from an urgent decision.';
  return { code: 'METHOD_NOT_ALLOWED', because, field: 'choice' };
}

/**
 * Whether a member has a vote that stands, which can be taken back; null means yes. A secretary takes out
 * a vote recorded for the wrong member in the same way, but never one cast in person (`mayReplace`).
 */
export function mayTakeBack(standing: Choice | null): Refusal | null {
  if (standing !== null) return null;
  return { code: 'WRONG_STATE', because: 'This member has no vote to take back.' };
}

/**
 * Whether members vote on it in person; null means yes. An item entered after its meeting was voted on
 * there: the secretary records those votes, and each member is told.
 */
export function mayCastInPerson(lateReason: string | null): Refusal | null {
  if (lateReason === null) return null;
  const because =
    'This item was entered after its meeting: the secretary records the votes that were given there.';
  return { code: 'METHOD_NOT_ALLOWED', because };
}

/** Whether a recorded vote may be taken out; null means yes. The secretary says what was wrong with it. */
export function mayTakeOut(
  choice: Choice | null,
  reason: string | null,
  field: string,
): Refusal | null {
  if (choice !== null || reason?.trim()) return null;
  const because = 'Say why this recorded vote is taken out.';
  return { code: 'BAD_USER_INPUT', because, field: `${field}.reason` };
}

/** Whether interests in an item may be ruled on; null means yes: until its outcome stands. */
export function mayRuleOnItem(state: ResolutionState): Refusal | null {
  if (state === 'OPEN' || state === 'DECLARED') return null;
  return { code: 'WRONG_STATE', because: 'This resolution is no longer open.' };
}

/**
 * Whether a resolution may be closed; null means yes.
 *
 * At a meeting the members decide who were there when the item was taken. A pack replaced while voting was
 * open makes the votes void: the resolution is withdrawn or deferred, and a new one is opened on the new
 * pack.
 */
export function mayClose(resolution: {
  state: ResolutionState;
  pack: PackDecidedOn | null;
  /** Whether it is an item of a meeting that was not taken. */
  untaken: boolean;
}): Refusal | null {
  if (resolution.state !== 'OPEN') {
    return notOpen('This resolution is not open.');
  }
  return supersededFault(resolution.pack) ?? (resolution.untaken ? UNTAKEN : null);
}

/** Whether it is an item of a meeting and nobody has recorded when it was taken. */
export const isUntaken = (item: { method: Method; itemTakenAt: Date | null }) =>
  isMeeting(item.method) && item.itemTakenAt === null;

const UNTAKEN: Refusal = {
  code: 'WRONG_STATE',
  because:
    'This item has not been taken: record when it was (takeItem), so that it is known who was present.',
};

/** The dates that decide whether a resolution can be closed yet. */
export interface ClosingTime {
  method: Method;
  /** The day of its meeting. */
  heldOn: Day | null;
  closesOn: Day | null;
  /** Whether somebody who may answer a written resolution has not. */
  answersOutstanding: boolean;
}

/**
 * Whether the time to close has come; null means yes.
 *
 * - A meeting decides nothing before its day.
 * - A written resolution is closed once all have answered, or its last day is over: closing it
 *   earlier would take the vote from those who still may.
 */
export function mayCloseNow(asked: ClosingTime, today: Day): Refusal | null {
  const { heldOn, closesOn } = asked;
  if (isMeeting(asked.method) && heldOn !== null && today < heldOn) {
    return tooEarly(`The meeting is on ${dayInWords(heldOn)}: close this on that day or later.`);
  }
  if (asked.method !== 'WRITTEN_RESOLUTION' || closesOn === null) return null;
  if (today > closesOn || !asked.answersOutstanding) return null;
  return tooEarly(
    `Members may answer until the end of ${dayInWords(closesOn)}: close this after that day, or once all have answered.`,
  );
}

/**
 * Whether a resolution may be closed without a quorum; null means yes. It ends the item for good, so whoever
 * closes it says that they know.
 */
export function mayCloseNotQuorate(quorate: boolean, accepted: boolean): Refusal | null {
  const field = 'acceptNotQuorate';
  if (quorate && accepted) {
    const because = 'There is a quorum for this item: leave out acceptNotQuorate.';
    return { code: 'BAD_USER_INPUT', because, field };
  }
  if (quorate || accepted) return null;
  const because =
    'There is no quorum for this item. Closing it ends it for good as not quorate, and it must be put again as a new resolution: to do that, send acceptNotQuorate: true.';
  return { code: 'BAD_USER_INPUT', because, field };
}

function tooEarly(because: string): Refusal {
  return { code: 'WRONG_STATE', because };
}

function notOpen(because: string): Refusal {
  return { code: 'VOTING_NOT_OPEN', because };
}

function notEntitled(because: string): Refusal {
  return { code: 'NOT_ENTITLED_TO_VOTE', because };
}

/**
 * Whether this person may replace a vote that stands; null means yes. Only the member can change a vote cast
 * in person: a secretary records votes given at a meeting, and can correct only those.
 */
export function mayReplace(
  standing: { choice: Choice | null; enteredBy: string } | null,
  memberId: string,
  actorId: string,
): Refusal | null {
  if (!standing?.choice || standing.enteredBy !== memberId || actorId === memberId) return null;
  const because = 'This member cast a vote in person: only they can change it or take it back.';
  return { code: 'VOTE_STANDS', because };
}

/**
 * Whether a secretary may record the casting vote; null means yes: whoever presides and voted in person on
 * the item gives it in person too.
 */
export function mayRecordCastingVote(votedInPerson: boolean): Refusal | null {
  if (!votedInPerson) return null;
  const because =
    'The person presiding voted on this item in person, so only they give the casting vote.';
  return { code: 'NOT_ALLOWED', because };
}

/**
 * Whether the casting vote may be taken out; null means yes: while the resolution is open, by whoever gave
 * it, or by the secretary where it was recorded.
 */
export function mayTakeOutCastingVote(
  state: ResolutionState,
  standing: { personId: string; enteredBy: string } | null,
  actorId: string,
): Refusal | null {
  if (state !== 'OPEN') return notOpen('This resolution is not open.');
  if (!standing) {
    return { code: 'WRONG_STATE', because: 'No casting vote stands: there is none to take out.' };
  }
  if (standing.enteredBy !== standing.personId || actorId === standing.personId) return null;
  const because = 'The casting vote was given in person: only whoever gave it can take it out.';
  return { code: 'VOTE_STANDS', because };
}
