import { describe, expect, it } from '@jest/globals';
import type { HeldRole } from './roles.rules.js';
import type { Role } from './roles.rules.js';
import { isSecretaryOf, isSecretaryOfATrust } from './secretary.rules.js';

const UHDB = 'uhdb';
const OTHER = 'other-programme';
const DERBY = 'derby';
const BURTON = 'burton';
const derbyBoard = { trustId: DERBY, programmeId: null };
const programmeBoard = { trustId: null, programmeId: UHDB };
const regulator = { trustId: null, programmeId: null };

const held = (role: Role, programmeId: string | null, trustId: string | null = null): HeldRole => ({
  role,
  programmeId,
  trustId,
});

describe("the secretary of a Trust's body in a programme", () => {
  it.each([
    ['is its company secretary there', held('COMPANY_SECRETARY', UHDB, DERBY), true],
    ['is its company secretary in the installation', held('COMPANY_SECRETARY', null, DERBY), true],
    ['is not its secretary in another programme', held('COMPANY_SECRETARY', OTHER, DERBY), false],
    ["is not another Trust's secretary", held('COMPANY_SECRETARY', UHDB, BURTON), false],
    ["is not the programme's director", held('PROGRAMME_DIRECTOR', UHDB), false],
    ['is not its member', held('BOARD_MEMBER', UHDB, DERBY), false],
    ['is not an administrator', held('ADMINISTRATOR', null), false],
  ])('%s', (_case, role, is) => {
    expect(isSecretaryOf([role], derbyBoard, UHDB)).toBe(is);
  });

  it("is, for the Trust's own business, its company secretary wherever that is held", () => {
    expect(isSecretaryOf([held('COMPANY_SECRETARY', OTHER, DERBY)], derbyBoard)).toBe(true);
    expect(isSecretaryOf([held('COMPANY_SECRETARY', OTHER, BURTON)], derbyBoard)).toBe(false);
  });
});

describe("the secretary of a programme's own board", () => {
  it.each([
    ["is the programme's director", held('PROGRAMME_DIRECTOR', UHDB), true],
    ["is the programme's office", held('PMO', UHDB), true],
    ["is not a Trust's secretary in it", held('COMPANY_SECRETARY', UHDB, DERBY), false],
    ['is not the office of another programme', held('PMO', OTHER), false],
    ["is not the programme's manager", held('PROGRAMME_MANAGER', UHDB), false],
  ])('%s', (_case, role, is) => {
    expect(isSecretaryOf([role], programmeBoard)).toBe(is);
    expect(isSecretaryOf([role], programmeBoard, UHDB)).toBe(is);
  });

  it('is nobody in another programme, whatever they hold there', () => {
    const both = [held('PMO', UHDB), held('PMO', OTHER)];
    expect(isSecretaryOf(both, programmeBoard, OTHER)).toBe(false);
  });
});

it('nobody here is the secretary of a body outside', () => {
  const roles = [held('PROGRAMME_DIRECTOR', UHDB), held('COMPANY_SECRETARY', UHDB, DERBY)];
  expect(isSecretaryOf(roles, regulator, UHDB)).toBe(false);
  expect(isSecretaryOf(roles, regulator)).toBe(false);
});

it.each([
  ['in the programme', held('COMPANY_SECRETARY', UHDB, BURTON), true],
  ['in another', held('COMPANY_SECRETARY', OTHER, BURTON), false],
  ['in the installation', held('COMPANY_SECRETARY', null, BURTON), false],
  ['as its director', held('PROGRAMME_DIRECTOR', UHDB), false],
])("somebody speaks for a Trust as any Trust's secretary %s", (_case, role, is) => {
  expect(isSecretaryOfATrust([role], UHDB)).toBe(is);
});
