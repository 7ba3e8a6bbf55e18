import { inWords } from '../programmes/document-role.rules.js';
import { combined } from '../../shared/combined.js';
import { dayInWords, isDay } from '../../shared/day.js';
import type { Day } from '../../shared/day.js';
import type { Refusal, RefusalCode } from '../../shared/refusal.js';

/** Before the gate (precedent: it blocks), or after go-live (subsequent: it lives on). */
export const ConditionKind = { PRECEDENT: 'PRECEDENT', SUBSEQUENT: 'SUBSEQUENT' } as const;
export type ConditionKind = keyof typeof ConditionKind;

/** Where a condition stands, whatever the day. */
export const ConditionState = {
  OPEN: 'OPEN',
  EVIDENCE_SUBMITTED: 'EVIDENCE_SUBMITTED',
  DISCHARGED: 'DISCHARGED',
  WAIVED: 'WAIVED',
} as const;
export type ConditionState = keyof typeof ConditionState;

/** What a reader sees: as the state, but overdue once its day is past and it is not settled. */
export const ConditionStatus = { ...ConditionState, OVERDUE: 'OVERDUE' } as const;
export type ConditionStatus = keyof typeof ConditionStatus;

/** What a condition was set by: a resolution, or a decision that was taken elsewhere and recorded. */
export const SetByType = {
  RESOLUTION: 'RESOLUTION',
  EXTERNAL_DECISION: 'EXTERNAL_DECISION',
  RECORDED_DECISION: 'RECORDED_DECISION',
} as const;
export type SetByType = keyof typeof SetByType;

/** On what a change to a condition can rest. */
export const AuthorityKind = {
  RESOLUTION: 'RESOLUTION',
  MINUTE: 'MINUTE',
  LETTER: 'LETTER',
} as const;
export type AuthorityKind = keyof typeof AuthorityKind;

/**
 * Where a condition may go next.
 *
 * - Evidence that does not convince sends it back to open.
 * - What was discharged or waived can be reopened by the body that settled it.
 */
export const CONDITION_MOVES: Record<ConditionState, readonly ConditionState[]> = {
  OPEN: ['EVIDENCE_SUBMITTED', 'DISCHARGED', 'WAIVED'],
  EVIDENCE_SUBMITTED: ['OPEN', 'DISCHARGED', 'WAIVED'],
  DISCHARGED: ['OPEN'],
  WAIVED: ['OPEN'],
};

export interface ConditionTerms {
  text: string;
  kind: ConditionKind;
  ownerName: string;
  dueOn: Day;
}

export interface Condition {
  state: ConditionState;
  kind: ConditionKind;
  dueOn: Day;
  setOn: Day;
  evidenceRequired: boolean;
  /** Whether evidence has been submitted, now or before. */
  hasEvidence: boolean;
  /** The documents that were submitted as evidence, now or before. */
  evidenceIds: readonly string[];
  /** Whether the last evidence was put in by the person who asks. */
  ownEvidence: boolean;
  setBy: { bodyId: string; name: string; votesHere: boolean };
  /** The bodies that its setter's rights passed to, such as the board of a merged Trust. */
  successorIds: readonly string[];
  gatePassed: boolean;
}

/**
 * On what a change to a condition rests: a carried resolution of the body; a minute of its meeting,
 * recorded by that body's own secretary; or the letter of an outside body.
 */
export type Authority =
  | { kind: 'RESOLUTION'; bodyId: string; purpose: string; approved: boolean }
  | {
      kind: 'MINUTE';
      bodyId: string;
      minuteRef: string;
      /** The minutes themselves, and the day of the meeting that they are of. */
      documentId: string | null;
      meetingOn: Day | null;
      secretaryOf: readonly string[];
    }
  | { kind: 'LETTER'; bodyId: string; documentId: string | null };

/** Whether a condition is settled, so that it no longer stands in the way. */
export function isSettled(state: ConditionState): boolean {
  return state === 'DISCHARGED' || state === 'WAIVED';
}

/** How a condition stands today: overdue from the day after it was due. */
export function conditionStatus(
  { state, dueOn }: { state: ConditionState; dueOn: Day },
  today: Day,
): ConditionStatus {
  return !isSettled(state) && today > dueOn ? 'OVERDUE' : state;
}

