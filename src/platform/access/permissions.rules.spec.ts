import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, type Permission, type Verb } from './permission-table.rules.js';
import { may } from './permissions.rules.js';
import type { HeldRole } from './roles.rules.js';
import { Role } from './roles.rules.js';

const TABLE = PERMISSIONS as Record<string, Permission>;
const ROLES = Object.keys(Role) as Role[];

describe('the table of permissions', () => {
  it('answers for every verb, role and place as it is written', () => {
    const [here, there] = [
      { programmeId: 'p', trustId: 't' },
      { programmeId: 'q', trustId: 'u' },
    ];
    const asker = (held: HeldRole[]) => ({
      held,
      grantKind: 'SESSION' as const,
      minutesSinceSignIn: 0,
      freshMinutes: 15,
    });
    const heldAt: [string, (role: Role) => HeldRole][] = [
      ['installation', (role) => ({ role, programmeId: null, trustId: null })],
      ['programme', (role) => ({ role, programmeId: 'p', trustId: null })],
      ['programme and Trust', (role) => ({ role, programmeId: 'p', trustId: 't' })],
      ['Trust', (role) => ({ role, programmeId: null, trustId: 't' })],
    ];
    const good: Record<string, readonly string[]> = {
      SOMEWHERE: [],
      INSTALLATION: ['installation'],
      PROGRAMME: ['programme', 'programme and Trust'],
      MEMBER: ['programme', 'programme and Trust'],
      TRUST: ['programme and Trust', 'Trust'],
      BODY: ['programme and Trust', 'Trust'],
      SECRETARY: ['programme and Trust', 'Trust'],
    };
    let asked = 0;
    for (const [verb, { at, roles }] of Object.entries(TABLE)) {
      for (const role of ROLES) {
        for (const [place, make] of heldAt) {
          const own = asker([make(role)]);
          const stands =
            role === 'ADMINISTRATOR' &&
            place === 'installation' &&
            ['TRUST', 'BODY', 'SECRETARY'].includes(at);
          const anywhere =
            at === 'ANYONE' ||
            at === 'SIGNED_IN' ||
            (at === 'SOMEWHERE' &&
              roles.includes(role) &&
              (role !== 'ADMINISTRATOR' || place === 'installation'));
          const right =
            anywhere ||
            ((at === 'MEMBER' || roles.includes(role)) &&
              (stands ||
                (good[at]!.includes(place) && !(role === 'ADMINISTRATOR' && place === 'Trust'))));
          expect([verb, role, place, may(own, verb as Verb, here)?.code]).toEqual([
            verb,
            role,
            place,
            right ? undefined : 'NOT_ALLOWED',
          ]);
          const elsewhere =
            anywhere ||
            ((at === 'INSTALLATION' || stands) && place === 'installation' && roles.includes(role));
          expect([verb, role, place, may(own, verb as Verb, there)?.code]).toEqual([
            verb,
            role,
            place,
            elsewhere ? undefined : 'NOT_ALLOWED',
          ]);
          asked += 2;
        }
      }
    }
    expect(asked).toBe(Object.keys(TABLE).length * ROLES.length * heldAt.length * 2);
  });

  it.each<[Verb, { programmeId?: string; trustId?: string }, string]>([
    ['createTrust', {}, 'an administrator'],
    ['grantRole', {}, 'an administrator'],
    ['castVote', { programmeId: 'p' }, 'somebody with a role in this programme'],
    [
      'passGate',
      { programmeId: 'p' },
      'somebody with the role of programme director or company secretary in this programme',
    ],
    ['planMeeting', { programmeId: 'p', trustId: 't' }, "this Trust's company secretary"],
    ['appointToSeat', { trustId: 't' }, "this Trust's company secretary, or an administrator,"],
    [
      'planMeeting',
      { programmeId: 'p' },
      'somebody with the role of company secretary, programme director or programme management office (PMO) in this programme',
    ],
  ])('says who can do it: %s %j', (verb, scope, who) => {
    const nobody = { held: [], grantKind: 'SESSION' as const, minutesSinceSignIn: 0 };
    expect(may({ ...nobody, freshMinutes: 15 }, verb, scope)?.because).toBe(
      `Only ${who} can do this.`,
    );
  });

  it("lets a Trust's own business be done by its secretary from any programme, and by no token", () => {
    const asked = (grantKind: 'SESSION' | 'TOKEN', verb: Verb, held: HeldRole, trustId = 't') =>
      may({ held: [held], grantKind, minutesSinceSignIn: 0, freshMinutes: 15 }, verb, {
        programmeId: null,
        trustId,
      })?.code;
    const role = 'COMPANY_SECRETARY';
    const [inProgramme, inInstallation] = [
      { role, programmeId: 'p', trustId: 't' },
      { role, programmeId: null, trustId: 't' },
    ] as const;
    for (const verb of [
      'registerInterest',
      'appointToSeat',
      'adoptStandingOrders',
      'endSeat',
      'voidSeat',
      'setPosts',
      'endInterest',
    ] as const)
      expect([
        asked('SESSION', verb, inProgramme),
        asked('SESSION', verb, inInstallation),
        asked('TOKEN', verb, inProgramme),
        asked('SESSION', verb, inProgramme, 'u'),
        asked('SESSION', verb, { role: 'BOARD_MEMBER', programmeId: 'p', trustId: 't' }),
      ]).toEqual([undefined, undefined, 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED']);
  });

  it.each(Object.entries(TABLE).filter(([, one]) => one.fresh ?? one.inPerson))(
    'asks for the person themselves: %s',
    (verb, { at, roles, fresh, inPerson }) => {
      const where = at === 'INSTALLATION' ? [null, null] : ['p', 't'];
      const [programmeId, trustId] = where as [string | null, string | null];
      const held: HeldRole[] = [{ role: roles.at(-1) ?? 'OBSERVER', programmeId, trustId }];
      const answer = (grantKind: 'SESSION' | 'TOKEN', minutesSinceSignIn: number | null) =>
        may({ held, grantKind, minutesSinceSignIn, freshMinutes: 15 }, verb as Verb, {
          programmeId: 'p',
          trustId: 't',
        })?.code;
      expect(answer('TOKEN', null)).toBe('REAUTHENTICATE');
      expect(answer('SESSION', 15)).toBeUndefined();
      expect(answer('SESSION', 15.01)).toBe(fresh ? 'REAUTHENTICATE' : undefined);
      expect([at, Boolean(fresh) !== Boolean(inPerson)]).toEqual([at, true]);
    },
  );
});
