/**
 * Why something that was asked for is not done: the one way in which Watersmeet says no.
 *
 * Rules return a refusal, `allow()` throws it, the API answers it as `errors[].extensions`.
 * `because` is a sentence for the person who asked; `field` is the path of the input at fault.
 */
export interface Refusal {
  code: RefusalCode;
  because: string;
  field?: string;
  blockers?: readonly Blocker[];
  /** For STALE_VERSION: the version that is there now. */
  currentVersion?: number;
}

/** One thing that stands in the way, and which thing it is. */
export interface Blocker {
  kind: string;
  because: string;
  subjectType?: string;
  subjectId?: string;
}

/** Every code that the API can answer with; each is explained in docs/errors.md. */
export const REFUSAL_CODES = [
  'NOT_SIGNED_IN',
  'REAUTHENTICATE',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'BAD_USER_INPUT',
  'ALREADY_EXISTS',
  'STALE_VERSION',
  'WRONG_STATE',
  'IDEMPOTENCY_KEY_REUSED',
  'IN_PROGRESS',
  'OUTCOME_UNKNOWN',
  'LIMIT',
  'BUSY',
  'INTERNAL',
  'STILL_IN_USE',
  'STANDING_ORDERS_MISSING',
  'SEALED',
  'PACK_INCOMPLETE',
  'PACK_SUPERSEDED',
  'MANIFEST_MISMATCH',
  'DOCUMENT_REFUSED',
  'PURPOSE_NOT_FOR_BODY',
  'METHOD_NOT_ALLOWED',
  'VOTING_NOT_OPEN',
  'NOT_ENTITLED_TO_VOTE',
  'NOT_PRESENT',
  'VOTE_STANDS',
  'VOTES_MISSING',
  'NO_TIE',
  'GATE_NOT_READY',
  'PRE_ELECTION',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal on its way to the person who asked. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.because);
    this.name = 'Refused';
  }
}

/** Throws the refusal that a rule returned; null means yes. */
export function allow(refusal: Refusal | null): void {
  if (refusal) throw new Refused(refusal);
}

/** Refuses now, with a sentence. */
export function refuse(code: RefusalCode, because: string, field?: string): never {
  throw new Refused({ code, because, field });
}

/** Missing and forbidden answer alike, so that an answer never tells that something exists. */
export function notFound(what: string, field?: string): Refused {
  return new Refused({
    code: 'NOT_FOUND',
    because: `There is no such ${what}, or you may not see it: check its code or id.`,
    field,
  });
}

/** What somebody is told who names another version of a row than the one there is. */
export const stale = (expectedVersion: number, currentVersion: number) =>
  new Refused({
    code: 'STALE_VERSION',
    because:
      expectedVersion > currentVersion
        ? `There is no version ${expectedVersion} yet; it is at version ${currentVersion}.`
        : `It has changed since you read version ${expectedVersion}: it is now at version ${currentVersion}. Read it again before you change it.`,
    field: 'expectedVersion',
    currentVersion,
  });
