import { dayInWords, isDay, within, type Day } from '../../shared/day.js';
import type { Blocker, Refusal } from '../../shared/refusal.js';

/** Where a programme stands; a strategic case is the SOC and OBC in one. */
export const ProgrammeStatus = {
  EXPLORING: 'EXPLORING',
  SOC: 'SOC',
  OBC: 'OBC',
  STRATEGIC_CASE: 'STRATEGIC_CASE',
  FBC: 'FBC',
  REGULATOR_REVIEW: 'REGULATOR_REVIEW',
  APPROVALS: 'APPROVALS',
  MOBILISING: 'MOBILISING',
  LIVE: 'LIVE',
  INTEGRATING: 'INTEGRATING',
  PAUSED: 'PAUSED',
  WITHDRAWN: 'WITHDRAWN',
  PROHIBITED: 'PROHIBITED',
  CLOSED: 'CLOSED',
  DISCARDED: 'DISCARDED',
} as const;
export type ProgrammeStatus = keyof typeof ProgrammeStatus;

/** The statuses that somebody's act brings about; every other one follows from the gates. */
export const ACTED_STATUSES = ['PAUSED', 'WITHDRAWN', 'PROHIBITED', 'CLOSED', 'DISCARDED'] as const;
export type ActedStatus = (typeof ACTED_STATUSES)[number];
export type ComputedStatus = Exclude<ProgrammeStatus, ActedStatus>;

/** What can be done to a programme as a whole. */
export const ProgrammeAct = {
  PAUSE: 'PAUSE',
  RESUME: 'RESUME',
  WITHDRAW: 'WITHDRAW',
  PROHIBIT: 'PROHIBIT',
  REOPEN: 'REOPEN',
  CLOSE: 'CLOSE',
  DISCARD: 'DISCARD',
} as const;
export type ProgrammeAct = keyof typeof ProgrammeAct;

/** The state of a programme after the acts so far; RUNNING: its status follows from its gates. */
export type ActState = 'RUNNING' | ActedStatus;

/**
 * Where each act leads. A withdrawn, closed or discarded programme stays so: Trusts that try again start
 * another. A prohibited one may be reopened, as when a merger is cleared years later.
 */
export const PROGRAMME_MOVES: Record<ActState, Partial<Record<ProgrammeAct, ActState>>> = {
  RUNNING: {
    PAUSE: 'PAUSED',
    WITHDRAW: 'WITHDRAWN',
    PROHIBIT: 'PROHIBITED',
    CLOSE: 'CLOSED',
    DISCARD: 'DISCARDED',
  },
  PAUSED: {
    RESUME: 'RUNNING',
    WITHDRAW: 'WITHDRAWN',
    PROHIBIT: 'PROHIBITED',
    DISCARD: 'DISCARDED',
  },
  PROHIBITED: { REOPEN: 'RUNNING', WITHDRAW: 'WITHDRAWN' },
  WITHDRAWN: {},
  CLOSED: {},
  DISCARDED: {},
};

/** The kinds of statement that a programme makes: what it aims at, what it answers, what binds it. */
export const StatementKind = { AIM: 'AIM', CHALLENGE: 'CHALLENGE', PLEDGE: 'PLEDGE' } as const;
export type StatementKind = keyof typeof StatementKind;

/** The kinds of challenge that a merger answers. */
export const ChallengeKind = {
  STAFF: 'STAFF',
  SERVICE_SUSTAINABILITY: 'SERVICE_SUSTAINABILITY',
  FINANCE: 'FINANCE',
  RISING_DEMAND: 'RISING_DEMAND',
  OTHER: 'OTHER',
} as const;
export type ChallengeKind = keyof typeof ChallengeKind;

/** What the status of a programme needs to know of one gate. */
export interface GateProgress {
  ordinal: number;
  phase: ComputedStatus;
  passed: boolean;
  /** Whether the next body in the gate's order is a regulator asked to review or to rate. */
  awaitsAssurance: boolean;
}

