import { moreThanHalf } from '../deciding/majority.rules.js';
import { mayTake, PURPOSES } from '../deciding/purpose.rules.js';
import { isApproval, Outcome } from '../deciding/resolution.rules.js';
import type { DeferReason } from '../deciding/resolution.rules.js';
import { combined } from '../../shared/combined.js';
import { dayInWords } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Purpose } from '../../shared/purpose.js';
import type { Refusal } from '../../shared/refusal.js';
import { bodyWords, isCouncil, votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';

/** A decision as the minutes have it. */
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
  /** The voting posts of the body on the day of the decision, filled or not; null when none are entered. */
  posts: number | null;
}

/**
 * Whether a decision can be recorded from minutes; null means yes.
 *
 * - It was taken before the programme was adopted: from that day on the bodies decide here; and it was
 *   taken: its day is not in the future.
 * - The body could take it, and the outcome is one that this body can have.
 * - The counts, where published, do not contradict the outcome: they are held against the majority that the
 *   purpose needs and against the posts of that day, where they are entered; a council's must be, since more than
 *   half of its members approve (section 56(1A) of the NHS Act 2006). No quorum is worked out from them.
 */
export function mayRecordDecision(
  next: MinutedDecision,
  { adoptedOn, today }: { adoptedOn: Day; today: Day },
): Refusal | null {
  return (
    wrongBody(next) ??
    wrongDay(next, adoptedOn, today) ??
    wrongOutcome(next) ??
    wrongCounts(next) ??
    wrongTerms(next)
  );
}

function wrongBody({ bodyKind, purpose }: MinutedDecision): Refusal | null {
  return mayKeepMinutes(bodyKind) ?? mayTake(purpose, bodyKind);
}

/** Whether a body's decisions are recorded from its minutes: those of an outside body come by letter. */
export function mayKeepMinutes(bodyKind: BodyKind): Refusal | null {
  if (votesHere(bodyKind)) return null;
  const because = `${bodyWords(bodyKind)} does not vote here: record its decision with its letter (recordExternalDecision).`;
  return wrong('body', because);
}

function wrongDay({ decidedOn }: MinutedDecision, adoptedOn: Day, today: Day): Refusal | null {
  if (decidedOn > today) {
    const because = `${dayInWords(decidedOn)} is in the future: give the day on which it was decided.`;
    return wrong('decidedOn', because);
  }
  if (decidedOn < adoptedOn) return null;
  const since = dayInWords(adoptedOn);
  return wrong(
    'decidedOn',
    `The bodies decide here since ${since}: only a decision taken before that day is recorded from minutes.`,
  );
}

function wrongOutcome({ bodyKind, outcome }: MinutedDecision): Refusal | null {
  if (outcome !== 'APPROVED_WITH_CONDITIONS' || !isCouncil(bodyKind)) return null;
  const because =
    'A council of governors sets no conditions. Choose one of: APPROVED, REJECTED, NOT_QUORATE, DEFERRED, REFERRED_BACK, WITHDRAWN.';
  return wrong('outcome', because);
}

function wrongCounts(next: MinutedDecision): Refusal | null {
  const { forCount, againstCount, abstainCount } = next;
  if (forCount === null && againstCount === null && abstainCount === null) return null;
  if (forCount === null || againstCount === null) {
    return wrong('forCount', 'Give both how many voted for and how many against, or neither.');
  }
  return wrongMajority(next, forCount, againstCount) ?? wrongPosts(next, forCount, againstCount);
}

/** Whether the counts say the opposite of the outcome. */
function wrongMajority(
  { purpose, outcome }: MinutedDecision,
  forCount: number,
  againstCount: number,
): Refusal | null {
  const carried = isApproval(outcome);
  const refused = outcome === 'REJECTED';
  // A tie can go either way: there may have been a casting vote. A council's approval needs more.
  const tieCarries = !PURPOSES[purpose].statutoryApproval;
  const more = tieCarries ? forCount >= againstCount : forCount > againstCount;
  const counts = `With ${forCount} for and ${againstCount} against it was`;
  if (carried && !more) {
    return wrong('outcome', `${counts} not carried: correct the outcome or the counts.`);
  }
  if (refused && tieCarries && forCount > againstCount) {
    return wrong('outcome', `${counts} carried: correct the outcome or the counts.`);
  }
  return null;
}

/** Whether the counts do not fit the posts of the body, or are no majority of a council where the law asks one. */
function wrongPosts(
  { bodyKind, purpose, outcome, abstainCount, posts }: MinutedDecision,
  forCount: number,
  againstCount: number,
): Refusal | null {
  if (posts === null) {
    if (!isCouncil(bodyKind)) return null;
    const because =
      'Enter first how many seats the council had on that day (setPosts): its counts are held against them.';
    return wrong('decidedOn', because);
  }
  const counted = forCount + againstCount + (abstainCount ?? 0);
  const seats = isCouncil(bodyKind) ? 'seats' : 'voting posts';
  if (counted > posts) {
    const because = `That makes ${counted} votes and abstentions, but the ${isCouncil(bodyKind) ? 'council' : 'body'} had ${posts} ${seats} on that day: correct the counts, or the ${seats} (setPosts).`;
    return wrong('forCount', because);
  }
  const ofAll = PURPOSES[purpose].majority === 'OF_WHOLE_MEMBERSHIP';
  const needed = moreThanHalf(posts);
  if (!ofAll || !isApproval(outcome) || forCount >= needed) return null;
  const because = `With ${forCount} for it was not carried: the council had ${posts} seats on that day, and more than half of its members must be for it, at least ${needed}. Correct the outcome, the counts or the seats (setPosts).`;
  return wrong('outcome', because);
}

function wrongTerms(next: MinutedDecision): Refusal | null {
  return combined([conditionsFault(next), ...deferralFaults(next)]);
}

function conditionsFault({ outcome, conditions }: MinutedDecision): Refusal | null {
  const withConditions = outcome === 'APPROVED_WITH_CONDITIONS';
  if (withConditions === conditions > 0) return null;
  const because = withConditions
    ? 'Give the conditions: the outcome is APPROVED_WITH_CONDITIONS.'
    : 'Leave out the conditions: only APPROVED_WITH_CONDITIONS has them.';
  return wrong('conditions', because);
}

function deferralFaults(next: MinutedDecision): (Refusal | null)[] {
  const { outcome, deferReason, newDate, decidedOn } = next;
  if (outcome !== 'DEFERRED') {
    const stray = 'Leave out deferReason and newDate: only DEFERRED has them.';
    return deferReason || newDate ? [wrong('deferReason', stray)] : [];
  }
  const undated = newDate === null || newDate <= decidedOn;
  return [
    deferReason === null ? wrong('deferReason', 'Give the reason for the deferral.') : null,
    undated ? wrong('newDate', 'Give the new date: after the day of the decision.') : null,
  ];
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
