import type { Role } from './roles.rules.js';

/** Where a role must be held for a verb. */
export type Place = 'ANYONE' | 'SIGNED_IN' | 'HOUSE' | 'PROGRAMME' | 'MEMBER' | 'TRUST';

export interface Permission {
  at: Place;
  roles: readonly Role[];
  /** Needs the person's own sign-in of a short while ago; API tokens may never do it. */
  fresh?: true;
  /** What the act is, for docs/permissions.md. */
  does: string;
}

const anyone = (does: string): Permission => ({ at: 'ANYONE', roles: [], does });
const signedIn = (does: string): Permission => ({ at: 'SIGNED_IN', roles: [], does });
const house = (does: string): Permission => ({ at: 'HOUSE', roles: ['ADMINISTRATOR'], does });
const trust = (does: string, ...roles: Role[]): Permission => ({ at: 'TRUST', roles, does });
const programme = (does: string, ...roles: Role[]): Permission => ({ at: 'PROGRAMME', roles, does });
const fresh = (permission: Permission): Permission => ({ ...permission, fresh: true });

/**
 * Who may do what: every root field of the API, and every field that not everybody who sees its object
 * may read (`Type.field`). Deny by default: start-up refuses a root field that is not listed.
 */
export const PERMISSIONS = {
  // access
  signIn: anyone('Start a session with a password.'),
  signOut: signedIn('End this session.'),
  me: signedIn('Read who you are and the roles you hold.'),
  mySessions: signedIn('List your own sessions.'),
  endSession: signedIn('End one of your own sessions.'),
  changePassword: signedIn('Change your own password.'),
  createPerson: house('Add a person, with or without a sign-in.'),
  grantRole: house('Give a person a role.'),
  revokeRole: house('End a role of a person.'),
  createApiToken: signedIn('Make an API token for a role of your own.'),
  revokeApiToken: signedIn('Revoke an API token of your own.'),
  myApiTokens: signedIn('List your own API tokens.'),

  // trusts
  trusts: signedIn('List the Trusts.'),
  trust: signedIn('Read a Trust.'),
  body: signedIn('Read a deciding body, its seats and standing orders.'),
  createTrust: house('Add a Trust.'),
  createBody: house('Add a deciding body.'),
  adoptStandingOrders: trust("Enter a body's standing orders.", 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
  appointToSeat: trust('Give a person a seat on a body.', 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
  endSeat: trust('End a seat on a body.', 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
  registerInterest: trust("Enter an interest in a Trust's register.", 'COMPANY_SECRETARY', 'ADMINISTRATOR'),
} as const satisfies Record<string, Permission>;

export type Verb = keyof typeof PERMISSIONS;
export const permissionOf = (verb: string): Permission | undefined => (PERMISSIONS as Record<string, Permission>)[verb];
void [trust, programme, fresh];
