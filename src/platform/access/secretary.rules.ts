import type { HeldRole } from './roles.rules.js';
import type { Role } from './roles.rules.js';

/** Whose a body is: a Trust's, a programme's own, or neither when it decides outside. */
export interface BodyOwner {
  trustId: string | null;
  programmeId: string | null;
}

const PROGRAMME_OFFICE: readonly Role[] = ['PROGRAMME_DIRECTOR', 'PMO'];

/**
 * Whether somebody with these roles keeps the business of a body, and so records it (domain 2.3).
 *
 * - Of a Trust's body its company secretary, whose office is held in the installation or in a programme. In a
 *   programme only those two count; a Trust's own business, in none, is its secretary's wherever held.
 * - Of a programme's own board that programme's director or office, and no Trust's secretary.
 * - A body outside has no secretary here.
 */
export function isSecretaryOf(
  held: readonly HeldRole[],
  { trustId, programmeId: ownProgrammeId }: BodyOwner,
  programmeId: string | null = ownProgrammeId,
): boolean {
  if (trustId === null) {
    if (ownProgrammeId === null || ownProgrammeId !== programmeId) return false;
    return held.some(
      (one) => one.programmeId === programmeId && PROGRAMME_OFFICE.includes(one.role),
    );
  }
  return held.some(
    (one) =>
      one.role === 'COMPANY_SECRETARY' &&
      one.trustId === trustId &&
      (programmeId === null || one.programmeId === null || one.programmeId === programmeId),
  );
}

/** Whether somebody is the company secretary of any Trust in a programme. */
export function isSecretaryOfATrust(held: readonly HeldRole[], programmeId: string): boolean {
  return held.some((one) => one.role === 'COMPANY_SECRETARY' && one.programmeId === programmeId);
}
