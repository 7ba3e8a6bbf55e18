import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';

/** Whether a pre-election period can have these days; null means yes. */
export function mayBePeriod({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }): Refusal | null {
  if (endsOn >= startsOn) return null;
  const because = 'The period ends before it begins: correct the dates.';
  return { code: 'BAD_USER_INPUT', because, field: 'endsOn' };
}

/** Whether a period was entered, with these days, by this moment: decisions taken earlier are not judged by it. */
export function isKnown({ knownFrom }: { knownFrom?: Date | null }, at: Date): boolean {
  return !knownFrom || knownFrom.getTime() <= at.getTime();
}
