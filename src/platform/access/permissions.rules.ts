import type { Refusal } from '../../shared/refusal.js';
import { PERMISSIONS, type Permission, type Place, type Verb } from './permission-table.rules.js';
import { isSecretaryOf, type BodyOwner } from './secretary.rules.js';
import { PLACE_OF_ROLE, ROLE_IN_WORDS, type HeldRole, type Role } from './roles.rules.js';

/** The programme and the Trust that the act is about. */
export interface Scope {
  programmeId?: string | null;
  trustId?: string | null;
  /** The body whose own business it is, for what only its secretary does. */
  body?: BodyOwner;
}

/** A body in one programme: what it owns there is not its own in another programme. */
export interface BodyInProgramme {
  programmeId: string;
  bodyId: string;
}

/** Who asks, through what, and how fresh their own sign-in is. */
export interface Asker {
  held: readonly HeldRole[];
  /** The programme asked about, when they hold no role in it but are on an open roll there (ADR 11). */
  onOpenRollOf?: string | null;
  grantKind: 'SESSION' | 'TOKEN';
  minutesSinceSignIn: number | null;
  freshMinutes: number;
  /** What their sign-in admits to: everything unless given. */
  admits?: Admits;
}

/**
 * What a sign-in admits to: a password that somebody else chose to changing it alone; then only to reading, until
 * an officer has said that the person was identified.
 */
export const Admits = {
  EVERYTHING: 'EVERYTHING',
  READING: 'READING',
  CHANGING_PASSWORD: 'CHANGING_PASSWORD',
} as const;
export type Admits = keyof typeof Admits;

const SIGN_IN_AGAIN: Refusal = {
  code: 'REAUTHENTICATE',
  because:
    'You signed in too long ago for this: give your password once more (reauthenticate), then repeat it.',
};
const NOT_ITS_SECRETARY: Refusal = {
  code: 'NOT_ALLOWED',
  because:
    "Only this body's company secretary (for a programme board: the programme's office) can do this.",
};
const CHOOSE_YOUR_OWN: Refusal = {
  code: 'NOT_ALLOWED',
  because:
    'Somebody else chose this password: choose one of your own first (changePassword), then sign in with it.',
};
const NOT_IDENTIFIED: Refusal = {
  code: 'NOT_ALLOWED',
  because:
    "Your sign-in was given to you, so it only reads until an officer has met you and confirmed that it is yours (confirmIdentity): your Trust's company secretary, or its chair; for those two another Trust's secretary.",
};
const NO_TOKENS: Refusal = {
  code: 'REAUTHENTICATE',
  because: 'An API token cannot do this: sign in yourself, then repeat it.',
};

/**
 * Whether somebody may do something; null means yes. Deny by default: a verb lists its roles.
 *
 * - SOMEWHERE: the role is held in whatever programme, or in the installation.
 * - INSTALLATION: the role is held in the installation (no programme).
 * - PROGRAMME: the role is held in that programme; some only for the Trust that the act is about.
 * - MEMBER: any role at all in that programme, or a place on a roll that is open there.
 * - TRUST: the role is held for that Trust, in the installation or in that programme.
 *   A Trust's company secretary keeps its register, seats and standing orders, which belong to no
 *   programme, in whatever programme that role is held. An API token works only in its programme.
 * - BODY: as TRUST for a Trust's body, as PROGRAMME for a programme board.
 * - SECRETARY: as BODY, and of the body that the scope names, its own secretary (domain 2.3); an
 *   administrator stands in where the verb is theirs too.
 * - The caller answers NOT_FOUND first, for a thing that the person may not know of.
 */
export function may(asker: Asker, verb: Verb, scope: Scope): Refusal | null {
  const permission: Permission = PERMISSIONS[verb];
  return (
    notAdmitted(asker.admits ?? 'EVERYTHING', permission) ?? mayByRole(asker, permission, scope)
  );
}

function mayByRole(asker: Asker, permission: Permission, scope: Scope): Refusal | null {
  const open = permission.at === 'ANYONE' || permission.at === 'SIGNED_IN';
  const fits =
    open ||
    (permission.at === 'MEMBER' && isOnRoll(asker, scope.programmeId)) ||
    asker.held.some(
      (held) => fitsRole(held, permission) && fitsPlace(asker, held, permission.at, scope),
    );
  if (!fits) return notYours(permission, scope);
  if (permission.at === 'SECRETARY' && !keepsTheBody(asker, permission, scope))
    return NOT_ITS_SECRETARY;
  if (permission.inPerson && asker.grantKind === 'TOKEN') return NO_TOKENS;
  return permission.fresh ? freshness(asker) : null;
}

