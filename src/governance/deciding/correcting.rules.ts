import type { Day } from '../../shared/day.js';
import { dayInWords } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { mayConfirmNotVoted } from './accounting.rules.js';
import type { Attendance } from './meeting.rules.js';
import { isMeeting } from './meeting.rules.js';
import type { DecisionInput } from './outcome.rules.js';
import { castingFault, decide, mayDecide, takingPart, unaccountedIn } from './outcome.rules.js';
import { mayVoteOnItem } from './quorum.rules.js';
import type { Outcome, ResolutionState } from './resolution.rules.js';
import type { RuleVersion } from './rule-version.rules.js';
import type { Choice, Vote, VoteRecord } from './tally.rules.js';

/**
 * Everything in which the minutes differ from what a resolution was closed on. It is whole in itself: laid
 * over the facts as they were frozen, whatever corrections came before it.
 */
export interface Corrections {
  /** Each member named was there as these entries say, and no longer as the entries of before. */
  attendance: readonly Attendance[];
  /** Who presided; null where that was right. */
  presidingId: string | null;
  /** What was counted; null where that was right, and for named votes. */
  count: VoteRecord | null;
  /** Named votes; no choice where the member gave none. */
  votes: readonly { memberId: string; choice: Choice | null }[];
  /** How many who were there and could vote did not; null where that follows, or is as it was. */
  notVoted: number | null;
}

/** That nothing was otherwise. */
export const AS_CLOSED: Corrections = {
  attendance: [],
  presidingId: null,
  count: null,
  votes: [],
  notVoted: null,
};

/** Whether the minutes differ in nothing that a decision follows from. */
export const isAsClosed = ({ attendance, presidingId, count, votes, notVoted }: Corrections) =>
  attendance.length + votes.length === 0 &&
  presidingId === null &&
  count === null &&
  notVoted === null;

/** The facts of a decision as the minutes have them: what was frozen, and the corrections laid over it. */
export function withCorrections(
  frozen: DecisionInput,
  corrections: Corrections,
  told: { on: Day; minuteRef: boolean },
  ruleVersion: RuleVersion,
): DecisionInput {
  const { attendance, presidingId, count, votes } = corrections;
  const there = attendance.map(({ memberId }) => memberId);
  const over: DecisionInput = {
    ...frozen,
    attendance: [
      ...frozen.attendance.filter(({ memberId }) => !there.includes(memberId)),
      ...attendance,
    ],
    presidingId: presidingId ?? frozen.presidingId,
    record: count ?? withVotes(frozen.record, votes),
    corrected: {
      ...told,
      members: new Set(there).size,
      presiding: presidingId !== null,
      count: count !== null,
      votes: votes.length,
    },
  };
  const settled = { ...over, castingVote: castingVoteIn(over, ruleVersion) };
  return { ...settled, notVoted: notVotedIn(settled, corrections.notVoted ?? frozen.notVoted) };
}

/** A corrected vote is the member's next revision: the one before stays where it is. */
function withVotes(record: VoteRecord, votes: Corrections['votes']): VoteRecord {
  if (record.way !== 'NAMED_VOTES' || votes.length === 0) return record;
  const next = (memberId: string) =>
    1 + Math.max(0, ...record.votes.filter((one) => one.memberId === memberId).map(revisionOf));
  const corrected = votes.map((one) => ({ ...one, revision: next(one.memberId) }));
  return { way: record.way, votes: [...record.votes, ...corrected] };
}

const revisionOf = ({ revision }: Vote) => revision;

/** A casting vote was given for nothing where the votes, as the minutes have them, are not equal. */
export function castingVoteIn(input: DecisionInput, ruleVersion: RuleVersion) {
  const { castingVote } = input;
  if (castingVote === null) return null;
  const able = mayVoteOnItem(input.roll, takingPart(input), input.rulings);
  return castingFault(input, castingVote.memberId, able, ruleVersion) ? null : castingVote;
}

/** Where everybody is accounted for, nobody is said not to have voted. */
const notVotedIn = (input: DecisionInput, said: number | null | undefined) =>
  unaccountedIn(input) === 0 ? null : (said ?? null);

/** The field of the request in which a fault of the corrected facts lies. */
const FIELDS: Record<string, string> = {
  itemTakenAt: 'attendance',
  attendance: 'attendance',
  presidingId: 'presidedBy',
  notVoted: 'notVoted',
};

/** What a correction may be laid over, and with what. */
export interface ToCorrect {
  state: ResolutionState;
  /** The facts that it was closed on; null where it ended without a decision of its members. */
  frozen: DecisionInput | null;
  corrections: Corrections;
  minuteRef: string | null;
  /** Whether a correction was entered before. */
  correctedBefore: boolean;
}

