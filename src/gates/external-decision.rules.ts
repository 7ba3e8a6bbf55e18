import { inWords } from '../programmes/document-role.rules.js';
import { isDay } from '../shared/day.js';
import type { Day } from '../shared/day.js';
import type { OutsidePurpose } from '../shared/purpose.js';
import type { Refusal } from '../shared/refusal.js';
import type { BodyKind } from '../trusts/body.rules.js';

/** What a body outside may answer (domain 9.3), whether regulator, commissioner or minister. */
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

/** What each request may be answered with, and which bodies are asked it. */
export const OUTSIDE_PURPOSES: Record<
  OutsidePurpose,
  { bodies: readonly BodyKind[]; outcomes: readonly RegulatorOutcome[] }
> = {
  REVIEW: { bodies: ['NHS_ENGLAND'], outcomes: [...OPENING, 'RED_FLAG', 'MAY_PROCEED', 'REFUSED'] },
  SUPPORT: {
    bodies: ['ICB', 'SECRETARY_OF_STATE', 'NHS_ENGLAND'],
    outcomes: [...OPENING, 'SUPPORTED', 'NOT_SUPPORTED'],
  },
  RATE: { bodies: ['NHS_ENGLAND'], outcomes: [...OPENING, 'RED_FLAG', 'RATED', 'REFUSED'] },
  CLEAR: {
    bodies: ['CMA'],
    outcomes: [...OPENING, 'CLEARED', 'CLEARED_ON_BENEFITS', 'REFERRED', 'PROHIBITED'],
  },
  APPROVE_GRANT: { bodies: ['SECRETARY_OF_STATE'], outcomes: [...OPENING, 'APPROVED', 'REFUSED'] },
  GRANT: { bodies: ['NHS_ENGLAND'], outcomes: [...OPENING, 'GRANTED', 'REFUSED'] },
};

const ANSWERS = (Object.keys(RegulatorOutcome) as RegulatorOutcome[]).filter(
  (outcome) => outcome !== 'PENDING',
);

/**
 * What may follow what, in one body's answers to one request.
 *
 * - A case that was returned or flagged is put in again, and may be rated again: in 2018 a first
 *   rating in March was followed by the final one in June.
 * - A refusal or a prohibition can be followed by a new application; a grant is final. What was
 *   typed wrongly is no move: a later record corrects it.
 */
export const EXTERNAL_MOVES: Record<RegulatorOutcome, readonly RegulatorOutcome[]> = {
  PENDING: ANSWERS,
  RED_FLAG: ['PENDING', ...ANSWERS],
  RETURNED_FOR_INFORMATION: ['PENDING', ...ANSWERS],
  RATED: ['RATED', 'RETURNED_FOR_INFORMATION', 'RED_FLAG', 'GRANTED', 'REFUSED'],
  MAY_PROCEED: ['RED_FLAG', 'RETURNED_FOR_INFORMATION', 'REFUSED'],
  SUPPORTED: ['NOT_SUPPORTED', 'SUPPORTED'],
  NOT_SUPPORTED: ['PENDING', 'SUPPORTED'],
  REFERRED: ['CLEARED', 'CLEARED_ON_BENEFITS', 'PROHIBITED'],
  PROHIBITED: ['PENDING', 'CLEARED', 'CLEARED_ON_BENEFITS'],
  REFUSED: ['PENDING'],
  APPROVED: ['REFUSED'],
  CLEARED: [],
  CLEARED_ON_BENEFITS: [],
  GRANTED: [],
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
  /** Entered by the assessor; never worked out from the four domains (domain 1.4). */
  overall: AssuranceRating | null;
  /** What the letter itself says of going on, where it does; it leads over the colour. */
  letsProceed: boolean | null;
}

/** What a body answered before the decision to be recorded; and, of a correction, since. */
export interface Turns {
  before: Turn | null;
  after: Turn | null;
}

type Turn = Pick<ExternalDecision, 'outcome' | 'decidedOn'>;

/** A record of such an answer, as far as its turn goes. */
export interface TurnTaken extends Turn {
  id: string;
  number: number;
  correctsId: string | null;
  turn: number | null;
}

/** Where a decision comes: after the last, or in the place of the one that it corrects. */
export function turnsAround(records: readonly TurnTaken[], corrects: TurnTaken | null): Turns {
  const gone = new Set([corrects?.id, ...records.map(({ correctsId }) => correctsId)]);
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
 * Whether a decision of a body outside may be recorded in this turn; null means yes.
 *
 * - The answer must be one to what was asked of that body, and later than the one before.
 * - A correction fits what was recorded after it too.
 * - It comes with its letter; a rating has an overall colour, or the letter says whether to go on.
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
 * Whether a rating lets the boards go on: what the letter says leads; else its overall colour must
 * not be worse than the one that is set. Red stops a merger, amber is looked at again (1.2).
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
  const { bodies, outcomes } = OUTSIDE_PURPOSES[purpose];
  if (!bodies.includes(bodyKind)) {
    const because = `That body is not asked to ${inWords(purpose)}.`;
    return { code: 'PURPOSE_NOT_FOR_BODY', because, field: 'purpose' };
  }
  if (outcomes.includes(outcome)) return null;
  return wrong(
    'outcome',
    `A request to ${inWords(purpose)} is not answered "${inWords(outcome)}".`,
  );
}

function wrongDay(
  previous: { decidedOn: Day } | null,
  { decidedOn }: ExternalDecision,
  today: Day,
): Refusal | null {
  if (!isDay(decidedOn)) return wrong('decidedOn', 'Give the day of the letter.');
  if (decidedOn > today) return wrong('decidedOn', 'That day has not come yet.');
  if (!previous || decidedOn >= previous.decidedOn) return null;
  return wrong('decidedOn', 'A later decision of this body is already recorded.');
}

function tooLate({ decidedOn }: ExternalDecision, after: Turn | null): Refusal | null {
  if (!after || decidedOn <= after.decidedOn) return null;
  return wrong('decidedOn', 'It comes before a decision of this body that is already recorded.');
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
  const because = `"${inWords(outcome)}" cannot follow "${inWords(previous.outcome)}".`;
  return { code: 'WRONG_STATE', because, field: 'outcome' };
}

function wrongPapers(decision: ExternalDecision): Refusal | null {
  const { outcome, documentId, ratings, overall, letsProceed } = decision;
  if (outcome !== 'PENDING' && documentId === null) {
    return wrong('document', 'Attach the letter that the decision came with.');
  }
  const rated = Object.keys(ratings).length > 0 || overall !== null || letsProceed !== null;
  if (outcome !== 'RATED') return rated ? wrong('overall', 'Only a rating has colours.') : null;
  if (overall !== null || letsProceed !== null) return null;
  return wrong('overall', 'Enter the overall rating, or what the letter says of going on.');
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
