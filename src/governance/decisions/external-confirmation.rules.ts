import type { BodyKind } from '../trusts/body.rules.js';
import type { OutsidePurpose } from '../../shared/purpose.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import type { Refusal } from '../../shared/refusal.js';
import { combined } from '../../shared/combined.js';
import type { GateOutcome } from './gate-outcome.rules.js';

/** What a statute leaves to an outside body: to clear a merger, and to approve or make the grant. */
const STATUTORY: readonly OutsidePurpose[] = ['CLEAR', 'APPROVE_GRANT', 'GRANT'];

/** What an outside body was asked, and what it answered. */
export interface OutsideAnswer {
  purpose: DecidingPurpose;
  bodyKind: BodyKind;
  outcome: GateOutcome;
  /** The statement that nothing material changed since the pack that its letter names; null without one. */
  noMaterialChange: string | null;
}

/**
 * Whether the letter of an outside body counts only once it is confirmed: an answer that a statute asks for,
 * a clearance, a prohibition, an approval or a grant, and the Secretary of State's support. An application that
 * is pending has no letter; reviews, ratings and other bodies' support are the regulator's process, and need it
 * only on an earlier version of the pack: then another Trust's secretary too states that nothing material changed.
 */
export function needsConfirmation(answer: OutsideAnswer): boolean {
  const { purpose, bodyKind, outcome } = answer;
  if (outcome === 'PENDING') return false;
  if (isStated(answer)) return true;
  if (purpose === 'SUPPORT') return bodyKind === 'SECRETARY_OF_STATE';
  return (STATUTORY as readonly DecidingPurpose[]).includes(purpose);
}

/** Whether a decision carries a statement that nothing material changed. */
export const isStated = ({ noMaterialChange }: Pick<OutsideAnswer, 'noMaterialChange'>): boolean =>
  (noMaterialChange ?? '').trim() !== '';

/** What is given with a letter on an earlier version of the pack. */
export interface Statement {
  noMaterialChange: string | null;
  /** The comparison of the two versions: a document of the programme. */
  comparisonId: string | null;
  /** The pack that the letter names. */
  pack: string | null;
}

/**
 * Whether it may be recorded that nothing material changed since an earlier version: by a Trust's secretary, with
 * the comparison attached and the version named; null means yes.
 */
export function mayState(
  { noMaterialChange, comparisonId, pack }: Statement,
  secretaryOf: readonly string[],
): Refusal | null {
  if (!isStated({ noMaterialChange }))
    return comparisonId === null
      ? null
      : bad(
          'comparisonDocumentId',
          'Leave out comparisonDocumentId: it goes with noMaterialChange.',
        );
  if (secretaryOf.length === 0) {
    const because =
      "That nothing material changed is stated by a Trust's company secretary: ask them to record this letter.";
    return { code: 'NOT_ALLOWED', because, field: 'noMaterialChange' };
  }
  const missing =
    'Attach the comparison of the version that the letter names with the one that the boards decide on.';
  return combined([
    pack === null ? bad('pack', 'Name the earlier version on which the body decided.') : null,
    comparisonId === null ? bad('comparisonDocumentId', missing) : null,
  ]);
}

/** A recorded letter that somebody is to confirm. */
export interface LetterToConfirm {
  /** Whether it counts only once it is confirmed. */
  needed: boolean;
  /** Whether it states that nothing material changed since an earlier version of the pack. */
  stated: boolean;
  confirmed: boolean;
  /** Whether a later record corrects it, or it was annulled. */
  gone: boolean;
  recordedBy: string;
  /** The Trusts whose company secretary recorded it; none where a recorder of outside decisions did. */
  recordedFor: readonly string[];
}

/** Who confirms it. */
export interface Confirmer {
  personId: string;
  /** The Trusts of the programme whose company secretary they are. */
  secretaryOf: readonly string[];
  /** Whether they record outside decisions in the programme. */
  records: boolean;
}

const WHO =
  'The company secretary of a Trust confirms it who did not record it and whose Trust it was not recorded for, or another recorder of outside decisions.';

const WHO_STATES =
  "That nothing material changed is stated by a second Trust's company secretary too: one whose Trust it was not recorded for.";

/** Whether somebody may confirm a recorded letter, which they have read themselves; null means yes. */
export function mayConfirmExternal(letter: LetterToConfirm, by: Confirmer): Refusal | null {
  if (!letter.needed)
    return wrong(
      'This record counts as it is: only a statutory decision is confirmed, or one on an earlier version of the pack.',
    );
  if (letter.gone)
    return wrong('This record was corrected or annulled: confirm the one that counts.');
  if (letter.confirmed) return wrong('This record is confirmed already.');
  if (by.personId === letter.recordedBy)
    return { code: 'NOT_ALLOWED', because: `You recorded this letter. ${WHO}` };
  if (confirmsFor(letter, by) !== null) return null;
  if (letter.stated) return { code: 'NOT_ALLOWED', because: WHO_STATES };
  const recorder = by.records && by.secretaryOf.length === 0;
  return recorder ? null : { code: 'NOT_ALLOWED', because: WHO };
}

/** The Trust for which somebody confirms a letter; null where they do it as a recorder of outside decisions. */
export function confirmsFor(
  { recordedFor }: Pick<LetterToConfirm, 'recordedFor'>,
  { secretaryOf }: Pick<Confirmer, 'secretaryOf'>,
): string | null {
  return secretaryOf.find((trustId) => !recordedFor.includes(trustId)) ?? null;
}

function bad(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}

function wrong(because: string): Refusal {
  return { code: 'WRONG_STATE', because };
}