/** The state of a programme after its acts, in the order in which they were done. */
export function actState(acts: readonly ProgrammeAct[]): ActState {
  return acts.reduce<ActState>((state, act) => PROGRAMME_MOVES[state][act] ?? state, 'RUNNING');
}

/**
 * Where a programme stands: the state that an act brought about, or else the phase of its first gate that
 * is not passed. It is computed and never typed.
 *
 * - While that gate waits for the regulator's review or rating: REGULATOR_REVIEW.
 * - When every gate is passed it is still INTEGRATING, until somebody closes it.
 */
export function programmeStatus(
  gates: readonly GateProgress[],
  acts: readonly ProgrammeAct[],
): ProgrammeStatus {
  const state = actState(acts);
  if (state !== 'RUNNING') return state;
  const waiting = gates.filter((gate) => !gate.passed).sort((a, b) => a.ordinal - b.ordinal);
  const next = waiting[0];
  if (!next) return gates.length === 0 ? 'EXPLORING' : 'INTEGRATING';
  return next.awaitsAssurance ? 'REGULATOR_REVIEW' : next.phase;
}

/** The facts on which somebody can act on a programme as a whole. */
export interface ActFacts {
  acts: readonly ProgrammeAct[];
  /** Each party's board, and whether its own decision to withdraw stands. */
  boards: readonly { bodyId: string; name: string; withdrew: boolean }[];
  live: boolean;
  everyGatePassed: boolean;
  openConditions: readonly { id: string; title: string }[];
  /** What was decided in it or recorded, each as a sentence; empty while that is nothing. */
  decided: readonly string[];
  /** The last answer of the competition authority that counts, its letter confirmed; null while there is none. */
  clearance: { outcome: string; decidedOn: Day } | null;
  benefitsEndOn: Day | null;
  today: Day;
}

/**
 * Whether this may be done to the programme; null means yes.
 *
 * - Withdrawing needs a decision of each board, before Day 1.
 * - Closing needs every gate passed, the end of the benefits, and no open condition.
 * - Prohibiting and reopening rest on records: the authority's prohibition, and its later clearance.
 * - Only a programme that decided nothing is discarded, as one that was started by mistake.
 */
export function mayAct(act: ProgrammeAct, facts: ActFacts): Refusal | null {
  const state = actState(facts.acts);
  if (!PROGRAMME_MOVES[state][act]) {
    const is = `This programme is ${state.toLowerCase()}`;
    return { code: 'WRONG_STATE', because: `${is}, so it cannot be ${DONE[act]}.` };
  }
  const blockers = whatStopsAct(act, facts);
  if (blockers.length === 0) return null;
  const because = blockers.map((blocker) => blocker.because).join(' ');
  return { code: 'WRONG_STATE', because, blockers };
}

/** Each act as the end of "it cannot be ...". */
const DONE: Record<ProgrammeAct, string> = {
  PAUSE: 'paused',
  RESUME: 'resumed',
  WITHDRAW: 'withdrawn',
  PROHIBIT: 'prohibited',
  REOPEN: 'reopened',
  CLOSE: 'closed',
  DISCARD: 'discarded',
};

/** Why nothing can be decided in a programme that does not run, and what can be done about it. */
export function notRunning(state: ActedStatus): string {
  const first = { PAUSED: 'resume', PROHIBITED: 'reopen' } as const;
  const is = `The programme is ${state.toLowerCase()}`;
  if (state === 'PAUSED' || state === 'PROHIBITED') return `${is}: ${first[state]} it first.`;
  return `${is}, so nothing can be decided in it any more.`;
}

/** Whether a programme is paused, ended or closed, so that no gate of it can be passed. */
export function mayProceed(acts: readonly ProgrammeAct[]): Refusal | null {
  const state = actState(acts);
  if (state === 'RUNNING') return null;
  return { code: 'WRONG_STATE', because: notRunning(state) };
}

/** Whether papers can still be prepared in a programme: not once it is withdrawn, closed or discarded. */
export function mayPrepare(acts: readonly ProgrammeAct[]): Refusal | null {
  const state = actState(acts);
  if (state !== 'WITHDRAWN' && state !== 'CLOSED' && state !== 'DISCARDED') return null;
  return { code: 'WRONG_STATE', because: notRunning(state) };
}

