import { goneOf } from './record-annulment.rules.js';
import { PURPOSES } from '../deciding/purpose.rules.js';
import { combined } from '../../shared/combined.js';
import { dayInWords, isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import { OutsidePurpose } from '../../shared/purpose.js';
import type { DecidingPurpose, Purpose } from '../../shared/purpose.js';
import type { Refusal } from '../../shared/refusal.js';
import { bodyInWords } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';

/** The possible answers of an outside body, whether regulator, commissioner or minister. */
export const RegulatorOutcome = {
  PENDING: 'PENDING',
  RED_FLAG: 'RED_FLAG',
  RETURNED_FOR_INFORMATION: 'RETURNED_FOR_INFORMATION',
  MAY_PROCEED: 'MAY_PROCEED',
  RATED: 'RATED',
  SUPPORTED: 'SUPPORTED',
  NOT_SUPPORTED: 'NOT_SUPPORTED',
  CLEARED: 'CLEARED',
  CLEARED_ON_BENEFITS: 'CLEARED_ON_BENEFITS',
  NOT_INVESTIGATED: 'NOT_INVESTIGATED',
  REFERRED: 'REFERRED',
  PROHIBITED: 'PROHIBITED',
  APPROVED: 'APPROVED',
  GRANTED: 'GRANTED',
  REFUSED: 'REFUSED',
} as const;
export type RegulatorOutcome = keyof typeof RegulatorOutcome;

/** Best first. */
export const AssuranceRating = {
  GREEN: 'GREEN',
  AMBER_GREEN: 'AMBER_GREEN',
  AMBER: 'AMBER',
  AMBER_RED: 'AMBER_RED',
  RED: 'RED',
} as const;
export type AssuranceRating = keyof typeof AssuranceRating;
const BEST_FIRST = Object.keys(AssuranceRating) as AssuranceRating[];

export const AssuranceDomain = {
  STRATEGY: 'STRATEGY',
  QUALITY: 'QUALITY',
  FINANCE: 'FINANCE',
  TRANSACTION_EXECUTION: 'TRANSACTION_EXECUTION',
} as const;
export type AssuranceDomain = keyof typeof AssuranceDomain;

const OPENING = ['PENDING', 'RETURNED_FOR_INFORMATION'] as const;

/** Each request as the end of "asked to ...", the bodies that are asked it, and their possible answers. */
export const OUTSIDE_PURPOSES: Record<
  OutsidePurpose,
  { words: string; bodies: readonly BodyKind[]; outcomes: readonly RegulatorOutcome[] }
> = {
  REVIEW: {
    words: 'review the case',
    bodies: ['NHS_ENGLAND'],
    outcomes: [...OPENING, 'RED_FLAG', 'MAY_PROCEED', 'REFUSED'],
  },
  SUPPORT: {
    words: 'support the proposal',
    bodies: ['ICB', 'SECRETARY_OF_STATE', 'NHS_ENGLAND'],
    outcomes: [...OPENING, 'SUPPORTED', 'NOT_SUPPORTED'],
  },
  RATE: {
    words: 'rate the case',
    bodies: ['NHS_ENGLAND'],
    outcomes: [...OPENING, 'RED_FLAG', 'RATED', 'REFUSED'],
  },
  CLEAR: {
    words: 'clear the merger',
    bodies: ['CMA'],
    outcomes: [
      ...OPENING,
      'CLEARED',
      'CLEARED_ON_BENEFITS',
      'NOT_INVESTIGATED',
      'REFERRED',
      'PROHIBITED',
    ],
  },
  APPROVE_GRANT: {
    words: 'approve the grant of the application',
    bodies: ['SECRETARY_OF_STATE'],
    outcomes: [...OPENING, 'APPROVED', 'REFUSED'],
  },
  GRANT: {
    words: 'grant the application',
    bodies: ['NHS_ENGLAND'],
    outcomes: [...OPENING, 'GRANTED', 'REFUSED'],
  },
};

/** What a body is asked for, here or outside, as the end of "asked to ...". */
export function purposeWords(purpose: DecidingPurpose): string {
  return Object.hasOwn(OutsidePurpose, purpose)
    ? OUTSIDE_PURPOSES[purpose as OutsidePurpose].words
    : PURPOSES[purpose as Purpose].words;
}

const ANSWERS = (Object.keys(RegulatorOutcome) as RegulatorOutcome[]).filter(
  (outcome) => outcome !== 'PENDING',
);

/**
 * The answers that may follow each answer of one body to one request.
 *
 * - A case that was returned or flagged is submitted again, and may be rated again: in 2018 a first
 *   rating in March was followed by the final one in June.
 * - A refusal or a prohibition can be followed by a new application; a grant is final, and can only be
 *   confirmed: a body that decided before a gate stood again confirms its answer or decides anew. An answer
 *   that was recorded wrongly is corrected by a later record, or annulled.
 */
export const EXTERNAL_MOVES: Record<RegulatorOutcome, readonly RegulatorOutcome[]> = {
  PENDING: ANSWERS,
  RED_FLAG: ['PENDING', ...ANSWERS],
  RETURNED_FOR_INFORMATION: ['PENDING', ...ANSWERS],
  RATED: ['RATED', 'RETURNED_FOR_INFORMATION', 'RED_FLAG', 'GRANTED', 'REFUSED'],
  MAY_PROCEED: ['MAY_PROCEED', 'RED_FLAG', 'RETURNED_FOR_INFORMATION', 'REFUSED'],
  SUPPORTED: ['NOT_SUPPORTED', 'SUPPORTED'],
  NOT_SUPPORTED: ['PENDING', 'SUPPORTED'],
  REFERRED: ['CLEARED', 'CLEARED_ON_BENEFITS', 'PROHIBITED'],
  PROHIBITED: ['PENDING', 'CLEARED', 'CLEARED_ON_BENEFITS', 'NOT_INVESTIGATED'],
  REFUSED: ['PENDING'],
  APPROVED: ['APPROVED', 'REFUSED'],
  CLEARED: ['CLEARED'],
  CLEARED_ON_BENEFITS: ['CLEARED_ON_BENEFITS'],
  NOT_INVESTIGATED: ['NOT_INVESTIGATED', 'REFERRED'],
  GRANTED: ['GRANTED'],
};

export interface ExternalDecision {
  bodyKind: BodyKind;
  purpose: OutsidePurpose;
  outcome: RegulatorOutcome;
  decidedOn: Day;
  /** The letter: only an application that is still pending has none. */
  documentId: string | null;
  reference: string;
  ratings: Readonly<Partial<Record<AssuranceDomain, AssuranceRating>>>;
  /** Entered by the assessor; never worked out from the four domains. */
  overall: AssuranceRating | null;
  /** Whether the letter itself lets the boards proceed, where it says so; this overrides the colour. */
  letsProceed: boolean | null;
}

/** The body's answer before the one to be recorded and, for a correction, the answer after it. */
export interface Turns {
  before: Turn | null;
  after: Turn | null;
}

type Turn = Pick<ExternalDecision, 'outcome' | 'decidedOn'>;

/** A recorded answer, with its place in the order. */
export interface TurnTaken extends Turn {
  id: string;
  number: number;
  correctsId: string | null;
  turn: number | null;
}

/**
 * Where a decision comes: after the last, or in the place of the one that it corrects. Records that were annulled
 * take no turn, and what they corrected takes its own again.
 */
export function turnsAround(
  records: readonly TurnTaken[],
  corrects: TurnTaken | null,
  annulled: ReadonlySet<string> = new Set(),
): Turns {
  const gone = goneOf(records, annulled);
  if (corrects) gone.add(corrects.id);
  const inTurn = records.filter(({ id }) => !gone.has(id)).sort(byTurn);
  if (!corrects) return { before: inTurn.at(-1) ?? null, after: null };
  return {
    before: inTurn.findLast((one) => byTurn(one, corrects) < 0) ?? null,
    after: inTurn.find((one) => byTurn(one, corrects) > 0) ?? null,
  };
}

/** The turn of a record on its day: a correction takes that of what it corrects. */
export function turnOf({ turn, number }: Pick<TurnTaken, 'turn' | 'number'>): number {
  return turn ?? number;
}

/**
 * Whether a decision of an outside body may be recorded at this place in the order; null means yes.
 *
 * - The answer must be one to what was asked of that body, and later than the one before.
 * - A correction fits what was recorded after it too.
 * - It comes with its letter; a rating has an overall colour, or the letter says whether the boards may
 *   proceed.
 */
export function mayRecordExternal(
  { before, after }: Turns,
  next: ExternalDecision,
  today: Day,
): Refusal | null {
  return (
    wrongAnswer(next) ??
    wrongDay(before, next, today) ??
    tooLate(next, after) ??
    wrongTurn(before, next) ??
    (after && wrongTurn(next, after)) ??
    wrongPapers(next)
  );
}

/** The decision in force: the latest supersedes those before, by its day and then by its number. */
export function inForce<D extends { decidedOn: Day; number: number }>(
  decisions: readonly D[],
): D | null {
  const later = (a: D, b: D) =>
    b.decidedOn === a.decidedOn ? b.number > a.number : b.decidedOn > a.decidedOn;
  return decisions.reduce<D | null>((last, one) => (!last || later(last, one) ? one : last), null);
}

/**
 * Whether a rating lets the boards proceed: if the letter says so or says not, that counts; else the
 * overall colour must not be worse than the one that is set.
 */
export function ratingLetsProceed(
  rating: Pick<ExternalDecision, 'outcome' | 'overall' | 'letsProceed'> | null,
  worstAllowed: AssuranceRating,
): boolean {
  if (rating?.outcome !== 'RATED') return false;
  if (rating.letsProceed !== null) return rating.letsProceed;
  return rating.overall !== null && !isWorse(rating.overall, worstAllowed);
}

/** Whether one colour is worse than another. */
export function isWorse(rating: AssuranceRating, than: AssuranceRating): boolean {
  return BEST_FIRST.indexOf(rating) > BEST_FIRST.indexOf(than);
}

function wrongAnswer({ bodyKind, purpose, outcome }: ExternalDecision): Refusal | null {
  const { words, bodies, outcomes } = OUTSIDE_PURPOSES[purpose];
  if (!bodies.includes(bodyKind)) {
    const asked = bodies.map(bodyInWords).join(' or ');
    const because = `Only ${asked} is asked to ${words}: choose another purpose or body.`;
    return { code: 'PURPOSE_NOT_FOR_BODY', because, field: 'purpose' };
  }
  if (outcomes.includes(outcome)) return null;
  const because = `A request to ${words} cannot be answered ${outcome}. Choose one of: ${outcomes.join(', ')}.`;
  return wrong('outcome', because);
}

function wrongDay(
  previous: { decidedOn: Day } | null,
  { decidedOn }: ExternalDecision,
  today: Day,
): Refusal | null {
  if (!isDay(decidedOn)) return wrong('decidedOn', 'Give the day of the letter.');
  if (decidedOn > today) {
    const because = `${dayInWords(decidedOn)} is in the future: give the day of the letter.`;
    return wrong('decidedOn', because);
  }
  if (!previous || decidedOn >= previous.decidedOn) return null;
  const because = `A decision of this body on ${dayInWords(previous.decidedOn)} is already recorded: give that day or a later one.`;
  return wrong('decidedOn', because);
}

function tooLate({ decidedOn }: ExternalDecision, after: Turn | null): Refusal | null {
  if (!after || decidedOn <= after.decidedOn) return null;
  const because = `This body's next decision, on ${dayInWords(after.decidedOn)}, is already recorded: give that day or an earlier one.`;
  return wrong('decidedOn', because);
}

function byTurn(a: TurnTaken, b: TurnTaken): number {
  if (a.decidedOn !== b.decidedOn) return a.decidedOn < b.decidedOn ? -1 : 1;
  return turnOf(a) - turnOf(b);
}

function wrongTurn(
  previous: { outcome: RegulatorOutcome } | null,
  { outcome }: { outcome: RegulatorOutcome },
): Refusal | null {
  if (!previous || EXTERNAL_MOVES[previous.outcome].includes(outcome)) return null;
  const possible = EXTERNAL_MOVES[previous.outcome].join(', ');
  const next = possible ? `It can be followed by: ${possible}.` : 'That answer is final.';
  const because = `${outcome} cannot follow this body's answer ${previous.outcome}. ${next}`;
  return { code: 'WRONG_STATE', because, field: 'outcome' };
}

function wrongPapers(decision: ExternalDecision): Refusal | null {
  const { outcome, documentId, ratings, overall, letsProceed } = decision;
  const noLetter = outcome !== 'PENDING' && documentId === null;
  const rated = Object.keys(ratings).length > 0 || overall !== null || letsProceed !== null;
  const strayRating = outcome !== 'RATED' && rated;
  const noRating = outcome === 'RATED' && overall === null && letsProceed === null;
  const stray = 'Leave out ratings, overall and letsProceed: only the outcome RATED has them.';
  const missing =
    'Enter the overall rating (overall), or whether the letter lets the boards proceed (letsProceed).';
  return combined([
    noLetter ? wrong('documentId', 'Attach the letter that the decision came with.') : null,
    strayRating ? wrong('overall', stray) : null,
    noRating ? wrong('overall', missing) : null,
  ]);
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
