import { describe, expect, it } from '@jest/globals';
import {
  groundFor,
  groundOfDocument,
  mayLeaveOut,
  noLongerRequired,
  PROVISIONS,
  type Grounded,
  type GroundTemplate,
  type LawChange,
} from './provision.rules.js';
import { TransactionType } from './transaction.rules.js';

const COUNCILS: GroundTemplate = {
  ground: 'STATUTE',
  provisions: ['S56_1A', 'S56A_2', 'S56B', 'S57A'],
};
const COUNCIL: Grounded = { ground: 'STATUTE', provision: 'S56A_2' };
const CHANGE: LawChange = {
  provision: 'S56A_2',
  instrument: 'Health Act 2026, section 9',
  commencesOn: '2027-04-01',
};

describe('a section of an Act', () => {
  it.each([
    ['a merger', 'MERGER_S56', 'FOUNDATION_TRUST', 'S56_1A'],
    ['an acquisition', 'ACQUISITION_S56A', 'FOUNDATION_TRUST', 'S56A_2'],
    ['an NHS trust, which has no council', 'MERGER_S56', 'NHS_TRUST', null],
    ['a transfer scheme', 'TRANSFER_SCHEME_S69A', 'FOUNDATION_TRUST', null],
  ] as const)('binds its own transactions and kinds of Trust: %s', (_case, type, kind, code) => {
    const ground = code ? 'STATUTE' : 'RULEBOOK';
    expect(groundFor(COUNCILS, type, kind)).toEqual({ ground, provision: code });
  });

  it('has days, and names what ended it', () => {
    for (const { inForceFrom, inForceUntil, endedBy } of Object.values(PROVISIONS)) {
      expect(endedBy === null).toBe(inForceUntil === null);
      expect(inForceUntil === null || inForceUntil > inForceFrom).toBe(true);
    }
  });

  it.each<[string, Grounded, string, { since: string; instrument: string } | null]>([
    ['in force', COUNCIL, '2027-03-31', null],
    [
      'ended by an instrument that was entered',
      COUNCIL,
      '2027-04-01',
      { since: '2027-04-01', instrument: 'Health Act 2026, section 9' },
    ],
    ['on its last day', { ground: 'STATUTE', provision: 'EA_S33' }, '2022-06-30', null],
    [
      'after its last day',
      { ground: 'STATUTE', provision: 'EA_S33' },
      '2022-07-01',
      { since: '2022-07-01', instrument: 'Health and Care Act 2022' },
    ],
    ['another one', { ground: 'STATUTE', provision: 'S56A_1' }, '2027-04-01', null],
    ['of no section', { ground: 'RULEBOOK', provision: null }, '2027-04-01', null],
  ])('asks, or asks no longer: %s', (_case, grounded, today, expected) => {
    expect(noLongerRequired(grounded, today, [CHANGE])).toEqual(expected);
  });
});

describe('what may be left out', () => {
  const at = (today: string, hasLetter = false) => ({ today, hasLetter, changes: [CHANGE] });
  it.each<[string, Grounded, ReturnType<typeof at>, string | null]>([
    ['a statute in force', COUNCIL, at('2026-11-27'), 'removeDeciders'],
    [
      'a statute in force, whatever a letter says',
      COUNCIL,
      at('2026-11-27', true),
      'removeDeciders',
    ],
    ['a statute that ended', COUNCIL, at('2027-04-01'), null],
    ['a rulebook', { ground: 'RULEBOOK', provision: null }, at('2026-11-27'), 'letterDocumentId'],
    [
      'a rulebook, with the letter',
      { ground: 'RULEBOOK', provision: null },
      at('2026-11-27', true),
      null,
    ],
    ['practice', { ground: 'PRACTICE', provision: null }, at('2026-11-27'), null],
  ])('%s', (_case, grounded, when, field) => {
    const refusal = mayLeaveOut({ name: 'The council', ...grounded }, 'removeDeciders', when);
    expect(refusal?.field ?? null).toBe(field);
  });
});

describe('the ground of a document', () => {
  const GRANT = { ground: 'STATUTE', provision: 'S56A_4', ofRegime: true } as const;
  const CASE = { ground: 'RULEBOOK', provision: null, ofRegime: true } as const;
  it.each([
    ['the application', 'APPLICATION', GRANT, 'ACQUISITION_S56A', 'STATUTE'],
    ['property in a merger', 'PROPERTY_AND_LIABILITIES', GRANT, 'MERGER_S56', 'STATUTE'],
    ['property elsewhere', 'PROPERTY_AND_LIABILITIES', GRANT, 'ACQUISITION_S56A', 'RULEBOOK'],
    ['a paper of a case', 'LTFM', CASE, 'ACQUISITION_S56A', 'RULEBOOK'],
    ['what a programme added', 'OTHER', { ...CASE, ofRegime: false }, 'MERGER_S56', 'PRACTICE'],
  ] as const)('%s', (_case, role, step, type, ground) => {
    expect(groundOfDocument(role, step, type).ground).toBe(ground);
  });

  it('of the application is a section in every transaction', () => {
    for (const type of Object.values(TransactionType))
      expect(groundOfDocument('APPLICATION', GRANT, type).ground).toBe('STATUTE');
  });
});