/** Whether a practice programme's date may move to this day: forward only. */
export function mayAdvanceBusinessDate(
  programme: { practice: boolean; businessDate: Day },
  to: Day,
): Refusal | null {
  if (!programme.practice) {
    const because =
      "Only a practice programme's date can be moved: this programme goes by the calendar.";
    return { code: 'WRONG_STATE', because };
  }
  if (!isDay(to))
    return {
      code: 'BAD_USER_INPUT',
      because: `${to} is not a date: write it as 2026-03-05.`,
      field: 'to',
    };
  if (to > programme.businessDate) return null;
  const now = dayInWords(programme.businessDate);
  const because = `The date of a practice programme only moves forward: give a day after ${now}.`;
  return { code: 'BAD_USER_INPUT', because, field: 'to' };
}

/** Whether a programme may still adjust its copy of a regime: before its first gate is passed. */
export function mayAdjustSteps(gates: readonly { passed: boolean }[]): Refusal | null {
  if (!gates.some((gate) => gate.passed)) return null;
  const because = 'A gate of this programme is passed, so its steps can no longer be adjusted.';
  return { code: 'WRONG_STATE', because };
}

/**
 * Whether a programme may be adopted from this day: one that has come; null means yes. A practice programme may
 * be at an earlier date of its own: one that is told again records its first decisions as their days come.
 */
export function mayAdoptFrom(adoptedOn: Day | null, today: Day): Refusal | null {
  if (adoptedOn === null || adoptedOn <= today) return null;
  const because = `${dayInWords(adoptedOn)} is in the future: give the day from which its bodies decide here, today or earlier.`;
  return { code: 'BAD_USER_INPUT', because, field: 'adoptedOn' };
}

/** The facts on which the day of adoption can be corrected. */
export interface AdoptionFacts {
  /** Whether anything was opened, decided or passed here. */
  live: boolean;
  /** The last day of a decision recorded from earlier minutes; null while there is none. */
  lastRecordedOn: Day | null;
  today: Day;
}

/** Whether the day from which the bodies decide here can be corrected: until they first did; null means yes. */
export function mayCorrectAdoption(
  next: Day,
  now: Day,
  { live, lastRecordedOn, today }: AdoptionFacts,
): Refusal | null {
  if (next === now) return null;
  if (live) {
    const because =
      'Something was opened, decided or passed here since, so the day of adoption is no longer corrected.';
    return { code: 'WRONG_STATE', because, field: 'adoptedOn' };
  }
  if (lastRecordedOn === null || next > lastRecordedOn) return mayAdoptFrom(next, today);
  const because = `A decision of ${dayInWords(lastRecordedOn)} is recorded from minutes: give a later day, or annul that record (annulRecord).`;
  return { code: 'BAD_USER_INPUT', because, field: 'adoptedOn' };
}

/** A span before an election in which public bodies keep from announcing and deciding. */
export interface PreElectionDates {
  id: string;
  name: string;
  startsOn: Day;
  endsOn: Day;
  /** Since when it is entered with these days; null where that was not kept yet. */
  knownFrom?: Date | null;
}

/** Why a date inside a pre-election period could not wait, and whose advice was taken. */
export interface CannotWait {
  reason: string;
  adviceOf: string;
}

/** The pre-election period that a day falls in, both its ends included; null when there is none. */
export function withinPreElectionPeriod<P extends PreElectionDates>(
  day: Day,
  periods: readonly P[],
): P | null {
  return periods.find((period) => within(day, period.startsOn, period.endsOn)) ?? null;
}

/** The reason that was kept with a decision or a new date; null when there is none. */
export function cannotWaitOf(kept: {
  cannotWaitReason: string | null;
  cannotWaitAdviceOf: string | null;
}): CannotWait | null {
  const { cannotWaitReason: reason, cannotWaitAdviceOf: adviceOf } = kept;
  return reason && adviceOf ? { reason, adviceOf } : null;
}

