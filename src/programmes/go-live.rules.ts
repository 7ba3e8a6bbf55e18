import type { Day } from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';

/** What must be known before somebody says that the Trusts are one. */
export interface GoLiveFacts {
  /** Whether the programme's regime has a step at which the application is granted. */
  grantAsked: boolean;
  granted: boolean;
  /** The first gate after the grant that is passed: it rests on the day. */
  passedSince: string | null;
  today: Day;
}

/**
 * Whether the day of go-live may be entered, moved or cleared; null means yes (R8, R11).
 *
 * - Only once the application is granted, and on a day that has come.
 * - Not any more once a gate after the grant was passed: that rests on it.
 */
export function mayDeclareGoLive(
  next: Day | null,
  now: Day | null,
  { grantAsked, granted, passedSince, today }: GoLiveFacts,
): Refusal | null {
  if (next === now) return null;
  const field = next === null ? 'clearGoLiveActual' : 'goLiveActualOn';
  if (now !== null && passedSince !== null) {
    const because = `The gate "${passedSince}" was passed on this day: it stays as it is.`;
    return { code: 'WRONG_STATE', because, field };
  }
  if (next === null) return null;
  if (next > today) {
    const because = 'That day has not come yet: until then it is a forecast.';
    return { code: 'BAD_USER_INPUT', because, field };
  }
  if (!grantAsked || granted) return null;
  const because = 'The application is not granted yet: the gate of its grant is not passed.';
  return { code: 'WRONG_STATE', because, field };
}

/** Whether the first planned day of go-live may be this: it is never overwritten once set (R9). */
export function maySetGoLiveBaseline(now: Day | null, next: Day | null): Refusal | null {
  if (now === null || next === null || next === now) return null;
  const because = 'The baseline of go-live is set and stays as it is: change the forecast.';
  return { code: 'WRONG_STATE', because, field: 'goLiveBaselineOn' };
}
