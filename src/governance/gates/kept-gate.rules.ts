import {
  programmeStatus,
  type GateProgress,
  type ProgrammeAct,
  type ProgrammeStatus,
} from '../programmes/programme.rules.js';
import { PROVISIONS, type LawChange, type ProvisionCode } from '../programmes/provision.rules.js';
import { addDays, type Day } from '../../shared/day.js';
import type { GateFacts } from './gate-facts.rules.js';
import { awaitsAssurance, gateStatus, type GateStatus } from './gate.rules.js';
import { readiness, type GateBlocker } from './readiness.rules.js';

/** What stands in the way of a gate as it is kept: sentences are made for whoever reads. */
export type KeptBlocker = Omit<GateBlocker, 'because'>;

/** Where a gate stands, as it is kept. */
export interface GateStanding {
  status: GateStatus;
  /** Whether it waits for the regulator's review or rating next. */
  awaitsAssurance: boolean;
  blockers: KeptBlocker[];
}

/** Where a gate stands by the rules of the gates themselves, without sentences. */
export function standingOf(facts: GateFacts): GateStanding {
  return {
    status: gateStatus(facts),
    awaitsAssurance: awaitsAssurance(facts),
    blockers: readiness(facts).blockers.map(({ kind, subjectType, subjectId }) => ({
      kind,
      subjectType,
      subjectId,
    })),
  };
}

/** What a gate goes by that the date alone changes. */
export interface DatedFacts {
  facts: Pick<GateFacts, 'today' | 'decisions' | 'openResolutions'>;
  /** The sections on which the step and its bodies rest. */
  provisions: readonly ProvisionCode[];
  lawChanges: readonly LawChange[];
  /** Days for which the gate waits, such as that of going live. */
  awaited: readonly Day[];
  /** Whether a criterion of it is judged elsewhere, by what is not known here. */
  judgedElsewhere: boolean;
}

/**
 * The first day on which the date alone could change where a gate stands, and what stands in its way; null when
 * no day could.
 *
 * - The day after that by which a body was to ratify its urgent decision, or could complete what it declared.
 * - The day of going live: a criterion can wait for it, and from then on nothing suspends a gate.
 * - The day on which a change of the law commences, or after the last on which a section was in force.
 * - A pre-election period is held against the day of a decision, and the due date of a condition against
 *   nothing: neither is such a day. What is judged elsewhere can change every day.
 */
export function holdsUntil(dated: DatedFacts): Day | null {
  const { today } = dated.facts;
  const tomorrow = dated.judgedElsewhere ? [addDays(today, 1)] : [];
  const first = [
    ...lastDays(dated).map((day) => addDays(day, 1)),
    ...dated.lawChanges
      .filter(({ provision }) => dated.provisions.includes(provision))
      .map(({ commencesOn }) => commencesOn),
    ...dated.awaited,
    ...tomorrow,
  ];
  return earliest(first.filter((day) => day > today));
}

/** Each last day on which something still is as it is. */
function lastDays({ facts, provisions }: DatedFacts): Day[] {
  return [
    ...facts.decisions.flatMap(({ ratification }) =>
      ratification?.answer === 'DUE' ? [ratification.by] : [],
    ),
    ...facts.openResolutions.flatMap(({ declared }) => (declared ? [declared.completeBy] : [])),
    ...provisions.flatMap((code) => PROVISIONS[code].inForceUntil ?? []),
  ];
}

/** The earliest of some days; null when there is none. */
export function earliest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((first, day) => (first === null || (day && day < first) ? day : first), null);
}

/** A gate with what is kept of it, as far as it is known whether that still holds. */
export interface Kept {
  workedOutOn: Day;
  holdsUntil: Day | null;
}

/**
 * Whether what is kept of the gates of a programme can be shown: of every gate something is kept, nothing has
 * changed since, and today is a day for which all of it was worked out.
 */
export function isShowable(
  kept: readonly Kept[],
  at: { gates: number; changed: boolean; today: Day },
): boolean {
  if (at.changed || kept.length !== at.gates) return false;
  return kept.every(
    ({ workedOutOn, holdsUntil: until }) =>
      workedOutOn <= at.today && (until === null || at.today < until),
  );
}

/** A gate, and what is kept of it. */
export type KeptProgress = Pick<GateProgress, 'ordinal' | 'phase'> &
  Pick<GateStanding, 'status' | 'awaitsAssurance'>;

/** Statuses of steps that are no part of their programme. */
const NO_PART: readonly GateStatus[] = ['SUPERSEDED', 'NO_LONGER_REQUIRED'];

/** Where a programme stands, by what is kept of its gates. */
export function programmeStatusOf(
  gates: readonly KeptProgress[],
  acts: readonly ProgrammeAct[],
): ProgrammeStatus {
  const parts = gates.filter(({ status }) => !NO_PART.includes(status));
  return programmeStatus(
    parts.map((gate) => ({ ...gate, passed: gate.status === 'PASSED' })),
    acts,
  );
}