/** Whether it is recorded both why the date cannot wait and whose advice was taken. */
export function isReasoned(cannotWait: CannotWait | null): boolean {
  return (
    cannotWait !== null && cannotWait.reason.trim() !== '' && cannotWait.adviceOf.trim() !== ''
  );
}

/**
 * Whether a decision, announcement or consultation may have this date: inside a pre-election period only
 * with a recorded reason and the name of the person who advised; null means yes.
 */
export function mayBeDated(
  day: Day,
  periods: readonly PreElectionDates[],
  cannotWait: CannotWait | null,
): Refusal | null {
  const period = withinPreElectionPeriod(day, periods);
  if (!period || isReasoned(cannotWait)) return null;
  const because = `${dayInWords(day)} is in the pre-election period "${period.name}": say why it cannot wait until after that period, and whose advice was taken.`;
  return { code: 'PRE_ELECTION', because, blockers: [preElection(period, because)] };
}

function preElection(period: PreElectionDates, because: string): Blocker {
  return {
    kind: 'PRE_ELECTION',
    because,
    subjectType: 'PRE_ELECTION_PERIOD',
    subjectId: period.id,
  };
}

function whatStopsAct(act: ProgrammeAct, facts: ActFacts): Blocker[] {
  if (act === 'WITHDRAW') return whatStopsWithdrawing(facts);
  if (act === 'PROHIBIT' || act === 'REOPEN') return whatTheAuthoritySays(act, facts);
  if (act === 'DISCARD') return facts.decided.map((because) => ({ kind: 'DECIDED', because }));
  return act === 'CLOSE' ? whatStopsClosing(facts) : [];
}

const CLEARANCES: readonly string[] = ['CLEARED', 'CLEARED_ON_BENEFITS', 'NOT_INVESTIGATED'];

/** A programme is prohibited on the authority's prohibition, and reopened on its later clearance. */
function whatTheAuthoritySays(act: 'PROHIBIT' | 'REOPEN', { clearance }: ActFacts): Blocker[] {
  const outcome = clearance?.outcome;
  const rests = act === 'PROHIBIT' ? outcome === 'PROHIBITED' : CLEARANCES.includes(outcome ?? '');
  if (rests) return [];
  const because =
    act === 'PROHIBIT'
      ? 'No prohibition is recorded and confirmed: record the letter of the competition authority first (recordExternalDecision), and have it confirmed (confirmExternalDecision).'
      : 'No clearance after the prohibition is recorded and confirmed: record the letter of the competition authority first (recordExternalDecision), and have it confirmed (confirmExternalDecision).';
  return [{ kind: 'DECIDER_MISSING', because }];
}

function whatStopsWithdrawing({ live, boards }: ActFacts): Blocker[] {
  if (live)
    return [
      {
        kind: 'LIVE',
        because: 'The Trusts have gone live, so the programme can no longer be withdrawn.',
      },
    ];
  return boards
    .filter((board) => !board.withdrew)
    .map(({ bodyId, name }) => ({
      kind: 'DECIDER_MISSING',
      because: `${name} has not passed a resolution to withdraw.`,
      subjectType: 'BODY',
      subjectId: bodyId,
    }));
}

function whatStopsClosing(facts: ActFacts): Blocker[] {
  const blockers: Blocker[] = facts.openConditions.map(({ id, title }) => ({
    kind: 'CONDITION_OPEN',
    because: `The condition "${title}" is still open: discharge or waive it first.`,
    subjectType: 'CONDITION',
    subjectId: id,
  }));
  if (!facts.everyGatePassed)
    blockers.push({ kind: 'GATES', because: 'Not every gate is passed.' });
  const { benefitsEndOn, today } = facts;
  if (benefitsEndOn === null) {
    blockers.push({
      kind: 'BENEFITS',
      because: 'Set the day on which the benefits end first (benefitsEndOn).',
    });
  } else if (today <= benefitsEndOn) {
    blockers.push({
      kind: 'BENEFITS',
      because: `The benefits run until ${dayInWords(benefitsEndOn)}: close the programme after that day.`,
    });
  }
  return blockers;
}
