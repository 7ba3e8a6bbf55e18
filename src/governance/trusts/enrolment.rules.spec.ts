import { describe, expect, it } from '@jest/globals';
import { mayEnrol, roleOnBody, type Enrolment } from './enrolment.rules.js';

const NEW: Enrolment = {
  code: 'derby-ned-9',
  displayName: 'Non-executive director',
  email: 'ned-9@derby.example',
  password: 'a long password',
  kind: 'NON_EXECUTIVE',
  voting: true,
  from: '2018-01-01',
};
const KNOWN: Enrolment = {
  person: 'derby-chair',
  kind: 'CHAIR',
  voting: true,
  from: '2018-01-01',
};

const GOVERNOR = { ...NEW, kind: 'GOVERNOR_PUBLIC' } as const;

describe('members are entered on a body', () => {
  it.each([
    ['a new person', [NEW], []],
    ['one who is known', [KNOWN], []],
    ['one who does not sign in', [{ ...NEW, email: null, password: null }], []],
    ['both in one list', [NEW, KNOWN], []],
    ['nobody', [{ ...KNOWN, person: null }], ['members.0.code']],
    ['a code without a name', [{ ...NEW, displayName: null }], ['members.0.displayName']],
    ['one who is both', [{ ...NEW, person: 'derby-chair' }], ['members.0.person']],
    ['an address without a password', [{ ...NEW, password: null }], ['members.0.password']],
    ['a password without an address', [{ ...NEW, email: null }], ['members.0.email']],
    ['a seat that ends before', [{ ...NEW, until: '2017-12-31' }], ['members.0.until']],
    ['a governor', [KNOWN, GOVERNOR], ['members.1.kind']],
    ['one person twice', [KNOWN, KNOWN], ['members.1.person']],
    [
      'one code and address twice, in capitals',
      [NEW, { ...NEW, email: 'NED-9@Derby.example' }],
      ['members.1.code', 'members.1.email'],
    ],
  ] as const)('%s', (_case, members, fields) => {
    const refusal = mayEnrol('TRUST_BOARD', members);
    const found = refusal && (refusal.faults ?? [refusal]).map(({ field }) => field);
    expect(found ?? []).toEqual(fields);
  });

  it('have the role of what they sit on', () => {
    expect([roleOnBody('TRUST_BOARD'), roleOnBody('COUNCIL_OF_GOVERNORS')]).toEqual([
      'BOARD_MEMBER',
      'GOVERNOR',
    ]);
  });
});
