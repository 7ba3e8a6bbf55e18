import type { Refusal } from '../../shared/refusal.js';
import type { Scope } from '../access/permissions.rules.js';
import type { HeldRole } from '../access/roles.rules.js';
import type { Role } from '../access/roles.rules.js';

/** The roles of a Trust that its company secretary gives and ends, in a programme that they serve. */
export const GIVEN_BY_SECRETARY: readonly Role[] = [
  'BOARD_MEMBER',
  'GOVERNOR',
  'MEDICAL_DIRECTOR',
  'CHIEF_NURSE',
];

/**
 * The roles of a programme's office that its director gives and ends. Those who oversee the director
 * (SRO, programme board chair, auditor, regulator, recorder of outside decisions) are not among them.
 */
export const GIVEN_BY_DIRECTOR: readonly Role[] = [
  'PMO',
  'PROGRAMME_MANAGER',
  'WORKSTREAM_SRO',
  'WORKSTREAM_LEAD',
  'FINANCE_LEAD',
  'FINANCE',
  'HR',
  'ENGAGEMENT_LEAD',
  'PUBLIC_EDITOR',
  'MODERATOR',
  'OBSERVER',
];

const NOT_YOURS_TO_GIVE: Refusal = {
  code: 'NOT_ALLOWED',
  because:
    "You cannot give or end this role here: ask an administrator. (A company secretary gives the seat and clinical roles of their own Trust; a programme director gives the roles of the programme's office.)",
  field: 'role',
};

/**
 * Whether somebody may give a role, or end it; null means yes.
 *
 * - An administrator of the installation: any role, anywhere.
 * - A company secretary: the seats' and clinicians' roles of their own Trust, in a programme that they
 *   serve for it.
 * - A programme director: the roles of the programme's office, held for no Trust, in their own programme.
 */
export function mayGrant(held: readonly HeldRole[], role: Role, where: Scope): Refusal | null {
  const programmeId = where.programmeId ?? null;
  const trustId = where.trustId ?? null;
  const fits = held.some((own) => {
    if (own.role === 'ADMINISTRATOR') return own.programmeId === null && own.trustId === null;
    if (programmeId === null || own.programmeId !== programmeId) return false;
    if (own.role === 'COMPANY_SECRETARY')
      return trustId !== null && own.trustId === trustId && GIVEN_BY_SECRETARY.includes(role);
    return (
      own.role === 'PROGRAMME_DIRECTOR' && trustId === null && GIVEN_BY_DIRECTOR.includes(role)
    );
  });
  return fits ? null : NOT_YOURS_TO_GIVE;
}
