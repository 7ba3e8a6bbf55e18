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
  /** Everything that is wrong with the input, where that is more than one thing. */
  faults?: readonly Fault[];
  blockers?: readonly Blocker[];
  /** For STALE_VERSION: the version that is there now. */
  currentVersion?: number;
  /** For OUTCOME_UNKNOWN: the id of what was being made or changed. */
  subjectId?: string;
}

/** One thing that is wrong with an input. */
export interface Fault {
  field?: string;
  because: string;
}

/** One thing that stands in the way, and where it can be settled. */
export interface Blocker {
  kind: BlockerKind;
  because: string;
  subjectType?: BlockerSubject;
  subjectId?: string;
}

/** What can stand in the way of an act. */
export const BlockerKind = {
  PROGRAMME_NOT_RUNNING: 'PROGRAMME_NOT_RUNNING',
  PARTY_WITHDREW: 'PARTY_WITHDREW',
  PREVIOUS_GATE_NOT_PASSED: 'PREVIOUS_GATE_NOT_PASSED',
  DECIDER_MISSING: 'DECIDER_MISSING',
  WRONG_OUTCOME: 'WRONG_OUTCOME',
  RECORDED_AT_LIVE_GATE: 'RECORDED_AT_LIVE_GATE',
  NOT_CONFIRMED: 'NOT_CONFIRMED',
  OBJECTED_TO: 'OBJECTED_TO',
  PACK_SUPERSEDED: 'PACK_SUPERSEDED',
  PACK_NOT_NAMED: 'PACK_NOT_NAMED',
  VERSION_MISMATCH: 'VERSION_MISMATCH',
  OUT_OF_ORDER: 'OUT_OF_ORDER',
  CONDITION_OPEN: 'CONDITION_OPEN',
  RATIFICATION_DUE: 'RATIFICATION_DUE',
  CRITERION_NOT_MET: 'CRITERION_NOT_MET',
  PRE_ELECTION: 'PRE_ELECTION',
  LABEL: 'LABEL',
  DOCUMENTS: 'DOCUMENTS',
  DOCUMENT: 'DOCUMENT',
  TITLE: 'TITLE',
  SECTION: 'SECTION',
  LIVE: 'LIVE',
  DECIDED: 'DECIDED',
  GATES: 'GATES',
  BENEFITS: 'BENEFITS',
  PARTY_REPEATED: 'PARTY_REPEATED',
  PARTY_ROLE: 'PARTY_ROLE',
  PARTY_KIND: 'PARTY_KIND',
  PARTY_COUNT: 'PARTY_COUNT',
  PARTY_FOUNDATION_TRUST: 'PARTY_FOUNDATION_TRUST',
} as const;
export type BlockerKind = keyof typeof BlockerKind;

/** What a blocker's `subjectId` names. */
export const BlockerSubject = {
  PROGRAMME: 'PROGRAMME',
  TRUST: 'TRUST',
  GATE: 'GATE',
  BODY: 'BODY',
  RESOLUTION: 'RESOLUTION',
  DECISION: 'DECISION',
  CONDITION: 'CONDITION',
  CRITERION: 'CRITERION',
  DOCUMENT: 'DOCUMENT',
  DOCUMENT_ROLE: 'DOCUMENT_ROLE',
  SECTION_KIND: 'SECTION_KIND',
  PRE_ELECTION_PERIOD: 'PRE_ELECTION_PERIOD',
} as const;
export type BlockerSubject = keyof typeof BlockerSubject;

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
  'UNAVAILABLE',
  'INTERNAL',
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
  /** Takes what went wrong underneath as its cause, for the log alone. */
  constructor(
    readonly refusal: Refusal,
    options?: ErrorOptions,
  ) {
    super(refusal.because, options);
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
