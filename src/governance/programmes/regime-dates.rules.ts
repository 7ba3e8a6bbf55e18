import { dayInWords, within, type Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import type { CaseStage, RegimeTemplate } from './regime.rules.js';

/** What decides whether a programme may act under its regime. */
export interface RegimeFacts {
  regime: Pick<RegimeTemplate, 'title' | 'inForceFrom' | 'inForceTo'>;
  /** The days on which anything was decided at its gates. */
  decidedOn: readonly Day[];
  /** Whether the regulator's letter says that the programme goes on under it. */
  hasLetter: boolean;
  /** The programme's date. */
  today: Day;
}

/**
 * Whether bodies may decide here under the programme's regime; null means yes. A regime that is not in force is
 * followed by a programme that was decided on while it was, or whose regulator wrote that it goes on.
 */
export function mayFollow({ regime, decidedOn, hasLetter, today }: RegimeFacts): Refusal | null {
  const { title, inForceFrom, inForceTo } = regime;
  const inForce = (day: Day) => within(day, inForceFrom, inForceTo);
  if (hasLetter || inForce(today) || decidedOn.some(inForce)) return null;
  const since =
    today < inForceFrom
      ? `came into force on ${dayInWords(inForceFrom)}`
      : `was in force until ${dayInWords(inForceTo!)}, and nothing was decided here by then`;
  const because = `The regime "${title}" ${since}: take the regime in force (changeRegime), or attach the regulator's letter that says that the programme goes on under it (changeRegime with the same regime).`;
  return { code: 'WRONG_STATE', because };
}

/** What is changed of a regime. */
export interface RegimeChangeFacts {
  same: boolean;
  hasLetter: boolean;
  /** Whether the gate after which nothing can be replaced, that of the grant, is passed. */
  granted: boolean;
}

/** Whether a programme may go on under its regime, or take another for the steps to come; null means yes. */
export function mayChangeRegime({ same, hasLetter, granted }: RegimeChangeFacts): Refusal | null {
  if (granted) {
    const because =
      'The application is granted, so the regime of this programme no longer changes.';
    return { code: 'WRONG_STATE', because };
  }
  if (!same || hasLetter) return null;
  const because =
    "Attach the regulator's letter that says that the programme goes on under this regime, or choose another regime.";
  return { code: 'BAD_USER_INPUT', because, field: 'documentId' };
}

/** The place of each business case in the order of the stages; a strategic case is SOC and OBC in one. */
const PLACE: Record<CaseStage, number> = { SOC: 1, OBC: 2, STRATEGIC_CASE: 2, FBC: 3 };

/**
 * Which steps of another regime are still to come: those that the programme has not passed, without a case that
 * a passed one already answered.
 */
export function stepsToCome<S extends { code: string; caseStage: CaseStage | null }>(
  steps: readonly S[],
  passed: readonly { code: string; caseStage: CaseStage | null }[],
): S[] {
  const answered = Math.max(
    0,
    ...passed.map(({ caseStage }) => (caseStage ? PLACE[caseStage] : 0)),
  );
  const codes = new Set(passed.map(({ code }) => code));
  return steps.filter(({ code, caseStage }) => {
    if (codes.has(code)) return false;
    return caseStage === null || caseStage === 'FBC' || PLACE[caseStage] > answered;
  });
}
