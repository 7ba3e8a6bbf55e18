import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';

/** The facts on which the day of go-live can be entered. */
export interface GoLiveFacts {
  /** Whether the gate of the grant is passed. */
  granted: boolean;
  /** The day on which the application was granted; null while it is not. */
  grantedOn: Day | null;
  /** The first gate after the grant that is passed: it depends on the day of go-live. */
  passedSince: string | null;
  today: Day;
}

/**
 * Whether the day of go-live may be entered, moved or cleared; null means yes.
 *
 * - Only once the application is granted, on a day that has come and not before that of the grant.
 * - No longer once a gate after the grant is passed, because that gate depends on it.
 */
export function mayDeclareGoLive(
  next: Day | null,
  now: Day | null,
  { granted, grantedOn, passedSince, today }: GoLiveFacts,
): Refusal | null {
  if (next === now) return null;
  const field = next === null ? 'clearGoLiveActual' : 'goLiveActualOn';
  if (now !== null && passedSince !== null) {
    const because = `The day of go-live cannot be changed: the gate "${passedSince}" was passed since, and depends on it.`;
    return { code: 'WRONG_STATE', because, field };
  }
  if (next === null) return null;
  if (next > today) {
    const because = `${dayInWords(next)} is in the future: enter it as the forecast (goLiveForecastOn).`;
    return { code: 'BAD_USER_INPUT', because, field };
  }
  if (granted && grantedOn !== null && next < grantedOn) {
    const because = `The application was granted on ${dayInWords(grantedOn)}: give that day or a later one.`;
    return { code: 'BAD_USER_INPUT', because, field };
  }
  if (granted) return null;
  const because = 'The application is not granted yet: the gate of the grant must be passed first.';
  return { code: 'WRONG_STATE', because, field };
}

/** Whether the first planned day of go-live may be this: once set, it is never overwritten. */
export function maySetGoLiveBaseline(now: Day | null, next: Day | null): Refusal | null {
  if (now === null || next === null || next === now) return null;
  const because =
    'The baseline date of go-live is already set and cannot be changed: change the forecast instead (goLiveForecastOn).';
  return { code: 'WRONG_STATE', because, field: 'goLiveBaselineOn' };
}
