import { describe, expect, it } from '@jest/globals';
import { GIVEN_BY_DIRECTOR, GIVEN_BY_SECRETARY, mayGrant } from './granting.rules.js';
import type { HeldRole } from '../access/roles.rules.js';
import { Role } from '../access/roles.rules.js';

const [UHDB, OTHER] = ['programme-1', 'programme-2'];
const [DERBY, BURTON] = ['trust-1', 'trust-2'];
const held = (role: Role, programmeId: string | null, trustId: string | null): HeldRole[] => [
  { role, programmeId, trustId },
];
const administrator = held('ADMINISTRATOR', null, null);
const secretary = held('COMPANY_SECRETARY', UHDB, DERBY);
const director = held('PROGRAMME_DIRECTOR', UHDB, null);
const ALL = Object.keys(Role) as Role[];

describe('giving a role', () => {
  it.each([
    ['an administrator', administrator, UHDB, null, ALL],
    ['an administrator, for a Trust', administrator, UHDB, DERBY, ALL],
    ['an administrator, in the installation', administrator, null, null, ALL],
    ['an administrator of a programme only', held('ADMINISTRATOR', UHDB, null), UHDB, null, []],
    [
      'a secretary, for their Trust in the programme they serve',
      secretary,
      UHDB,
      DERBY,
      GIVEN_BY_SECRETARY,
    ],
    ['a secretary, for another Trust', secretary, UHDB, BURTON, []],
    ['a secretary, for no Trust', secretary, UHDB, null, []],
    ['a secretary, in another programme', secretary, OTHER, DERBY, []],
    ['a secretary, in the installation', secretary, null, DERBY, []],
    [
      'a secretary of the installation, in a programme',
      held('COMPANY_SECRETARY', null, DERBY),
      UHDB,
      DERBY,
      [],
    ],
    ['a director, in their programme', director, UHDB, null, GIVEN_BY_DIRECTOR],
    ['a director, for a Trust', director, UHDB, DERBY, []],
    ['a director, in another programme', director, OTHER, null, []],
    ['a director, in the installation', director, null, null, []],
    ['nobody', [], UHDB, null, []],
  ])('by %s', (_who, who, programmeId, trustId, given) => {
    const may = ALL.filter((role) => mayGrant(who, role, { programmeId, trustId }) === null);
    expect(may).toEqual(ALL.filter((role) => (given as readonly Role[]).includes(role)));
  });

  it.each(
    ALL.filter(
      (role) => !['ADMINISTRATOR', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR'].includes(role),
    ),
  )('is not for %s, wherever it is held', (role) => {
    for (const own of [held(role, UHDB, DERBY), held(role, UHDB, null), held(role, null, DERBY)]) {
      expect(
        ALL.filter((one) => mayGrant(own, one, { programmeId: UHDB, trustId: DERBY }) === null),
      ).toEqual([]);
      expect(ALL.filter((one) => mayGrant(own, one, { programmeId: UHDB }) === null)).toEqual([]);
    }
  });

  it.each(['ADMINISTRATOR', 'AUDITOR', 'COMPANY_SECRETARY', 'PROGRAMME_DIRECTOR', 'SRO'] as Role[])(
    'never makes a %s but by an administrator',
    (role) => {
      for (const who of [secretary, director])
        for (const trustId of [DERBY, null])
          expect(mayGrant(who, role, { programmeId: UHDB, trustId })).toMatchObject({
            code: 'NOT_ALLOWED',
            field: 'role',
          });
    },
  );
});
