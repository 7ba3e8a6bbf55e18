import { dayInWords } from '../shared/day.js';
import type { Day } from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';
import type { Method, Way } from '../trusts/standing-orders.rules.js';
import { isMeeting } from './meeting.rules.js';
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
 * - At a meeting only a member present while the item is taken: no proxy, no vote beforehand (P1).
 * - A change of mind names the vote it replaces, so that two screens cannot overwrite each other.
 */
export function mayVote(asked: VoteAsked, today: Day): Refusal | null {
  const { resolution, member } = asked;

  if (resolution.state !== 'OPEN') return notOpen('Voting on this resolution is not open.');
  if (!member?.voting) return notEntitled('Only members entitled to vote on this can vote.');
  if (resolution.closesOn !== null && today > resolution.closesOn) {
    return notOpen(`The last day to vote was ${dayInWords(resolution.closesOn)}.`);
  }
  if (resolution.way !== 'NAMED_VOTES') {
    const because = 'This resolution is not decided by named votes.';
    return { code: 'METHOD_NOT_ALLOWED', because };
  }
  if (resolution.method === 'URGENT' && !resolution.deciderIds.includes(member.memberId)) {
    return notEntitled('An urgent decision is taken by the two members named in it.');
  }
  if (rulesOut(asked.ruling)) {
    return notEntitled('Whoever presides ruled that this member does not vote on this item.');
  }
  return (
    absenceFault(asked) ?? papersFault(resolution.pack, asked.manifestRead) ?? revisionFault(asked)
  );
}

function absenceFault({ resolution, present, untaken }: VoteAsked): Refusal | null {
  if (present || !isMeeting(resolution.method)) return null;
  const because = untaken
    ? 'The item has not been taken yet: the secretary says when it is, then you can vote.'
    : 'Only a member present while the item is taken can vote.';
  return { code: 'NOT_PRESENT', because };
}

function papersFault(pack: PackDecidedOn | null, manifestRead: string | null): Refusal | null {
  if (pack === null) return null;
  const replaced = supersededFault(pack);
  if (replaced) return replaced;
  if (manifestRead !== null && manifestRead === pack.manifestSha256) return null;
  const because = 'The papers read are not the papers this resolution decides on.';
  return { code: 'MANIFEST_MISMATCH', because, field: 'manifestSha256' };
}

function revisionFault(asked: VoteAsked): Refusal | null {
  if (asked.expectedRevision === asked.currentRevision) return null;
  const because = 'This member has voted in the meantime: look at that vote first.';
  return {
    code: 'STALE_VERSION',
    because,
    field: 'expectedRevision',
    currentVersion: asked.currentRevision,
  };
}

/** Whether a member may answer so; null means yes: an urgent decision is taken together (2.4). */
export function mayAnswer(method: Method, choice: Choice): Refusal | null {
  if (method !== 'URGENT' || choice !== 'ABSTAIN') return null;
  const because = 'An urgent decision is for or against: taking it leaves no abstention.';
  return { code: 'METHOD_NOT_ALLOWED', because, field: 'choice' };
}

/**
 * Whether a member has a vote that stands, which can be taken back; null means yes. A secretary takes out
 * one that was recorded for the wrong member in the same way, and only one that a secretary recorded
 * (`mayReplace`).
 */
export function mayTakeBack(standing: Choice | null): Refusal | null {
  if (standing !== null) return null;
  return { code: 'WRONG_STATE', because: 'There is no vote of this member to take back.' };
}

/**
 * Whether a member votes on it in person; null means yes. What was entered after its meeting was voted on
 * there: the secretary records those votes, and each member is told.
 */
export function mayCastInPerson(lateReason: string | null): Refusal | null {
  if (lateReason === null) return null;
  const because = 'It was entered after its meeting: the secretary records the votes given there.';
  return { code: 'METHOD_NOT_ALLOWED', because };
}

/** Whether a recorded vote may be taken out; null means yes. A correction says what was wrong. */
export function mayTakeOut(
  choice: Choice | null,
  reason: string | null,
  field: string,
): Refusal | null {
  if (choice !== null || reason?.trim()) return null;
  const because = 'Say why the recorded vote is taken out.';
  return { code: 'BAD_USER_INPUT', because, field: `${field}.reason` };
}

/**
 * Whether attendance or a ruling may take a member's vote away; null means yes.
 *
 * A vote that stands is never removed by the way (practice P5): it is taken back first, on record.
 */
export function mayTakeVoteAway(state: ResolutionState, voteStands: boolean): Refusal | null {
  if (state === 'CLOSED' || state === 'WITHDRAWN') {
    return { code: 'WRONG_STATE', because: 'This resolution is no longer open.' };
  }
  if (!voteStands) return null;
  const because = 'This member has voted on the item: that vote is taken back first.';
  return { code: 'VOTE_STANDS', because };
}

/**
 * Whether a resolution may be closed; null means yes.
 *
 * What is decided at a meeting is decided by those who were there when the item was taken (P1).
 * A pack replaced while voting was open voids the votes: the resolution is withdrawn or deferred,
 * and a new one is opened on the new pack (domain 12, R12).
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

/** Whether it is an item of a meeting of which nobody said yet when it was taken. */
export const isUntaken = (item: { method: Method; itemTakenAt: Date | null }) =>
  isMeeting(item.method) && item.itemTakenAt === null;

const UNTAKEN: Refusal = {
  code: 'WRONG_STATE',
  because:
    'The item has not been taken: say when it was, so that it is known who was there for it.',
};

/** What is asked of the time when a resolution is closed. */
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
 * - What a meeting decides is not decided before the meeting (practice P1).
 * - A written resolution is closed once all have answered, or its last day is over: closing it
 *   earlier would take the vote from those who still may.
 */
export function mayCloseNow(asked: ClosingTime, today: Day): Refusal | null {
  const { heldOn, closesOn } = asked;
  if (isMeeting(asked.method) && heldOn !== null && today < heldOn) {
    return tooEarly(`The meeting is on ${dayInWords(heldOn)}.`);
  }
  if (asked.method !== 'WRITTEN_RESOLUTION' || closesOn === null) return null;
  if (today > closesOn || !asked.answersOutstanding) return null;
  return tooEarly(`Members may still answer until the end of ${dayInWords(closesOn)}.`);
}

/**
 * Whether a named vote may be closed with members who could vote and did not; null means yes.
 *
 * Their number is confirmed, not ticked: a vote that the secretary forgot to record would look the same
 * (domain 2.3: each vote stores for, against and abstain of those who attended).
 */
export function mayLeaveSilent(silent: number, confirmed: number | null): Refusal | null {
  if (silent === (confirmed ?? 0)) return null;
  const field = 'notVoted';
  if (silent === 0) {
    const because = 'Nobody who could vote by name is without a vote: leave this out.';
    return { code: 'BAD_USER_INPUT', because, field };
  }
  const who = silent === 1 ? '1 member present has' : `${silent} members present have`;
  const because = `${who} no vote on this item: record them, or confirm that they gave none (notVoted: ${silent}).`;
  return { code: 'VOTES_MISSING', because, field };
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
 * Whether this person may put another vote in the place of one that stands; null means yes. A vote that
 * a member cast in person is changed by that member alone: a secretary records the votes of those who
 * gave them at the meeting, and can correct only what was recorded.
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