/** Whether a condition can be set in these terms: its text, who owns it and by when; null means yes. */
export function maySetCondition({ text, ownerName, dueOn }: ConditionTerms): Refusal | null {
  const missing = (is: boolean, because: string, field: string) =>
    is ? no('BAD_USER_INPUT', because, field) : null;
  return combined([
    missing(text.trim() === '', 'Say what the condition is.', 'text'),
    missing(ownerName.trim() === '', 'Name who owns the condition.', 'ownerName'),
    missing(!isDay(dueOn), 'Give the day on which the condition is due.', 'dueOn'),
  ]);
}

/** Whether evidence may be submitted for a condition; null means yes. */
export function maySubmitEvidence(condition: Condition): Refusal | null {
  return condition.state === 'EVIDENCE_SUBMITTED'
    ? null
    : mayMove(condition.state, 'EVIDENCE_SUBMITTED');
}

/** Whether evidence may be sent back as not enough; null means yes. It is for the setting body. */
export function maySendBack(condition: Condition, authority: Authority): Refusal | null {
  if (condition.state !== 'EVIDENCE_SUBMITTED') {
    return no('WRONG_STATE', 'No evidence has been submitted, so there is none to send back.');
  }
  return mayRestOn(condition, authority);
}

/**
 * Whether a condition is discharged on this authority; null means yes.
 *
 * - Only by the body that set it, or its successor.
 * - If it blocks a gate, a reference is not enough: it needs a resolution, or the minutes of a meeting
 *   of that body held since the condition was set.
 * - If evidence is required, only once there is some.
 * - Whoever put the evidence in does not say that it is enough; the body itself may, by a resolution. Evidence is
 *   not the minutes of the meeting that found it enough.
 */
export function mayDischarge(
  condition: Condition,
  authority: Authority,
  today: Day,
): Refusal | null {
  const refusal = mayMove(condition.state, 'DISCHARGED') ?? mayRestOn(condition, authority);
  if (refusal) return refusal;
  if (condition.evidenceRequired && !condition.hasEvidence) {
    return no(
      'WRONG_STATE',
      'This condition needs evidence before it can be discharged: submit it first (submitConditionEvidence).',
    );
  }
  return ownEvidenceFault(condition, authority) ?? minutesFault(condition, authority, today);
}

/** Whether a condition is waived: never on a minute alone, since waiving changes what was decided. */
export function mayWaive(condition: Condition, authority: Authority): Refusal | null {
  const refusal = mayMove(condition.state, 'WAIVED') ?? mayRestOn(condition, authority);
  if (refusal) return refusal;
  if (authority.kind !== 'MINUTE') return null;
  const because = `A minute is not enough to waive a condition: ${condition.setBy.name} must pass a resolution.`;
  return no('NOT_ALLOWED', because);
}

/**
 * Whether a settled condition may be reopened by the body that set it, with a reason.
 *
 * A precedent condition cannot be reopened once its gate is passed: the body decides again instead.
 */
export function mayReopen(
  condition: Condition,
  authority: Authority,
  reason: string,
): Refusal | null {
  if (!isSettled(condition.state)) {
    return no('WRONG_STATE', 'Only a condition that was discharged or waived can be reopened.');
  }
  if (condition.kind === 'PRECEDENT' && condition.gatePassed) {
    return no(
      'WRONG_STATE',
      `The gate is passed, so a condition that came before it cannot be reopened: ${condition.setBy.name} must decide again.`,
    );
  }
  if (reason.trim() === '') {
    return no('BAD_USER_INPUT', 'Say why the condition is reopened.', 'reason');
  }
  return mayRestOn(condition, authority);
}

/** The strongest authority that the body which set a condition can give: what is refused on it, is refused on any. */
export function fullAuthority({ setBy: { bodyId, votesHere } }: Condition): Authority {
  if (!votesHere) return { kind: 'LETTER', bodyId, documentId: bodyId };
  return { kind: 'RESOLUTION', bodyId, purpose: 'DISCHARGE_OR_WAIVE', approved: true };
}

