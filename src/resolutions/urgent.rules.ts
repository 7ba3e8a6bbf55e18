import { isDay } from '../shared/day.js';
import type { Day } from '../shared/day.js';
import type { Refusal } from '../shared/refusal.js';
import type { RollMember } from './quorum.rules.js';

/** An urgent decision: who takes it, whom they consulted, and when it comes to be ratified. */
export interface UrgentDecision {
  reason: string;
  /** The chair (or vice-chair) and an executive, usually the chief executive. */
  deciderIds: readonly string[];
  consulteeIds: readonly string[];
  ratifyBy: Day | null;
}

const CONSULTEES_NEEDED = 2;

/**
 * Whether a decision may be taken urgently; null means yes.
 *
 * The chair and an executive take it together for a stated reason, having consulted at least two
 * non-executives who are neither of them, and it is due for ratification (domain 2.4). Whether the
 * body and the purpose allow it at all is asked by `mayMeetBy`.
 */
export function mayTakeUrgently(
  urgent: UrgentDecision | null,
  roll: readonly RollMember[],
  today: Day,
): Refusal | null {
  if (!urgent?.reason.trim()) {
    return wrong('urgent.reason', 'An urgent decision needs the reason why it cannot wait.');
  }
  const { consulteeIds, ratifyBy } = urgent;
  const fault = decidersFault(urgent, roll);
  if (fault) return fault;

  const consulted = roll.filter(
    ({ memberId, seatKind, voting }) =>
      consulteeIds.includes(memberId) &&
      voting &&
      ['NON_EXECUTIVE', 'VICE_CHAIR'].includes(seatKind) &&
      !urgent.deciderIds.includes(memberId),
  );
  if (consulted.length < CONSULTEES_NEEDED || consulted.length < consulteeIds.length) {
    const because = 'An urgent decision needs at least 2 non-executives who were consulted.';
    return wrong('urgent.consulteeIds', because);
  }
  if (!isDay(ratifyBy) || ratifyBy < today) {
    const because = 'An urgent decision needs the date by which the body ratifies it.';
    return wrong('urgent.ratifyBy', because);
  }
  return null;
}

function decidersFault(urgent: UrgentDecision, roll: readonly RollMember[]): Refusal | null {
  const kinds = roll
    .filter(({ memberId, voting }) => voting && urgent.deciderIds.includes(memberId))
    .map((member) => member.seatKind);
  const chairs = kinds.filter((kind) => kind === 'CHAIR' || kind === 'VICE_CHAIR').length;
  const executives = kinds.filter((kind) => kind === 'EXECUTIVE').length;

  if (urgent.deciderIds.length === 2 && chairs === 1 && executives === 1) return null;
  const because = 'An urgent decision is taken by the chair or vice-chair and one executive.';
  return wrong('urgent.deciderIds', because);
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
