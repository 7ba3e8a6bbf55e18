import { combined } from '../../shared/combined.js';
import { dayInWords, type Day } from '../../shared/day.js';
import type { Blocker, Refusal } from '../../shared/refusal.js';
import type { OutsidePurpose } from '../../shared/purpose.js';
import { OUTCOME_WEIGHT } from './gate-outcome.rules.js';
import type { RegulatorOutcome } from './external-decision.rules.js';

/** A body whose decision an application needs: the board or the council of an applicant. */
export interface NeededForApplication {
  bodyId: string;
  bodyName: string;
  /** The day of its approval that stands; null while it has none. */
  approvedOn: Day | null;
}

/** The facts on which the Trusts can apply. */
export interface ApplicationFacts {
  needed: readonly NeededForApplication[];
  /** The day of the application that counts; null while there is none. */
  appliedOn: Day | null;
  today: Day;
}

/**
 * Whether the application may be recorded as made on a day; null means yes.
 *
 * - It is the act of all applicants: each one's board has approved it, and the council of each foundation trust
 *   (NHS Act 2006, sections 56(1A) and 56A(2)), on that day or before.
 * - There is one application at a time; its day has come.
 */
export function mayApply(
  madeOn: Day,
  { needed, appliedOn, today }: ApplicationFacts,
): Refusal | null {
  if (appliedOn !== null) {
    const because = `The application of ${dayInWords(appliedOn)} is already recorded: annul that record first (annulRecord) if it was made by mistake.`;
    return { code: 'WRONG_STATE', because };
  }
  const missing = needed.filter(({ approvedOn }) => approvedOn === null);
  if (missing.length > 0) return notApproved(missing);
  return combined([
    madeOn > today
      ? wrong(`${dayInWords(madeOn)} is in the future: give the day on which it was made.`)
      : null,
    ...needed.map(({ bodyName, approvedOn }) =>
      madeOn < approvedOn!
        ? wrong(
            `${bodyName} approved it on ${dayInWords(approvedOn!)}: the application is made on that day or later.`,
          )
        : null,
    ),
  ]);
}

/** The answers that are given to an application: none of them can be recorded before it. */
const ON_APPLICATION: readonly OutsidePurpose[] = ['APPROVE_GRANT', 'GRANT'];

/**
 * Whether an outside body's answer may be recorded as far as the application goes; null means yes. The Secretary
 * of State approves, and NHS England grants, an application: one that was made, on that day or before.
 */
export function mayAnswerApplication(
  {
    purpose,
    outcome,
    decidedOn,
  }: {
    purpose: OutsidePurpose;
    outcome: RegulatorOutcome;
    decidedOn: Day;
  },
  appliedOn: Day | null,
): Refusal | null {
  if (!ON_APPLICATION.includes(purpose) || OUTCOME_WEIGHT[outcome] !== 'FOR') return null;
  if (appliedOn === null) {
    const because =
      'The Trusts have not applied yet: record their application first (makeApplication).';
    return { code: 'WRONG_STATE', because, field: 'purpose' };
  }
  if (decidedOn >= appliedOn) return null;
  const because = `The Trusts applied on ${dayInWords(appliedOn)}: give that day or a later one.`;
  return { code: 'BAD_USER_INPUT', because, field: 'decidedOn' };
}

function notApproved(missing: readonly NeededForApplication[]): Refusal {
  const blockers: Blocker[] = missing.map(({ bodyId, bodyName }) => ({
    kind: 'DECIDER_MISSING',
    because: `${bodyName} has not approved it.`,
    subjectType: 'BODY',
    subjectId: bodyId,
  }));
  const because = `The application is made by all applicants at once. ${blockers.map((one) => one.because).join(' ')}`;
  return { code: 'WRONG_STATE', because, blockers };
}

function wrong(because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field: 'madeOn' };
}