/** Whether an authority is that of the body which set the condition, in the form it decides in. */
function mayRestOn(condition: Condition, authority: Authority): Refusal | null {
  const { setBy, successorIds } = condition;
  if (![setBy.bodyId, ...successorIds].includes(authority.bodyId)) {
    return no('NOT_ALLOWED', `Only ${setBy.name} can do this: it set the condition.`);
  }
  // An outside body whose rights passed to one that votes here speaks through that successor.
  const asOutside = !setBy.votesHere && authority.bodyId === setBy.bodyId;
  if (asOutside !== (authority.kind === 'LETTER')) {
    const form = asOutside ? 'letter (LETTER)' : 'resolution or minute (RESOLUTION or MINUTE)';
    return no('BAD_USER_INPUT', `Give the ${form} of ${setBy.name}.`, 'authority');
  }
  return asOutside ? letterFault(authority) : decisionFault(setBy.name, authority);
}

function letterFault(authority: Authority): Refusal | null {
  if (authority.kind === 'LETTER' && authority.documentId !== null) return null;
  return no('BAD_USER_INPUT', 'Attach the letter.', 'document');
}

function decisionFault(name: string, authority: Authority): Refusal | null {
  if (authority.kind === 'RESOLUTION') {
    if (authority.purpose !== 'DISCHARGE_OR_WAIVE') {
      return no(
        'BAD_USER_INPUT',
        'That resolution has another purpose: name one to discharge or waive a condition.',
        'resolution',
      );
    }
    if (authority.approved) return null;
    return no('WRONG_STATE', `${name} has not approved that resolution.`, 'resolution');
  }
  if (authority.kind !== 'MINUTE') return null;
  if (!authority.secretaryOf.includes(authority.bodyId)) {
    return no('NOT_ALLOWED', `Only the secretary of ${name} can record its minutes.`);
  }
  if (authority.minuteRef.trim() !== '') return null;
  return no('BAD_USER_INPUT', 'Give the reference of the minute.', 'minuteRef');
}

function ownEvidenceFault(
  { state, ownEvidence, evidenceIds, setBy }: Condition,
  authority: Authority,
): Refusal | null {
  if (authority.kind === 'RESOLUTION') return null;
  if (state === 'EVIDENCE_SUBMITTED' && ownEvidence) {
    const because = `You put in the evidence for this condition: somebody else must record that ${setBy.name} found it enough.`;
    return no('NOT_ALLOWED', because);
  }
  const { documentId } = authority;
  if (documentId === null || !evidenceIds.includes(documentId)) return null;
  const asked = authority.kind === 'MINUTE' ? 'minutes of the meeting' : 'letter';
  const because = `This document is the evidence: attach the ${asked} of ${setBy.name} that found it enough.`;
  return no('BAD_USER_INPUT', because, 'authority.documentId');
}

function minutesFault(
  { kind, setOn, setBy }: Condition,
  authority: Authority,
  today: Day,
): Refusal | null {
  if (kind !== 'PRECEDENT' || authority.kind !== 'MINUTE') return null;
  const { documentId, meetingOn } = authority;
  const wrong = (field: string, because: string) =>
    no('BAD_USER_INPUT', because, `authority.${field}`);
  const unattached = 'A gate waits for this condition: attach the minutes themselves.';
  const dayFault = () => {
    if (meetingOn === null) return `Give the day of the meeting at which ${setBy.name} agreed.`;
    const day = dayInWords(meetingOn);
    if (meetingOn > today)
      return `${day} is in the future: give the day of a meeting that was held.`;
    if (meetingOn >= setOn) return null;
    return `The meeting of ${day} was before the condition was set, on ${dayInWords(setOn)}: give a later one.`;
  };
  const onDay = dayFault();
  return combined([
    documentId === null ? wrong('documentId', unattached) : null,
    onDay === null ? null : wrong('meetingOn', onDay),
  ]);
}

function mayMove(from: ConditionState, to: ConditionState): Refusal | null {
  if (CONDITION_MOVES[from].includes(to)) return null;
  return no('WRONG_STATE', `This condition is already ${inWords(from)}: reopen it first.`);
}

function no(code: RefusalCode, because: string, field?: string): Refusal {
  return { code, because, field };
}
