import { PERMISSIONS, type Permission } from './permission-table.rules.js';
import { ROLE_IN_WORDS, type Role } from './roles.rules.js';

const list = (words: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);

const rolesInWords = (roles: readonly Role[]) => list(roles.map((role) => ROLE_IN_WORDS[role]));

const OF_A_BODY =
  "its Trust's company secretary, or for a programme board the programme director or the programme management office (PMO)";

/** Who may, as a sentence. */
export function whoInWords({ at, roles }: Permission): string {
  const administrator = roles.includes('ADMINISTRATOR');
  const others = roles.filter((role) => role !== 'ADMINISTRATOR');
  switch (at) {
    case 'ANYONE':
      return 'Anybody, signed in or not.';
    case 'SIGNED_IN':
      return 'Everybody who is signed in.';
    case 'INSTALLATION':
      return 'An administrator of the installation.';
    case 'MEMBER':
      return 'Somebody with a role in the programme, or on a roll that is open there.';
    case 'PROGRAMME':
      return `In the programme: ${rolesInWords(roles)}.`;
    case 'TRUST':
      return `For the Trust: ${rolesInWords(others)}${administrator ? '; or an administrator' : ''}.`;
    case 'BODY':
      return `For the Trust's body, or in the programme for a body of no Trust: ${rolesInWords(others)}${administrator ? '; or an administrator' : ''}.`;
    case 'SECRETARY':
      return `The body's own secretary: ${roles.includes('PMO') ? OF_A_BODY : "its Trust's company secretary"}${administrator ? '; or an administrator' : ''}.`;
  }
}

/** What the person must have done first, as a sentence; empty when nothing. */
export function needsInWords({ fresh, inPerson }: Permission): string {
  if (fresh) return 'Needs a fresh sign-in (REAUTHENTICATE); an API token cannot do it.';
  return inPerson ? 'An API token cannot do it (REAUTHENTICATE).' : '';
}

/** Everything that is published of a verb: what it does, who may, what they need, how it is refused. */
export function verbInWords(permission: Permission): string {
  const { does, refuses = [] } = permission;
  const codes = refuses.length > 0 ? `Can be refused as ${list(refuses)}.` : '';
  return [does, whoInWords(permission), needsInWords(permission), codes].filter(Boolean).join(' ');
}

/** Every verb with all that is published of it. */
export const verbsInWords = () =>
  Object.entries(PERMISSIONS).map(([verb, permission]) => ({
    verb,
    words: verbInWords(permission),
  }));
