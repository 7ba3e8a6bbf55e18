import { combined } from '../../shared/combined.js';
import { isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
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
 * Whether a decision may be taken urgently; null means yes. Everything that is missing is named at once.
 *
 * The chair and an executive take it together for a stated reason, having consulted at least two
 * non-executives who are neither of them, and it is due for ratification. Whether the body and the
 * purpose allow it at all is asked by `mayMeetBy`.
 */
export function mayTakeUrgently(
  urgent: UrgentDecision | null,
  roll: readonly RollMember[],
  today: Day,
): Refusal | null {
  const terms = urgent ?? NO_TERMS;
  return combined([
    terms.reason.trim() ? null : wrong('urgent.reason', 'Say why this decision cannot wait.'),
    decidersFault(terms, roll),
    consulteesFault(terms, roll),
    ratifyFault(terms, today),
  ]);
}

const NO_TERMS: UrgentDecision = { reason: '', deciderIds: [], consulteeIds: [], ratifyBy: null };

function consulteesFault(urgent: UrgentDecision, roll: readonly RollMember[]): Refusal | null {
  const { consulteeIds, deciderIds } = urgent;
  const consulted = roll.filter(
    ({ memberId, seatKind, voting }) =>
      consulteeIds.includes(memberId) &&
      voting &&
      ['NON_EXECUTIVE', 'VICE_CHAIR'].includes(seatKind) &&
      !deciderIds.includes(memberId),
  );
  if (consulted.length >= CONSULTEES_NEEDED && consulted.length >= consulteeIds.length) return null;
  const because =
    'Name at least 2 non-executives who were consulted: voting members of the body, other than the two who decide.';
  return wrong('urgent.consulteeIds', because);
}

function ratifyFault({ ratifyBy }: UrgentDecision, today: Day): Refusal | null {
  if (isDay(ratifyBy) && ratifyBy >= today) return null;
  const because = 'Give the day by which the body is to ratify it: today or later.';
  return wrong('urgent.ratifyBy', because);
}

function decidersFault(urgent: UrgentDecision, roll: readonly RollMember[]): Refusal | null {
  const kinds = roll
    .filter(({ memberId, voting }) => voting && urgent.deciderIds.includes(memberId))
    .map((member) => member.seatKind);
  const chairs = kinds.filter((kind) => kind === 'CHAIR' || kind === 'VICE_CHAIR').length;
  const executives = kinds.filter((kind) => kind === 'EXECUTIVE').length;

  if (urgent.deciderIds.length === 2 && chairs === 1 && executives === 1) return null;
  const because =
    'Name the two voting members who decide: the chair or vice-chair, and one executive.';
  return wrong('urgent.deciderIds', because);
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