/** Whether a sign-in admits to a verb; null means yes. */
export function notAdmitted(admits: Admits, { admitted }: Permission): Refusal | null {
  if (admits === 'CHANGING_PASSWORD') return admitted === 'ANY' ? null : CHOOSE_YOUR_OWN;
  return admits === 'READING' && !admitted ? NOT_IDENTIFIED : null;
}

/** Whether the programme is one that the person may know of at all. */
export function knows(held: readonly HeldRole[], programmeId: string): boolean {
  return held.some((one) => one.programmeId === programmeId);
}

/** Casting, closing, sealing, passing and signing need the person's own fresh sign-in. */
export function freshness(asker: Asker): Refusal | null {
  if (asker.grantKind === 'TOKEN' || asker.minutesSinceSignIn === null) return NO_TOKENS;
  return asker.minutesSinceSignIn <= asker.freshMinutes ? null : SIGN_IN_AGAIN;
}

/** Who can do it, as people call them. */
function notYours(permission: Permission, scope: Scope): Refusal {
  return { code: 'NOT_ALLOWED', because: `Only ${whoMay(permission, scope)} can do this.` };
}

function whoMay({ at, roles }: Permission, { programmeId, trustId }: Scope): string {
  if (at === 'MEMBER') return 'somebody with a role in this programme';
  if (at === 'SOMEWHERE') return `somebody with the role of ${list(roles)}`;
  if (at === 'PROGRAMME') return inProgramme(roles);
  if (at === 'INSTALLATION' || (!trustId && !programmeId)) return 'an administrator';
  const others = roles.filter((role) => role !== 'ADMINISTRATOR');
  const ofTrust = others.filter((role) => PLACE_OF_ROLE[role] === 'TRUST');
  const who = trustId ? `this Trust's ${list(ofTrust)}` : inProgramme(others);
  return others.length < roles.length ? `${who}, or an administrator,` : who;
}

const inProgramme = (roles: readonly Role[]) =>
  `somebody with the role of ${list(roles)} in this programme`;

const list = (roles: readonly Role[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    roles.map((role) => ROLE_IN_WORDS[role]),
  );

/** Without a body in the scope the roles alone are asked: which body it is, only a scope can say. */
function keepsTheBody(asker: Asker, permission: Permission, scope: Scope): boolean {
  const { body, programmeId } = scope;
  const standsIn = ({ role }: HeldRole) =>
    role === 'ADMINISTRATOR' && permission.roles.includes(role);
  if (!body || asker.held.some(standsIn)) return true;
  return isSecretaryOf(asker.held, body, programmeId ?? body.programmeId);
}

const isOnRoll = (asker: Asker, programmeId?: string | null) =>
  Boolean(programmeId) && asker.onOpenRollOf === programmeId;

const fitsRole = (held: HeldRole, permission: Permission) =>
  permission.at === 'MEMBER' || permission.roles.includes(held.role);

function fitsPlace(asker: Asker, held: HeldRole, at: Place, scope: Scope): boolean {
  if (at === 'SOMEWHERE') return held.role !== 'ADMINISTRATOR' || isOfInstallation(held);
  if (at === 'INSTALLATION') return isOfInstallation(held);
  if (at === 'PROGRAMME' || at === 'MEMBER') return isInProgramme(held, scope);
  if (held.role === 'ADMINISTRATOR' && held.programmeId === null) return isOfInstallation(held);
  if ((at === 'BODY' || at === 'SECRETARY') && !scope.trustId) return isInProgramme(held, scope);
  return isOfTrust(asker, held, scope);
}

const isOfInstallation = (held: HeldRole) => held.programmeId === null && held.trustId === null;

const isInProgramme = (held: HeldRole, scope: Scope) =>
  held.programmeId !== null && held.programmeId === scope.programmeId;

function isOfTrust(asker: Asker, held: HeldRole, scope: Scope): boolean {
  const trustFits = held.trustId !== null && held.trustId === scope.trustId;
  const ownBusiness = !scope.programmeId && asker.grantKind === 'SESSION';
  const inPlace = held.programmeId === null || held.programmeId === scope.programmeId;
  return trustFits && (inPlace || ownBusiness);
}