/**
 * Whether a resolution can be corrected with its minutes at all, before the facts are laid together; null
 * means yes.
 *
 * - Only one that is closed: anything earlier is put right where it was entered.
 * - Where the members did not decide it, only the minute reference can be wrong.
 * - Attendance, and who presided, are of a meeting; each way of deciding has its own votes or count.
 * - A first correction corrects something; a later one may say that all was right as it was closed.
 */
export function mayCorrect(it: ToCorrect): Refusal | null {
  const { frozen, corrections } = it;
  const closed = mayCorrectIn(it.state);
  if (closed) return closed;
  const none = isAsClosed(corrections);
  if (frozen === null && !none) {
    return wrong(
      null,
      'Its members did not decide this resolution: only the minute reference (minuteRef) can be corrected.',
    );
  }
  if (none && it.minuteRef === null && !it.correctedBefore) {
    return wrong(null, 'Say what the minutes have otherwise than it was closed on.');
  }
  return frozen && placeFault(frozen, corrections);
}

/** Whether a resolution in this state is corrected with its minutes; null means yes. */
export function mayCorrectIn(state: ResolutionState): Refusal | null {
  if (state === 'CLOSED') return null;
  const because =
    'This resolution is not closed: while it is open, what was entered is put right where it was entered.';
  return { code: 'WRONG_STATE', because };
}

function placeFault(
  { method, record, roll }: DecisionInput,
  { attendance, presidingId, count, votes }: Corrections,
): Refusal | null {
  const held = isMeeting(method);
  if (!held && attendance.length > 0)
    return wrong('attendance', 'This was not decided at a meeting: nobody attended.');
  if (!held && presidingId !== null)
    return wrong('presidedBy', 'This was not decided at a meeting: nobody presided.');
  if (record.way === 'NAMED_VOTES' ? count !== null : votes.length > 0) {
    return record.way === 'NAMED_VOTES'
      ? wrong('count', 'This was decided by named votes: correct those (votes).')
      : wrong('votes', 'Votes were not named here: correct what was counted (count).');
  }
  const onRoll = (id: string) => roll.some(({ memberId }) => memberId === id);
  if (!attendance.every(({ memberId }) => onRoll(memberId)))
    return wrong('attendance', 'Name only members on the roll of this resolution.');
  if (!votes.every(({ memberId }) => onRoll(memberId)))
    return wrong('votes', 'Name only members on the roll of this resolution.');
  const named = votes.map(({ memberId }) => memberId);
  return new Set(named).size === named.length
    ? null
    : wrong('votes', 'A member is in this list twice: name each once.');
}

/**
 * Whether the facts as the minutes have them can be true; null means yes. They are held against all that is
 * asked of facts before a resolution is closed on them, and everybody is accounted for.
 */
export function canBeTrue(
  corrected: DecisionInput,
  { notVoted }: Corrections,
  ruleVersion: RuleVersion,
): Refusal | null {
  const fault = mayDecide(corrected, ruleVersion);
  if (fault) {
    const own = corrected.record.way === 'NAMED_VOTES' ? 'votes' : 'count';
    return { ...fault, field: FIELDS[fault.field ?? ''] ?? own };
  }
  const { quorum, missing = [] } = decide(corrected, ruleVersion);
  const silent = quorum.met ? unaccountedIn(corrected) : 0;
  const said = notVoted ?? (quorum.met ? corrected.notVoted : null);
  const known = mayConfirmNotVoted(silent, said ?? null);
  if (known) return known;
  const [first] = missing;
  if (!first) return null;
  const because = `${first.because} Say with the correction how many did not vote (notVoted).`;
  return { code: 'VOTES_MISSING', because, field: 'notVoted' };
}

/** A correction of a resolution, as far as it counts or waits. */
export interface CorrectionMade {
  number: number;
  outcome: Outcome;
  /** Whether it changed the outcome that counted until then. */
  changesOutcome: boolean;
  /** Whether the body approved the minutes, or whoever presided and another confirmed it. */
  confirmed: boolean;
}

/** The correction that counts, and a later one that waits to be confirmed. */
export interface CorrectionsThatStand<Of> {
  counts: Of | null;
  waits: Of | null;
}

/**
 * Which corrections of a resolution stand: the last that counts, and one entered after it that is not
 * confirmed. A later correction takes the place of all before it, and of one that waited.
 */
export function correctionsThatStand<Of extends CorrectionMade>(
  all: readonly Of[],
): CorrectionsThatStand<Of> {
  const inTurn = [...all].sort((a, b) => a.number - b.number);
  const counts = inTurn.findLast((one) => !one.changesOutcome || one.confirmed) ?? null;
  const last = inTurn.at(-1) ?? null;
  return { counts, waits: last === counts ? null : last };
}

/** The outcome that counts: that of the correction that counts, or the one that it was closed with. */
export const outcomeThatCounts = (
  closed: Outcome,
  { counts }: CorrectionsThatStand<CorrectionMade>,
): Outcome => counts?.outcome ?? closed;

