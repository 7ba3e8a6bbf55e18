import { combined } from '../../shared/combined.js';
import { dayInWords, within, type Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { DELEGABLE, PURPOSES, type Purpose } from '../deciding/purpose.rules.js';
import { bodyWords, isCommittee, isCouncil, type BodyKind } from '../trusts/body.rules.js';
import type { TrustKind } from '../trusts/trust.rules.js';

/** What stays with the board unless its scheme of delegation says otherwise (ruling 61). */
export const RESERVED: readonly Purpose[] = ['FINAL_APPROVE', 'CERTIFY', 'SUBMIT'];

/** From this day a joint committee can decide for several Trusts (NHS Act 2006 s65Z5, s65Z6). */
export const JOINT_COMMITTEES_FROM: Day = '2022-07-01';

/** The board that delegates. */
export interface DelegatingBody {
  kind: BodyKind;
  trustId: string | null;
  trustKind: TrustKind | null;
}

/** The committee to which it does. */
export interface DelegateBody {
  kind: BodyKind;
  trustId: string | null;
}

/** What is delegated, and for which days. */
export interface DelegationTerms {
  purposes: readonly Purpose[];
  effectiveFrom: Day;
  /** The last day; null while no end is known. */
  until: Day | null;
  /** The clause of the scheme by which reserved matters are delegated too; null where it has none. */
  reservedClause: string | null;
}

/** The law by which a board delegates to a committee of this kind. */
export function powerToDelegate(trust: TrustKind | null, to: BodyKind): string {
  if (to === 'JOINT_COMMITTEE') return 'National Health Service Act 2006, sections 65Z5 and 65Z6';
  return trust === 'FOUNDATION_TRUST'
    ? 'National Health Service Act 2006, Schedule 7, paragraph 15(3)'
    : 'NHS Trusts (Membership and Procedure) Regulations, SI 1990/2024';
}

/**
 * Whether a board may delegate this to a committee; null means yes. Everything wrong is named at once.
 *
 * - The board of a foundation trust delegates to a committee of directors as its constitution lets it (NHS Act 2006,
 *   Schedule 7, paragraph 15(3)), that of an NHS trust by its Regulations (SI 1990/2024): to a committee of its own,
 *   which may meet in common with others. From 1 July 2022 each also to a joint committee, whose parents may be
 *   several (NHS Act 2006 s65Z5, s65Z6). An executive director alone passes no resolution, so decides at no gate here.
 * - Never what the law asks of a council: a council delegates nothing.
 * - Final approval, certification and submission stay with the board unless the scheme says otherwise.
 */
export function mayDelegate(
  from: DelegatingBody,
  to: DelegateBody,
  terms: DelegationTerms,
): Refusal | null {
  return combined([
    fromFault(from),
    toFault(from, to),
    ...purposeFaults(terms),
    daysFault(to, terms),
  ]);
}

function fromFault({ kind }: DelegatingBody): Refusal | null {
  if (kind === 'TRUST_BOARD') return null;
  const because = isCouncil(kind)
    ? 'A council of governors delegates nothing: its approval is its own.'
    : `${bodyWords(kind)} delegates nothing here: name the board of a Trust.`;
  return wrong('from', because);
}

function toFault(from: DelegatingBody, to: DelegateBody): Refusal | null {
  if (!isCommittee(to.kind))
    return wrong(
      'to',
      'A board delegates to a committee of directors, a committee in common or a joint committee.',
    );
  if (to.kind === 'JOINT_COMMITTEE' || to.trustId === from.trustId) return null;
  const because = `${bodyWords(to.kind)} decides for its own Trust alone: name one of this Trust, or a joint committee.`;
  return wrong('to', because);
}

function purposeFaults({ purposes, reservedClause }: DelegationTerms): (Refusal | null)[] {
  const never = purposes.filter((purpose) => !DELEGABLE.includes(purpose));
  const reserved = purposes.filter((purpose) => RESERVED.includes(purpose));
  const words = (some: readonly Purpose[]) =>
    some.map((purpose) => PURPOSES[purpose].words).join('; to ');
  return [
    purposes.length === 0 ? wrong('purposes', 'Name what is delegated.') : null,
    never.length > 0 ? wrong('purposes', `This is never delegated: to ${words(never)}.`) : null,
    reserved.length > 0 && reservedClause === null
      ? wrong(
          'statesReserved',
          `This stays with the board unless the scheme says otherwise: to ${words(reserved)}. Give the clause that says so (statesReserved), or leave it out.`,
        )
      : null,
    reserved.length === 0 && reservedClause !== null
      ? wrong('statesReserved', 'Leave out statesReserved: nothing of this is reserved.')
      : null,
  ];
}

function daysFault({ kind }: DelegateBody, { effectiveFrom, until }: DelegationTerms) {
  if (kind === 'JOINT_COMMITTEE' && effectiveFrom < JOINT_COMMITTEES_FROM)
    return wrong(
      'effectiveFrom',
      `A joint committee decides for Trusts from ${dayInWords(JOINT_COMMITTEES_FROM)}: give that day or a later one.`,
    );
  if (until === null || until >= effectiveFrom) return null;
  return wrong('until', 'The delegation ends before it begins: correct the dates.');
}

/** A delegation as far as it is asked what it covers. */
export interface DelegationOnRecord {
  fromBodyId: string;
  toBodyId: string;
  purposes: readonly Purpose[];
  effectiveFrom: Day;
  untilDay: Day | null;
  confirmedAt: Date | null;
  /** The day of that in the programme's calendar. */
  confirmedOn: Day | null;
  voidedAt: Date | null;
}

/** A committee's resolution, as far as it is asked whether a delegation covers it. */
export interface DelegatedResolution {
  bodyId: string;
  purpose: Purpose;
  /** When it was opened, or would be. */
  openedAt: Date;
  /** The day on which it is decided. */
  decidedOn: Day;
}

/**
 * Whether a committee decides a resolution for the board that made this delegation: it was on record and confirmed
 * before the resolution was opened, and by the day of its meeting where that is entered afterwards (ruling 57); it is
 * in force on the day of the decision, and covers the purpose.
 * The database asks the same (guards.delegation_of), at every gate.
 */
export function covers(delegation: DelegationOnRecord, resolution: DelegatedResolution): boolean {
  const { confirmedAt, confirmedOn, voidedAt, effectiveFrom, untilDay } = delegation;
  return (
    delegation.toBodyId === resolution.bodyId &&
    delegation.purposes.includes(resolution.purpose) &&
    voidedAt === null &&
    confirmedAt !== null &&
    confirmedAt <= resolution.openedAt &&
    confirmedOn !== null &&
    confirmedOn <= resolution.decidedOn &&
    within(resolution.decidedOn, effectiveFrom, untilDay)
  );
}

/** A delegation, and what has been decided under it. */
export interface DelegationState {
  confirmed: boolean;
  voided: boolean;
  effectiveFrom: Day;
  untilDay: Day | null;
  /** The days of the resolutions that were opened under it and have come. */
  reliedOn: readonly Day[];
  /** How many resolutions were opened under it. */
  opened: number;
}

/** Whether a delegation can be confirmed; null means yes: once, by who chairs the board and did not enter it. */
export function mayConfirmDelegation(
  { confirmed, voided }: Pick<DelegationState, 'confirmed' | 'voided'>,
  by: { chairs: boolean; entered: boolean },
): Refusal | null {
  if (!by.chairs || by.entered) {
    const because =
      'Only who chairs the board that delegates can confirm this, and not who entered it.';
    return { code: 'NOT_ALLOWED', because };
  }
  if (voided) return VOIDED;
  return confirmed ? inTheWay('This delegation is confirmed already.') : null;
}

/**
 * Whether a delegation can end on a day; null means yes. It never ends before what was decided under it: the board
 * itself then decides otherwise, and its own decision leads.
 */
export function mayEndDelegation(
  { voided, effectiveFrom, untilDay, reliedOn }: DelegationState,
  until: Day,
): Refusal | null {
  if (voided) return VOIDED;
  if (until < effectiveFrom)
    return wrong('until', 'The delegation ends before it begins: correct the date.');
  if (untilDay !== null && until > untilDay) {
    const because = `It ends on ${dayInWords(untilDay)}: to go on, record another delegation (recordDelegation).`;
    return wrong('until', because);
  }
  const last = [...reliedOn].sort().at(-1);
  if (last === undefined || until >= last) return null;
  const because = `A resolution of ${dayInWords(last)} was opened under it: it can end on that day or later.`;
  return { code: 'WRONG_STATE', because, field: 'until' };
}

/** Whether a delegation that was entered by mistake can be voided; null means yes: while nothing was opened under it. */
export function mayVoidDelegation({ voided, opened }: DelegationState): Refusal | null {
  if (voided) return VOIDED;
  return opened > 0
    ? inTheWay('A resolution was opened under this delegation: end it instead (endDelegation).')
    : null;
}

const VOIDED = inTheWay('This delegation was voided: it was entered by mistake.');

function inTheWay(because: string): Refusal {
  return { code: 'WRONG_STATE', because };
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
