import type { DocumentRole } from '../programmes/document-role.rules.js';
import { documentName, mayLeaveOut } from '../programmes/provision.rules.js';
import type { Ground, Grounded, LawChange } from '../programmes/provision.rules.js';
import type { CriterionKind, SatisfyingOutcome } from '../programmes/regime.rules.js';
import type { TransactionType } from '../programmes/transaction.rules.js';
import { mayTake, PURPOSES } from '../deciding/purpose.rules.js';
import { Purpose, OutsidePurpose } from '../../shared/purpose.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import { combined } from '../../shared/combined.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { bodyWords, isCouncil, votesHere } from '../trusts/body.rules.js';
import type { BodyKind } from '../trusts/body.rules.js';
import { OUTSIDE_PURPOSES, purposeWords } from '../decisions/external-decision.rules.js';
import { OUTCOME_WEIGHT } from '../decisions/gate-outcome.rules.js';

/** A body that may be asked to decide at a gate. */
export interface CandidateBody {
  kind: BodyKind;
  trustId: string | null;
  programmeId: string | null;
}

/**
 * Whether a gate may ask this body for this; null means yes.
 *
 * - It must be able to answer: it votes here on such resolutions, or is an outside body that is asked for
 *   this.
 * - It belongs to a party, is the programme's own board, or is an outside body.
 * - A resolution on a pack needs a step with a case, and no other does; a significant transaction (section
 *   51A) is approved at either.
 */
export function mayAsk(
  body: CandidateBody,
  purpose: DecidingPurpose,
  at: { programmeId: string; partyIds: readonly string[]; hasCase: boolean },
): Refusal | null {
  const stranger = body.trustId
    ? !at.partyIds.includes(body.trustId)
    : body.programmeId !== null && body.programmeId !== at.programmeId;
  if (stranger) return no('addDeciders', STRANGER);
  if (!votesHere(body.kind)) return mayAskOutside(body.kind, purpose);
  if (!isOwn(purpose)) {
    return no(
      'addDeciders',
      `${bodyWords(body.kind)} cannot be asked to ${purposeWords(purpose)}.`,
    );
  }
  const refusal = mayTake(purpose, body.kind);
  if (refusal) return refusal;
  if (purpose === 'SIGNIFICANT_TRANSACTION' || PURPOSES[purpose].needsPack === at.hasCase)
    return null;
  const because = at.hasCase
    ? 'At this step the body decides on a business case: ask it for SUBMIT, FINAL_APPROVE, CERTIFY or COUNCIL_APPROVAL.'
    : 'This step has no business case, so the body cannot be asked to decide on one: choose another purpose.';
  return no('addDeciders', because);
}

const STRANGER =
  'That body is not of a Trust in this programme: name one of a party, the programme board, or an outside body.';

/**
 * Whether the board of a Trust that is not a party may be asked, so that the Trust joins as successor; null
 * means yes. A merger (s56) and a separation make a new Trust: its board reviews the result, at gates at
 * which no body is asked until then.
 */
export function maySucceed(
  body: CandidateBody,
  at: { transactionType: TransactionType; nobodyAsked: boolean; hasSuccessor: boolean },
): Refusal | null {
  const makesOne = at.transactionType === 'MERGER_S56' || at.transactionType === 'SEPARATION_S56B';
  if (makesOne && at.nobodyAsked && body.kind === 'TRUST_BOARD' && !at.hasSuccessor) return null;
  return no('addDeciders', STRANGER);
}

/** The parts of a change to a step, besides the bodies that it adds. */
export interface Change {
  removeDeciders: readonly unknown[];
  addCriteria: readonly unknown[];
  removeCriteria: readonly unknown[];
  requiredDocuments?: readonly unknown[] | null | undefined;
  takeOut?: boolean | null | undefined;
}

/** Whether a change only adds bodies to a gate at which none decides: that is allowed at any time. */
export function onlyFills(change: Change, deciders: number): boolean {
  const others = [change.removeDeciders, change.addCriteria, change.removeCriteria];
  const untouched = change.requiredDocuments == null && change.takeOut == null;
  return deciders === 0 && untouched && others.every((list) => list.length === 0);
}

