import { describe, expect, it } from '@jest/globals';
import type { Verb } from './permission-table.rules.js';
import {
  freshness,
  knows,
  may,
  type Asker,
  type HeldRole,
  type Scope,
} from './permissions.rules.js';
import type { Role } from './roles.rules.js';

const held = (
  role: Role,
  programmeId: string | null = null,
  trustId: string | null = null,
): HeldRole => ({ role, programmeId, trustId });
const asker = (roles: HeldRole[], over: Partial<Asker> = {}): Asker => ({
  ...{ held: roles, grantKind: 'SESSION', minutesSinceSignIn: 0, freshMinutes: 15 },
  ...over,
});
const UHDB: Scope = { programmeId: 'uhdb' };
const DERBY: Scope = { programmeId: 'uhdb', trustId: 'derby' };
const office = held('PMO', 'uhdb');
const BURTON: Scope = { programmeId: 'uhdb', trustId: 'burton' };
const ofDerby = (programmeId: string | null) => held('COMPANY_SECRETARY', programmeId, 'derby');
const house = held('ADMINISTRATOR');
const secretary = ofDerby('uhdb');

describe('what somebody may do', () => {
  it.each<[string, HeldRole[], Verb, Scope, string | null]>([
    ['anybody signs in', [], 'signIn', {}, null],
    ['whoever is signed in lists the Trusts', [], 'trusts', {}, null],
    ['the house adds a Trust', [house], 'createTrust', {}, null],
    ['a programme cannot', [held('ADMINISTRATOR', 'uhdb')], 'createTrust', {}, 'NOT_ALLOWED'],
    ['the office drafts', [office], 'createCasePack', UHDB, null],
    ["another programme's cannot", [held('PMO', 'other')], 'createCasePack', UHDB, 'NOT_ALLOWED'],
    ['an office of the house cannot', [held('PMO')], 'createCasePack', UHDB, 'NOT_ALLOWED'],
    ['an observer cannot', [held('OBSERVER', 'uhdb')], 'createCasePack', UHDB, 'NOT_ALLOWED'],
    ['any member declares', [held('OBSERVER', 'uhdb')], 'declareInterest', UHDB, null],
    ['a secretary opens for their Trust', [secretary], 'openResolution', DERBY, null],
    ["another Trust's cannot", [secretary], 'openResolution', BURTON, 'NOT_ALLOWED'],
    ['one in the house may', [ofDerby(null)], 'openResolution', DERBY, null],
    ['one of another programme cannot', [ofDerby('b')], 'openResolution', DERBY, 'NOT_ALLOWED'],
    ["the office opens for the programme's own board", [office], 'openResolution', UHDB, null],
    ["and for no Trust's", [office], 'openResolution', DERBY, 'NOT_ALLOWED'],
    ['the house enters standing orders', [house], 'adoptStandingOrders', DERBY, null],
    ['but opens no resolution', [house], 'openResolution', DERBY, 'NOT_ALLOWED'],
  ])('%s', (_case, roles, verb, scope, code) => {
    expect(may(asker(roles), verb, scope)?.code ?? null).toBe(code);
  });

  it.each<[Verb, Scope, string]>([
    ['createTrust', {}, 'This takes the role ADMINISTRATOR, held in the house.'],
    [
      'createCasePack',
      UHDB,
      'This takes the role PROGRAMME_DIRECTOR or PMO or PROGRAMME_MANAGER, held in this programme.',
    ],
    ['declareInterest', UHDB, 'This takes a role, held in this programme.'],
  ])('says what %s takes', (verb, scope, because) => {
    expect(may(asker([]), verb, scope)).toEqual({ code: 'NOT_ALLOWED', because });
  });
});

describe('a decision', () => {
  it.each([
    ['just signed in', {}, null],
    ['at the last minute', { minutesSinceSignIn: 15 }, null],
    ['a moment later', { minutesSinceSignIn: 15.01 }, 'REAUTHENTICATE'],
    ['never known when', { minutesSinceSignIn: null }, 'REAUTHENTICATE'],
    ['by a token', { grantKind: 'TOKEN' as const }, 'REAUTHENTICATE'],
  ])('needs a sign-in of a short while ago: %s', (_case, over, code) => {
    const who = asker([secretary], over);
    expect(freshness(who)?.code ?? null).toBe(code);
    expect(may(who, 'closeResolution', DERBY)?.code ?? null).toBe(code);
  });

  it('is not spoken of to somebody whose role it is not', () => {
    const who = asker([office], { minutesSinceSignIn: 60 });
    expect(may(who, 'closeResolution', DERBY)?.code).toBe('NOT_ALLOWED');
  });

  it('made in person takes no token, however old the sign-in may be', () => {
    expect(may(asker([], { minutesSinceSignIn: 600 }), 'signOut', {})).toBeNull();
    expect(may(asker([], { grantKind: 'TOKEN' }), 'signOut', {})?.code).toBe('REAUTHENTICATE');
  });
});

it('knows a programme by any role in it, and by none outside', () => {
  expect(knows([held('OBSERVER', 'uhdb')], 'uhdb')).toBe(true);
  expect(knows([held('ADMINISTRATOR'), held('OBSERVER', 'other')], 'uhdb')).toBe(false);
});
