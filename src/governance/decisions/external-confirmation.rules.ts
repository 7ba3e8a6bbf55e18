import type { BodyKind } from '../trusts/body.rules.js';
import type { OutsidePurpose } from '../../shared/purpose.js';
import type { DecidingPurpose } from '../../shared/purpose.js';
import type { Refusal } from '../../shared/refusal.js';
import type { GateOutcome } from './gate-outcome.rules.js';

/** What a statute leaves to an outside body: to clear a merger, and to approve or make the grant. */
const STATUTORY: readonly OutsidePurpose[] = ['CLEAR', 'APPROVE_GRANT', 'GRANT'];

/** What an outside body was asked, and what it answered. */
export interface OutsideAnswer {
  purpose: DecidingPurpose;
  bodyKind: BodyKind;
  outcome: GateOutcome;
}

/**
 * Whether the letter of an outside body counts only once it is confirmed: an answer that a statute asks for,
 * a clearance, a prohibition, an approval or a grant, and the Secretary of State's support. An application that
 * is pending has no letter; reviews, ratings and other bodies' support are the regulator's process.
 */
export function needsConfirmation({ purpose, bodyKind, outcome }: OutsideAnswer): boolean {
  if (outcome === 'PENDING') return false;
  if (purpose === 'SUPPORT') return bodyKind === 'SECRETARY_OF_STATE';
  return (STATUTORY as readonly DecidingPurpose[]).includes(purpose);
}

/** A recorded letter that somebody is to confirm. */
export interface LetterToConfirm {
  /** Whether it counts only once it is confirmed. */
  needed: boolean;
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

/** Whether somebody may confirm a recorded letter, which they have read themselves; null means yes. */
export function mayConfirmExternal(letter: LetterToConfirm, by: Confirmer): Refusal | null {
  if (!letter.needed)
    return wrong('This record counts as it is: only a statutory decision is confirmed.');
  if (letter.gone)
    return wrong('This record was corrected or annulled: confirm the one that counts.');
  if (letter.confirmed) return wrong('This record is confirmed already.');
  if (by.personId === letter.recordedBy)
    return { code: 'NOT_ALLOWED', because: `You recorded this letter. ${WHO}` };
  const may = confirmsFor(letter, by) !== null || (by.records && by.secretaryOf.length === 0);
  return may ? null : { code: 'NOT_ALLOWED', because: WHO };
}

/** The Trust for which somebody confirms a letter; null where they do it as a recorder of outside decisions. */
export function confirmsFor(
  { recordedFor }: Pick<LetterToConfirm, 'recordedFor'>,
  { secretaryOf }: Pick<Confirmer, 'secretaryOf'>,
): string | null {
  return secretaryOf.find((trustId) => !recordedFor.includes(trustId)) ?? null;
}

function wrong(because: string): Refusal {
  return { code: 'WRONG_STATE', because };
}
