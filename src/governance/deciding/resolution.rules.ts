import { combined } from '../../shared/combined.js';
import { dayInWords, isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';

/** What a resolution can be about besides its pack: an urgent decision to ratify, a condition to settle, a gate without a case. */
export const ResolutionSubject = {
  RESOLUTION: 'RESOLUTION',
  CONDITION: 'CONDITION',
  GATE: 'GATE',
} as const;
export type ResolutionSubject = keyof typeof ResolutionSubject;

/** Where a resolution stands. */
export const ResolutionState = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  DECLARED: 'DECLARED',
  CLOSED: 'CLOSED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type ResolutionState = keyof typeof ResolutionState;

/**
 * Where a resolution may go next.
 *
 * - A closed resolution is never reopened: the body passes a new one.
 * - A draft closes without opening only when it is deferred or referred back.
 * - A result that is declared without everybody accounted for closes once it is completed, and goes nowhere else.
 */
export const RESOLUTION_MOVES: Record<ResolutionState, readonly ResolutionState[]> = {
  DRAFT: ['OPEN', 'CLOSED', 'WITHDRAWN'],
  OPEN: ['DECLARED', 'CLOSED', 'WITHDRAWN'],
  DECLARED: ['CLOSED'],
  CLOSED: [],
  WITHDRAWN: [],
};

/** Whether a resolution may go from one state to another. */
export function mayMove(from: ResolutionState, to: ResolutionState): boolean {
  return RESOLUTION_MOVES[from].includes(to);
}

/** The pack that a resolution decides on: its manifest's digest, and whether a later one exists. */
export interface PackDecidedOn {
  manifestSha256: string | null;
  superseded: boolean;
}

/** Whether a later version of the pack makes the votes void; null means it does not. */
export function supersededFault(pack: PackDecidedOn | null): Refusal | null {
  if (!pack?.superseded) return null;
  const because =
    'A later version replaced the pack that this resolution decides on: it must be withdrawn or deferred, and a new one opened on that version.';
  return { code: 'PACK_SUPERSEDED', because };
}

/**
 * Whether a body can have decided on a pack on this day; null means yes. Nothing was decided on a pack before it
 * was sealed, by whoever decides and however that is entered: live, late, or from the letter of a body outside.
 * Whoever had an earlier version decided on that one, and names it.
 */
export function mayHaveDecidedOn(
  pack: { sealedOn: Day | null } | null,
  decidedOn: Day,
): Refusal | null {
  if (!pack?.sealedOn || pack.sealedOn <= decidedOn) return null;
  const because = `The pack was sealed on ${dayInWords(pack.sealedOn)}, after the decision of ${dayInWords(decidedOn)}: nobody can have decided on it then. Name the version that was decided on.`;
  return { code: 'BAD_USER_INPUT', because, field: 'decidedOn' };
}

/**
 * What became of a resolution.
 *
 * A council of governors approves or rejects; it sets no conditions.
 */
export const Outcome = {
  APPROVED: 'APPROVED',
  APPROVED_WITH_CONDITIONS: 'APPROVED_WITH_CONDITIONS',
  DEFERRED: 'DEFERRED',
  REFERRED_BACK: 'REFERRED_BACK',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  NOT_QUORATE: 'NOT_QUORATE',
} as const;
export type Outcome = keyof typeof Outcome;

/** An outcome, or that a result is declared and not complete. */
export const OutcomeState = { ...Outcome, DECLARED: 'DECLARED' } as const;
export type OutcomeState = keyof typeof OutcomeState;

/** Whether an outcome is a decision in favour, which a gate can rest on. */
export function isApproval(outcome: Outcome): boolean {
  return outcome === 'APPROVED' || outcome === 'APPROVED_WITH_CONDITIONS';
}

/** The result of a decision of the members. */
export interface Decided {
  quorate: boolean;
  carried: boolean;
  conditions: boolean;
}

/**
 * The outcome of a resolution that the members decided.
 *
 * - Without a quorum nothing was decided.
 * - It is approved, with or without conditions, or rejected.
 */
export function outcomeOf(decided: Decided): Outcome {
  if (!decided.quorate) return 'NOT_QUORATE';
  if (!decided.carried) return 'REJECTED';
  return decided.conditions ? 'APPROVED_WITH_CONDITIONS' : 'APPROVED';
}

/** The ways in which a resolution ends without a decision of the members: its outcome too. */
export type ProceduralEnding = 'DEFERRED' | 'REFERRED_BACK' | 'WITHDRAWN';

/** Why a decision is deferred. */
export const DeferReason = {
  PRE_ELECTION: 'PRE_ELECTION',
  MORE_INFORMATION: 'MORE_INFORMATION',
  REGULATOR: 'REGULATOR',
  DEPENDENCY: 'DEPENDENCY',
  QUORUM: 'QUORUM',
  PANDEMIC_OR_OPERATIONAL: 'PANDEMIC_OR_OPERATIONAL',
  OTHER: 'OTHER',
} as const;
export type DeferReason = keyof typeof DeferReason;

/** What a deferral says. */
export interface Deferral {
  deferReason: DeferReason | null;
  /** In the secretary's own words; needed for OTHER. */
  reason: string | null;
  newDate: Day | null;
}

/**
 * Whether a decision may be deferred; null means yes.
 *
 * It needs a reason and a new date to come, so that the decision is not lost. All that is missing is
 * named at once.
 */
export function mayDefer(
  resolution: { state: ResolutionState },
  deferral: Deferral,
  today: Day,
): Refusal | null {
  const over = stillUndecided(resolution.state, 'deferred');
  if (over) return over;

  return combined([reasonFault(deferral), newDateFault(deferral, today)]);
}

function reasonFault({ deferReason, reason }: Deferral): Refusal | null {
  if (deferReason === null || !Object.hasOwn(DeferReason, deferReason)) {
    return wrong('deferReason', 'Give the reason for the deferral.');
  }
  if (deferReason !== 'OTHER' || !isBlank(reason)) return null;
  return wrong('reason', 'The reason is OTHER: say in words why it is deferred.');
}

function newDateFault({ newDate }: Deferral, today: Day): Refusal | null {
  if (!isDay(newDate)) return wrong('newDate', 'Give the new date.');
  if (newDate > today) return null;
  return wrong('newDate', `The new date must be after today: ${dayInWords(newDate)} is not.`);
}

/** Whether a case may be referred back to its authors; null means yes. It must say what is asked of them. */
export function mayReferBack(
  resolution: { state: ResolutionState },
  asked: string | null,
): Refusal | null {
  const over = stillUndecided(resolution.state, 'referred back');
  if (over) return over;
  return isBlank(asked) ? wrong('reason', 'Say what is asked of the authors.') : null;
}

/** Whether a resolution may be withdrawn; null means yes. What was decided stands. */
export function mayWithdraw(
  resolution: { state: ResolutionState },
  reason: string | null,
): Refusal | null {
  const over = stillUndecided(resolution.state, 'withdrawn');
  if (over) return over;
  return isBlank(reason) ? wrong('reason', 'Say why the resolution is withdrawn.') : null;
}

/** Whether a resolution is still to be decided, so that it can be ended in this way; null means yes. */
export function stillUndecided(state: ResolutionState, verb: string): Refusal | null {
  if (state === 'CLOSED') {
    const because = `This resolution is closed and cannot be ${verb}: draft a new one.`;
    return { code: 'WRONG_STATE', because };
  }
  if (state === 'DECLARED') {
    const because = `The result of this resolution is declared, so it cannot be ${verb}: complete it, or put the matter again as a new resolution.`;
    return { code: 'WRONG_STATE', because };
  }
  if (state === 'WITHDRAWN') {
    const because =
      verb === 'withdrawn'
        ? 'This resolution is already withdrawn.'
        : `This resolution was withdrawn, so it cannot be ${verb}.`;
    return { code: 'WRONG_STATE', because };
  }
  return null;
}

/** Whether a text says nothing. */
export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
