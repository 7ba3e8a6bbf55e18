import { mayTake, PURPOSES } from '../resolutions/purpose.rules.js';
import { BoardOutcome, GovernorOutcome, isApproval } from '../resolutions/resolution.rules.js';
import type { DeferReason, Outcome } from '../resolutions/resolution.rules.js';
import { dayInWords } from '../shared/day.js';
import type { Day } from '../shared/day.js';
import type { Purpose } from '../shared/purpose.js';
import type { Refusal } from '../shared/refusal.js';
import { BODY_KINDS, votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';

/** What the minutes say was decided. */
export interface MinutedDecision {
  bodyKind: BodyKind;
  purpose: Purpose;
  outcome: Outcome;
  decidedOn: Day;
  forCount: number | null;
  againstCount: number | null;
  abstainCount: number | null;
  deferReason: DeferReason | null;
  newDate: Day | null;
  conditions: number;
}

/**
 * Whether a decision can be recorded from minutes; null means yes (rulings 23).
 *
 * - It was taken before the programme was adopted: from that day on the bodies decide here.
 * - The body could take it, and the outcome is one that its purpose can have.
 * - The counts, where published, do not say the opposite; nobody reads a quorum out of them.
 */
export function mayRecordDecision(next: MinutedDecision, adoptedOn: Day): Refusal | null {
  return (
    wrongBody(next) ??
    wrongDay(next, adoptedOn) ??
    wrongOutcome(next) ??
    wrongCounts(next) ??
    wrongTerms(next)
  );
}

function wrongBody({ bodyKind, purpose }: MinutedDecision): Refusal | null {
  if (votesHere(bodyKind)) return mayTake(purpose, bodyKind);
  const because = `What the ${BODY_KINDS[bodyKind].title} decided is recorded with its letter.`;
  return wrong('body', because);
}

function wrongDay({ decidedOn }: MinutedDecision, adoptedOn: Day): Refusal | null {
  if (decidedOn < adoptedOn) return null;
  const since = dayInWords(adoptedOn);
  return wrong(
    'decidedOn',
    `Since ${since} the bodies decide here: only what was decided before is recorded.`,
  );
}

function wrongOutcome({ purpose, outcome }: MinutedDecision): Refusal | null {
  const possible = PURPOSES[purpose].statutoryConsent ? GovernorOutcome : BoardOutcome;
  if (Object.hasOwn(possible, outcome)) return null;
  const because = `To ${PURPOSES[purpose].words} is answered by one of: ${Object.keys(possible).join(', ')}.`;
  return wrong('outcome', because);
}

function wrongCounts(next: MinutedDecision): Refusal | null {
  const { forCount, againstCount, abstainCount } = next;
  if (forCount === null && againstCount === null && abstainCount === null) return null;
  if (forCount === null || againstCount === null) {
    return wrong('forCount', 'Give both how many were for and how many against, or neither.');
  }
  return wrongMajority(next, forCount, againstCount);
}

/** Whether the counts say the opposite of the outcome. */
function wrongMajority(
  { purpose, outcome }: MinutedDecision,
  forCount: number,
  againstCount: number,
): Refusal | null {
  const carried = isApproval(outcome);
  const refused = outcome === 'REJECTED' || outcome === 'REFUSED';
  // A tie can go either way: whoever presided may have had a casting vote. A consent needs more.
  const tieCarries = !PURPOSES[purpose].statutoryConsent;
  const more = tieCarries ? forCount >= againstCount : forCount > againstCount;
  if (carried && !more) return wrong('outcome', 'More were against than for: it was not carried.');
  if (refused && tieCarries && forCount > againstCount) {
    return wrong('outcome', 'More were for than against: it was carried.');
  }
  return null;
}

function wrongTerms(next: MinutedDecision): Refusal | null {
  const { outcome, deferReason, newDate, decidedOn, conditions } = next;
  const withConditions = outcome === 'APPROVED_WITH_CONDITIONS';
  if (withConditions !== conditions > 0) {
    const because = withConditions ? 'Say what the conditions are.' : 'It had no conditions.';
    return wrong('conditions', because);
  }
  if (outcome !== 'DEFERRED') {
    return deferReason || newDate ? wrong('deferReason', 'It was not deferred.') : null;
  }
  if (deferReason === null) return wrong('deferReason', 'A deferral needs its reason.');
  if (newDate === null || newDate <= decidedOn) {
    return wrong('newDate', 'A deferral needs the later date to which it was put back.');
  }
  return null;
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
