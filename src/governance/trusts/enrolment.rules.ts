import { combined } from '../../shared/combined.js';
import type { Day } from '../../shared/day.js';
import type { Refusal } from '../../shared/refusal.js';
import { isCouncil, maySeat, type BodyKind, type SeatKind } from './body.rules.js';

/** Somebody who is entered on a body: a person who is known, or a new one, and the seat. */
export interface Enrolment {
  person?: string | null;
  code?: string | null;
  displayName?: string | null;
  email?: string | null;
  password?: string | null;
  kind: SeatKind;
  voting: boolean;
  from: Day;
  until?: Day | null;
}

/** The role of the members of a body in a programme. */
export const roleOnBody = (kind: BodyKind) => (isCouncil(kind) ? 'GOVERNOR' : 'BOARD_MEMBER');

/**
 * Whether these people can be entered on a body of this kind; null means yes. All faults of all of them are
 * named at once, each with its field, such as `members.2.email`.
 */
export function mayEnrol(kind: BodyKind, members: readonly Enrolment[]): Refusal | null {
  return combined(
    members.flatMap((member, at) =>
      [
        personFault(member),
        signInFault(member),
        until(member),
        maySeat(kind, member),
        twice(members, at, 'person'),
        twice(members, at, 'code'),
        twice(members, at, 'email'),
      ].map((fault) => within(fault, at)),
    ),
  );
}

/** A fault of one of the members, by its field in the list. */
export const within = (fault: Refusal | null, at: number): Refusal | null =>
  fault && {
    ...fault,
    field: ['members', at, fault.field].filter((it) => it !== undefined).join('.'),
  };

function personFault({ person, code, displayName, email, password }: Enrolment): Refusal | null {
  const isNew = code || displayName || email || password;
  if (person && isNew)
    return wrong('person', 'Give a person who is known, or the words of a new one, not both.');
  if (person) return null;
  if (!code) return wrong('code', 'Give a code for the new person, or name one who is known.');
  return displayName ? null : wrong('displayName', "Give the new person's name.");
}

function signInFault({ email, password }: Enrolment): Refusal | null {
  if (!email === !password) return null;
  const because = 'To let this person sign in, give an e-mail address and a password.';
  return wrong(email ? 'password' : 'email', because);
}

function until({ from, until: last }: Enrolment): Refusal | null {
  if (!last || last >= from) return null;
  return wrong('until', 'The seat ends before it begins: correct the dates.');
}

function twice(
  members: readonly Enrolment[],
  at: number,
  field: 'person' | 'code' | 'email',
): Refusal | null {
  const of = (member: Enrolment) => member[field]?.trim().toLowerCase();
  const own = of(members[at]!);
  const first = own ? members.findIndex((member) => of(member) === own) : at;
  return first === at ? null : wrong(field, 'This is in the list twice: give each person once.');
}

function wrong(field: string, because: string): Refusal {
  return { code: 'BAD_USER_INPUT', because, field };
}
