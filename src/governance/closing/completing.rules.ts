import { dayInWords, type Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { workingDaysAfter } from '../../shared/working-days.rules.js';
import type { Missing } from '../deciding/accounting.rules.js';
import type { Outcome, ResolutionState } from '../deciding/resolution.rules.js';

const WORKING_DAYS_TO_COMPLETE = 5;

/** The last day on which a result that was declared on a day may be completed: five working days later. */
export const completeBy = (declaredOn: Day): Day =>
  workingDaysAfter(declaredOn, WORKING_DAYS_TO_COMPLETE);

/** Whether a declared result may still be completed; null means yes. */
export function mayComplete(state: ResolutionState, by: Day | null, today: Day): Refusal | null {
  if (state !== 'DECLARED' || by === null) {
    const because =
      'No result of this resolution waits to be completed: that is so only while it is declared.';
    return { code: 'WRONG_STATE', because };
  }
  if (today <= by) return null;
  const because = `The last day to complete this result was ${dayInWords(by)}: it stays declared and counts nowhere. Put the matter again, as a new resolution.`;
  return { code: 'WRONG_STATE', because };
}

/**
 * Whether the result is complete and the one that was declared; null means yes. Completing accounts for
 * everybody: it never turns a result into another one.
 */
export function isComplete(
  declared: Outcome,
  { outcome, missing }: { outcome: Outcome; missing: readonly Missing[] },
): Refusal | null {
  const [first] = missing;
  if (first) {
    const because = missing.map((one) => one.because).join(' ');
    const how =
      first.kind === 'VOTES'
        ? 'Record the votes that were given (recordVotes), or confirm how many members did not vote (notVoted).'
        : 'Have the interests ruled on (noteInterests, ruleOnInterest).';
    const field = first.kind === 'VOTES' ? { field: 'notVoted' } : {};
    return { code: 'VOTES_MISSING', because: `${because} ${how}`, ...field };
  }
  if (outcome === declared) return null;
  const because =
    'With what is entered now the result would be another one than was declared, so it cannot be completed: it stays declared and counts nowhere. Put the matter again, as a new resolution.';
  return { code: 'WRONG_STATE', because };
}