/** The outcomes with which a body's decision counts for a gate. */
export function satisfyingAnswers(kind: BodyKind, purpose: DecidingPurpose): SatisfyingOutcome[] {
  const outside = votesHere(kind) ? undefined : OUTSIDE_PURPOSES[purpose as OutsidePurpose];
  if (outside) {
    return outside.outcomes.filter(
      (outcome) => OUTCOME_WEIGHT[outcome] === 'FOR',
    ) as SatisfyingOutcome[];
  }
  return isCouncil(kind) ? ['APPROVED'] : ['APPROVED', 'APPROVED_WITH_CONDITIONS'];
}

/** A body that a gate asks, for what, and on what ground. */
export interface AskedBody extends Grounded {
  name: string;
  purpose: DecidingPurpose;
}

/** What of a step is to be left out, and on which day and with what. */
export interface LeavingOut {
  step: Grounded & { title: string; takeOut: boolean };
  /** The bodies that are asked; those to be taken out with the step are all of them. */
  bodies: readonly AskedBody[];
  documents: readonly (Grounded & { role: DocumentRole })[];
  criteria: readonly { title: string; ground: Ground }[];
}

/**
 * Whether all this may be left out; null means yes. A step goes with its bodies and documents: where one of
 * them rests on a section in force, the step does too.
 */
export function mayLeaveOutAll(
  { step, bodies, documents, criteria }: LeavingOut,
  at: { today: Day; hasLetter: boolean; changes: readonly LawChange[] },
): Refusal | null {
  const own = (field: string) => (step.takeOut ? 'takeOut' : field);
  const wholly = step.takeOut
    ? [mayLeaveOut({ ...step, name: `The step ${step.title}` }, 'takeOut', at)]
    : [];
  const all = [
    ...wholly,
    ...bodies.map((body) => mayLeaveOut(body, own('removeDeciders'), at)),
    ...documents.map(({ role, ...ground }) =>
      mayLeaveOut({ ...ground, name: documentName(role) }, own('requiredDocuments'), at),
    ),
    ...criteria.map(({ title, ground }) =>
      mayLeaveOut({ name: `"${title}"`, ground, provision: null }, own('removeCriteria'), at),
    ),
  ];
  // What no letter helps against is said first.
  return all.find((one) => one && one.field !== 'letterDocumentId') ?? all.find(Boolean) ?? null;
}

export interface NewCriterion {
  kind: CriterionKind;
  documentRole?: string | null | undefined;
  worstAllowed?: string | null | undefined;
  fromEachTrust: boolean;
}

/** Whether a criterion has the settings of its kind; null means yes. Everything wrong is named at once. */
export function mayAddCriterion(criterion: NewCriterion): Refusal | null {
  const { kind, documentRole, worstAllowed, fromEachTrust } = criterion;
  const own = (of: CriterionKind, field: string, given: boolean) => {
    if ((kind === of) === given) return null;
    const because = given
      ? `Leave out ${field}: only a criterion of kind ${of} has it.`
      : `Give ${field}: a criterion of kind ${of} needs it.`;
    return no('addCriteria', because);
  };
  const strayTrusts = fromEachTrust && kind !== 'DOCUMENT';
  const stray = 'Leave out fromEachTrust: only a criterion of kind DOCUMENT has it.';
  return combined([
    own('DOCUMENT', 'documentRole', Boolean(documentRole)),
    own('RATING', 'worstAllowed', Boolean(worstAllowed)),
    strayTrusts ? no('addCriteria', stray) : null,
  ]);
}

/** The settings of a criterion, as they are stored. */
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
  return no('addDeciders', `${bodyWords(kind)} cannot be asked to ${purposeWords(purpose)}.`);
}

function isOwn(purpose: DecidingPurpose): purpose is Purpose {
  return Object.hasOwn(Purpose, purpose);
}

function no(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
