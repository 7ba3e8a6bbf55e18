import type { Refusal } from '../shared/refusal.js';
import { PERMISSIONS, type Permission, type Place, type Verb } from './permission-table.rules.js';
import type { Role } from './roles.rules.js';

/** One role that the person holds today, as the grant lets them use it. */
export interface HeldRole {
  programmeId: string | null;
  trustId: string | null;
  role: Role;
}

/** What the act is about. */
export interface Scope {
  programmeId?: string | null;
  trustId?: string | null;
}

/** A body as it acts in a programme: what is its own there is not its own elsewhere. */
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
}

const HELD: Record<Exclude<Place, 'ANYONE' | 'SIGNED_IN'>, string> = {
  HOUSE: 'in the house',
  PROGRAMME: 'in this programme',
  MEMBER: 'in this programme',
  TRUST: 'for this Trust',
  BODY: "for the body's Trust, or in the programme when it is the programme's own",
};
const SIGN_IN_AGAIN: Refusal = {
  code: 'REAUTHENTICATE',
  because: 'This needs your own recent sign-in: sign in again, then repeat it.',
};
const NO_TOKENS: Refusal = {
  code: 'REAUTHENTICATE',
  because: 'An API token may not do this: a person must sign in and do it themselves.',
};

/**
 * Whether somebody may do something; null means yes. Deny by default: a verb lists its roles.
 *
 * - HOUSE: the role is held in the house (no programme).
 * - PROGRAMME: the role is held in that programme; some only for the Trust that the act is about.
 * - MEMBER: any role at all in that programme, or a place on a roll that is open there.
 * - TRUST: the role is held for that Trust, in the house or in that programme.
 *   A Trust's own business, in no programme, is its one office's wherever that is held: its register,
 *   seats and standing orders (practice P5, domain 2.3). A token stays in its programme.
 * - BODY: as TRUST for a Trust's body, as PROGRAMME for a programme board.
 * - What nobody may know of is answered NOT_FOUND by the caller, before this is asked.
 */
export function may(asker: Asker, verb: Verb, scope: Scope): Refusal | null {
  const permission: Permission = PERMISSIONS[verb];
  const open = permission.at === 'ANYONE' || permission.at === 'SIGNED_IN';
  const fits =
    open ||
    (permission.at === 'MEMBER' && isOnRoll(asker, scope.programmeId)) ||
    asker.held.some(
      (held) => fitsRole(held, permission) && fitsPlace(asker, held, permission.at, scope),
    );
  if (!fits) return notYours(permission);
  if (permission.inPerson && asker.grantKind === 'TOKEN') return NO_TOKENS;
  return permission.fresh ? freshness(asker) : null;
}

/** Whether the programme is one that the person may know of at all. */
export function knows(held: readonly HeldRole[], programmeId: string): boolean {
  return held.some((one) => one.programmeId === programmeId);
}

/** Casting, closing, sealing, passing and signing need the person's own sign-in, a short while ago. */
export function freshness(asker: Asker): Refusal | null {
  if (asker.grantKind === 'TOKEN' || asker.minutesSinceSignIn === null) return NO_TOKENS;
  return asker.minutesSinceSignIn <= asker.freshMinutes ? null : SIGN_IN_AGAIN;
}

function notYours({ at, roles }: Permission): Refusal {
  const one = roles.length === 0 ? 'a role' : `the role ${roles.join(' or ')}`;
  const because = `This takes ${one}, held ${HELD[at as keyof typeof HELD]}.`;
  return { code: 'NOT_ALLOWED', because };
}

const isOnRoll = (asker: Asker, programmeId?: string | null) =>
  Boolean(programmeId) && asker.onOpenRollOf === programmeId;

const fitsRole = (held: HeldRole, permission: Permission) =>
  permission.at === 'MEMBER' || permission.roles.includes(held.role);

function fitsPlace(asker: Asker, held: HeldRole, at: Place, scope: Scope): boolean {
  if (at === 'HOUSE') return isOfHouse(held);
  if (at === 'PROGRAMME' || at === 'MEMBER') return isInProgramme(held, scope);
  if (held.role === 'ADMINISTRATOR' && held.programmeId === null) return isOfHouse(held);
  if (at === 'BODY' && !scope.trustId) return isInProgramme(held, scope);
  return isOfTrust(asker, held, scope);
}

const isOfHouse = (held: HeldRole) => held.programmeId === null && held.trustId === null;

const isInProgramme = (held: HeldRole, scope: Scope) =>
  held.programmeId !== null && held.programmeId === scope.programmeId;

function isOfTrust(asker: Asker, held: HeldRole, scope: Scope): boolean {
  const trustFits = held.trustId !== null && held.trustId === scope.trustId;
  const ownBusiness = !scope.programmeId && asker.grantKind === 'SESSION';
  const inPlace = held.programmeId === null || held.programmeId === scope.programmeId;
  return trustFits && (inPlace || ownBusiness);
}
