import { type Permission, type Place } from './permission-table.rules.js';
import { ROLE_IN_WORDS, type Role } from './roles.rules.js';

const list = (words: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);

const rolesInWords = (roles: readonly Role[]) => list(roles.map((role) => ROLE_IN_WORDS[role]));

const BOARDS =
  ', or for a programme board the programme director or the programme management office (PMO)';

const orAnAdministrator = (roles: readonly Role[]) =>
  roles.includes('ADMINISTRATOR') ? '; or an administrator' : '';

/** The roles besides an administrator's, who is named last. */
const besides = (roles: readonly Role[]) =>
  rolesInWords(roles.filter((role) => role !== 'ADMINISTRATOR')) + orAnAdministrator(roles);

const WHO: Record<Place, (roles: readonly Role[]) => string> = {
  ANYONE: () => 'Anybody, signed in or not.',
  SIGNED_IN: () => 'Everybody who is signed in.',
  INSTALLATION: () => 'An administrator of the installation.',
  SOMEWHERE: (roles) => `Whoever is somewhere: ${rolesInWords(roles)}.`,
  MEMBER: () => 'Somebody with a role in the programme, or on a roll that is open there.',
  PROGRAMME: (roles) => `In the programme: ${rolesInWords(roles)}.`,
  TRUST: (roles) => `For the Trust: ${besides(roles)}.`,
  BODY: (roles) =>
    `For the Trust's body, or in the programme for a body of no Trust: ${besides(roles)}.`,
  SECRETARY: (roles) =>
    `The body's own secretary: its Trust's company secretary${roles.includes('PMO') ? BOARDS : ''}${orAnAdministrator(roles)}.`,
};

/** Who may, as a sentence. */
export const whoInWords = ({ at, roles }: Permission): string => WHO[at](roles);

/** What the person must have done first, as a sentence; empty when nothing. */
export function needsInWords({ fresh, inPerson }: Permission): string {
  if (fresh) return 'Needs a fresh sign-in (REAUTHENTICATE); an API token cannot do it.';
  return inPerson ? 'An API token cannot do it (REAUTHENTICATE).' : '';
}

/** How a slip in what it enters is put right, as a sentence; empty for what mends itself. */
export function mendedInWords({ mendedBy = [], never = '' }: Permission): string {
  return mendedBy.length > 0 ? `A slip is put right by ${list(mendedBy)}.` : never;
}

/** Everything that is published of a verb: what it does, who may, what they need, how it is refused. */
export function verbInWords(permission: Permission): string {
  const { does, refuses = [] } = permission;
  const codes = refuses.length > 0 ? `Can be refused as ${list(refuses)}.` : '';
  const mended = mendedInWords(permission);
  return [does, whoInWords(permission), needsInWords(permission), codes, mended]
    .filter(Boolean)
    .join(' ');
}