/** How a correction that changes an outcome is confirmed. */
export const CorrectionConfirmationKind = {
  PRESIDED: 'PRESIDED',
  PRESENT: 'PRESENT',
  MINUTES_APPROVED: 'MINUTES_APPROVED',
} as const;
export type CorrectionConfirmationKind = keyof typeof CorrectionConfirmationKind;

/** Who could speak to what happened at an item, by what it was closed on and by its minutes alike. */
export interface Witnesses {
  presidingId: string | null;
  presentIds: readonly string[];
}

/**
 * Who can confirm what the minutes say: whoever presided, and members who were there, both by what it was
 * closed on and as corrected, and whom no interest kept out of it.
 */
export function witnessesOf(frozen: DecisionInput, corrected: DecisionInput): Witnesses {
  if (!isMeeting(frozen.method)) return { presidingId: null, presentIds: [] };
  const free = (input: DecisionInput) => {
    const everyone = input.roll.map((member) => ({ ...member, voting: true }));
    return mayVoteOnItem(everyone, takingPart(input), input.rulings);
  };
  const then = free(frozen);
  return {
    presidingId: corrected.presidingId,
    presentIds: free(corrected).filter((id) => then.includes(id)),
  };
}

/** What a person confirms of a correction, and who did so before. */
export interface Confirming {
  waits: boolean;
  personId: string;
  enteredById: string;
  witnesses: Witnesses;
  before: readonly { kind: CorrectionConfirmationKind; personId: string }[];
}

/**
 * As what somebody confirms a correction, or why they cannot: whoever presided, and one other member who was
 * present. Never whoever entered it, and nobody twice.
 */
export function confirmsAs({
  waits,
  personId,
  enteredById,
  witnesses: { presidingId, presentIds },
  before,
}: Confirming): CorrectionConfirmationKind | Refusal {
  if (!waits) return NOT_WAITING;
  if (!presentIds.includes(personId) || personId === enteredById) return NO_WITNESS;
  const kind = personId === presidingId ? 'PRESIDED' : 'PRESENT';
  if (!before.some((one) => one.kind === kind || one.personId === personId)) return kind;
  const because =
    kind === 'PRESIDED'
      ? 'You have confirmed this correction: another member who was present confirms it too.'
      : 'A member who was present has confirmed this correction: whoever presided confirms it too.';
  return { code: 'WRONG_STATE', because };
}

/** Why a correction that counts, or was replaced, is not confirmed. */
export const NOT_WAITING: Refusal = {
  code: 'WRONG_STATE',
  because:
    'This correction does not wait to be confirmed: it counts, or a later one took its place.',
};

const NO_WITNESS: Refusal = {
  code: 'NOT_ALLOWED',
  because:
    'Only whoever presided and members who were present confirm a correction, by what it was closed on and by its minutes alike, and never whoever entered it.',
};

/** A resolution that is named as having approved the minutes. */
export interface ApprovingResolution {
  state: ResolutionState;
  /** Whether it is of the same body, for that purpose, and about the resolution that is corrected. */
  approvesThese: boolean;
  /** The outcomes of it that stand: as it was closed, and by its own corrections. */
  outcomes: readonly Outcome[];
  atMeeting: boolean;
  enteredLate: boolean;
  openedAt: Date | null;
  decidedOn: Day | null;
}

/**
 * Whether a resolution approved the minutes with which a correction was entered; null means yes: the same
 * body's, about the resolution that is corrected, carried at a later quorate meeting, and put to its members
 * after the correction was entered, so that they saw it.
 */
export function mayApprove(
  { waits, enteredAt, decidedOn }: { waits: boolean; enteredAt: Date; decidedOn: Day },
  by: ApprovingResolution,
): Refusal | null {
  if (!waits) return NOT_WAITING;
  const no = (because: string) => wrong('resolution', because);
  if (!by.approvesThese) {
    return no(
      'Name a resolution of this body to approve the minutes (APPROVE_MINUTES), about the resolution that is corrected.',
    );
  }
  const approved = by.outcomes.length > 0 && by.outcomes.every((one) => one === 'APPROVED');
  if (by.state !== 'CLOSED' || !approved)
    return no(
      'That resolution has not approved the minutes: name one that is closed and approved.',
    );
  const later = by.decidedOn !== null && by.decidedOn > decidedOn;
  if (!by.atMeeting || by.enteredLate || !later) {
    return no(
      `The minutes are approved at a meeting after that of ${dayInWords(decidedOn)}, and not by an item that was entered after its meeting.`,
    );
  }
  if (by.openedAt !== null && by.openedAt >= enteredAt) return null;
  return no(
    'That resolution was opened before the correction was entered: its members did not see it. Name a later one.',
  );
}

function wrong(field: string | null, because: string): Refusal {
  return field === null
    ? { code: 'BAD_USER_INPUT', because }
    : { code: 'BAD_USER_INPUT', because, field };
}
