import { inWords } from '../programmes/document-role.rules.js';
import type { CriterionKind, SatisfyingOutcome } from '../programmes/regime.rules.js';
import type { TransactionType } from '../programmes/transaction.rules.js';
import { mayTake, PURPOSES } from '../resolutions/purpose.rules.js';
import { Purpose, OutsidePurpose } from '../shared/purpose.js';
import type { DecidingPurpose } from '../shared/purpose.js';
import type { Refusal } from '../shared/refusal.js';
import { BODY_KINDS, votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import { OUTSIDE_PURPOSES } from './external-decision.rules.js';
import { OUTCOME_WEIGHT } from './gate-outcome.rules.js';

/** A body as a gate may come to need it. */
export interface CandidateBody {
  kind: BodyKind;
  trustId: string | null;
  programmeId: string | null;
}

/**
 * Whether a gate may ask this body for this; null means yes.
 *
 * - It must be able to answer: the body takes such resolutions, or is asked so outside.
 * - It is a party's, the programme's own, or one outside.
 * - A resolution on a pack needs a step with a case, and no other does.
 */
export function mayAsk(
  body: CandidateBody,
  purpose: DecidingPurpose,
  at: { programmeId: string; partyIds: readonly string[]; hasCase: boolean },
): Refusal | null {
  const stranger = body.trustId
    ? !at.partyIds.includes(body.trustId)
    : body.programmeId !== null && body.programmeId !== at.programmeId;
  if (stranger) return no('addDeciders', 'That body belongs to no party of this programme.');
  if (!votesHere(body.kind)) return mayAskOutside(body.kind, purpose);
  if (!isOwn(purpose)) {
    const because = `A ${BODY_KINDS[body.kind].title} is not asked to ${inWords(purpose)}.`;
    return no('addDeciders', because);
  }
  const refusal = mayTake(purpose, body.kind);
  if (refusal) return refusal;
  if (PURPOSES[purpose].needsPack === at.hasCase) return null;
  const because = at.hasCase
    ? 'At a step with a case a body decides on its pack: ask it to submit, approve, certify or consent.'
    : 'This step has no case, so there is no pack to decide on.';
  return no('addDeciders', because);
}

/**
 * Whether the board of a Trust that is no party may be asked, so that the Trust joins as successor; null
 * means yes. A merger (s56) and a separation make a Trust that does not exist when they begin: its
 * board reviews what came of it, at gates at which nobody is asked until then.
 */
export function maySucceed(
  body: CandidateBody,
  at: { transactionType: TransactionType; nobodyAsked: boolean; hasSuccessor: boolean },
): Refusal | null {
  const makesOne = at.transactionType === 'MERGER_S56' || at.transactionType === 'SEPARATION_S56B';
  if (makesOne && at.nobodyAsked && body.kind === 'TRUST_BOARD' && !at.hasSuccessor) return null;
  return no('addDeciders', 'That body belongs to no party of this programme.');
}

/** What a change of a step touches, besides whom it asks in addition. */
export interface Change {
  removeDeciders: readonly unknown[];
  addCriteria: readonly unknown[];
  removeCriteria: readonly unknown[];
  requiredDocuments?: readonly unknown[] | null | undefined;
  takeOut?: boolean | null | undefined;
}

/** Whether a change only says who decides at a gate at which nobody does: allowed at any time (R29). */
export function onlyFills(change: Change, deciders: number): boolean {
  const others = [change.removeDeciders, change.addCriteria, change.removeCriteria];
  const untouched = change.requiredDocuments == null && change.takeOut == null;
  return deciders === 0 && untouched && others.every((list) => list.length === 0);
}

/** The answers that a gate can rest on, for what was asked. */
export function satisfyingAnswers(kind: BodyKind, purpose: DecidingPurpose): SatisfyingOutcome[] {
  const outside = votesHere(kind) ? undefined : OUTSIDE_PURPOSES[purpose as OutsidePurpose];
  if (outside) {
    return outside.outcomes.filter(
      (outcome) => OUTCOME_WEIGHT[outcome] === 'FOR',
    ) as SatisfyingOutcome[];
  }
  const consent = PURPOSES[purpose as Purpose].statutoryConsent;
  return consent ? ['CONSENT'] : ['APPROVED', 'APPROVED_WITH_CONDITIONS'];
}

/**
 * Whether a body may be taken out of a gate: never a party's own board or council, since each Trust
 * decides for itself (R2) and the law asks the council of each foundation trust (R3).
 */
export function mayStopAsking(body: CandidateBody & { name: string }): Refusal | null {
  if (body.trustId === null) return null;
  return no('removeDeciders', `${body.name} decides for its own Trust: nobody else can do so.`);
}

export interface NewCriterion {
  kind: CriterionKind;
  documentRole?: string | null | undefined;
  worstAllowed?: string | null | undefined;
  fromEachTrust: boolean;
}

/** Whether a criterion of this kind has what it is judged by; null means yes. */
export function mayAddCriterion(criterion: NewCriterion): Refusal | null {
  const { kind, documentRole, worstAllowed, fromEachTrust } = criterion;
  if ((kind === 'DOCUMENT') !== Boolean(documentRole)) {
    return no('addCriteria', 'A criterion of kind DOCUMENT names the role, and no other does.');
  }
  if ((kind === 'RATING') !== Boolean(worstAllowed)) {
    return no(
      'addCriteria',
      'A criterion of kind RATING names the worst rating, and no other does.',
    );
  }
  if (fromEachTrust && kind !== 'DOCUMENT') {
    return no('addCriteria', 'Only a document is asked of each Trust.');
  }
  return null;
}

/** What a criterion is judged by, as it is kept. */
export function settingsOf(criterion: NewCriterion): Record<string, string | boolean> {
  const { kind, documentRole, worstAllowed, fromEachTrust } = criterion;
  if (kind === 'DOCUMENT') return { role: documentRole!, fromEachTrust };
  if (kind === 'RATING') return { worstAllowed: worstAllowed! };
  return kind === 'DAY_REACHED' ? { day: 'GO_LIVE' } : {};
}

function mayAskOutside(kind: BodyKind, purpose: DecidingPurpose): Refusal | null {
  const asked = Object.hasOwn(OutsidePurpose, purpose)
    ? OUTSIDE_PURPOSES[purpose as OutsidePurpose].bodies
    : [];
  if (asked.includes(kind)) return null;
  const because = `The ${BODY_KINDS[kind].title} is not asked to ${inWords(purpose)}.`;
  return no('addDeciders', because);
}

function isOwn(purpose: DecidingPurpose): purpose is Purpose {
  return Object.hasOwn(Purpose, purpose);
}

function no(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
