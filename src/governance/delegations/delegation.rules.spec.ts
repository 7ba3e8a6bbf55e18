import { describe, expect, it } from '@jest/globals';
import { BodyKind } from '../trusts/body.rules.js';
import { Purpose } from '../deciding/purpose.rules.js';
import {
  covers,
  mayConfirmDelegation,
  mayDelegate,
  mayEndDelegation,
  mayVoidDelegation,
  powerToDelegate,
  type DelegateBody,
  type DelegatingBody,
  type DelegationOnRecord,
  type DelegationState,
  type DelegationTerms,
} from './delegation.rules.js';

const ft: DelegatingBody = {
  kind: 'TRUST_BOARD',
  trustId: 'derby',
  trustKind: 'FOUNDATION_TRUST',
};
const nhsTrust: DelegatingBody = { ...ft, trustId: 'west', trustKind: 'NHS_TRUST' };
const own: DelegateBody = { kind: 'COMMITTEE', trustId: 'derby' };
const joint: DelegateBody = { kind: 'JOINT_COMMITTEE', trustId: 'burton' };
const terms: DelegationTerms = {
  purposes: ['SUPPORT'],
  effectiveFrom: '2022-07-01',
  until: null,
  reservedClause: null,
};
const reserved = { purposes: ['FINAL_APPROVE'], reservedClause: 'paragraph 4.3' } as const;

describe('a board', () => {
  it.each<
    [string, Partial<DelegatingBody>, Partial<DelegateBody>, Partial<DelegationTerms>, string[]]
  >([
    ['of a foundation trust, to a committee of directors', {}, {}, {}, []],
    ['so, long before 2022', {}, {}, { effectiveFrom: '2016-04-01' }, []],
    ['to a committee in common of its own', {}, { kind: 'COMMITTEE_IN_COMMON' }, {}, []],
    ['of an NHS trust, to its committee', nhsTrust, { trustId: 'west' }, {}, []],
    ['to a joint committee that another Trust keeps', {}, joint, {}, []],
    ['of an NHS trust, to a joint committee', nhsTrust, joint, {}, []],
    [
      'to a joint committee the day before',
      {},
      joint,
      { effectiveFrom: '2022-06-30' },
      ['effectiveFrom'],
    ],
    [
      'of an NHS trust, to a joint committee the day before',
      nhsTrust,
      joint,
      { effectiveFrom: '2022-06-30' },
      ['effectiveFrom'],
    ],
    ["to another Trust's committee", {}, { trustId: 'burton' }, {}, ['to']],
    [
      "to another Trust's committee in common",
      {},
      { kind: 'COMMITTEE_IN_COMMON', trustId: 'burton' },
      {},
      ['to'],
    ],
    ['what is reserved', {}, {}, { purposes: ['FINAL_APPROVE'] }, ['statesReserved']],
    ['to certify', {}, {}, { purposes: ['SUPPORT', 'CERTIFY'] }, ['statesReserved']],
    ['to submit', {}, {}, { purposes: ['SUBMIT'] }, ['statesReserved']],
    ['what is reserved, as its scheme says', {}, {}, reserved, []],
    ['what is not, with such a clause', {}, {}, { reservedClause: '4.3' }, ['statesReserved']],
    ['nothing', {}, {}, { purposes: [] }, ['purposes']],
    ["a council's approval", {}, {}, { purposes: ['COUNCIL_APPROVAL'] }, ['purposes']],
    ['until a day before it begins', {}, {}, { until: '2022-06-30' }, ['until']],
    ['until the day on which it begins', {}, {}, { until: '2022-07-01' }, []],
    [
      'what is wrong in every way',
      { kind: 'COUNCIL_OF_GOVERNORS' },
      { kind: 'NHS_ENGLAND' },
      { purposes: ['WITHDRAW', 'CERTIFY'], until: '2022-01-01' },
      ['from', 'to', 'purposes', 'statesReserved', 'until'],
    ],
  ])('%s', (_case, from, to, over, fields) => {
    const refusal = mayDelegate({ ...ft, ...from }, { ...own, ...to }, { ...terms, ...over });
    const all = refusal ? (refusal.faults ?? [refusal]) : [];
    expect(all.map(({ field }) => field)).toEqual(fields);
  });

  it('alone delegates, and to committees alone', () => {
    for (const kind of Object.values(BodyKind)) {
      const from = mayDelegate({ ...ft, kind }, own, terms);
      expect([kind, from?.field ?? null]).toEqual([kind, kind === 'TRUST_BOARD' ? null : 'from']);
      const committee = ['COMMITTEE', 'COMMITTEE_IN_COMMON', 'JOINT_COMMITTEE'].includes(kind);
      const to = mayDelegate(ft, { ...own, kind }, terms);
      expect([kind, to?.field ?? null]).toEqual([kind, committee ? null : 'to']);
    }
    expect(mayDelegate({ ...ft, kind: 'COUNCIL_OF_GOVERNORS' }, own, terms)?.because).toBe(
      'A council of governors delegates nothing: its approval is its own.',
    );
  });

  it('never delegates what is not asked of it, nor what it alone decides', () => {
    const can = Object.values(Purpose).filter(
      (purpose) =>
        (mayDelegate(ft, own, { ...terms, ...reserved, purposes: [purpose, 'CERTIFY'] }) ??
          null) === null,
    );
    expect(can).toEqual([
      'SUPPORT',
      'SUBMIT',
      'FINAL_APPROVE',
      'CERTIFY',
      'SERVICE_CHANGE',
      'OTHER',
    ]);
  });

  it.each([
    ['FOUNDATION_TRUST', 'COMMITTEE', 'Schedule 7, paragraph 15(3)'],
    ['FOUNDATION_TRUST', 'JOINT_COMMITTEE', 'sections 65Z5 and 65Z6'],
    ['NHS_TRUST', 'COMMITTEE_IN_COMMON', 'SI 1990/2024'],
    ['NHS_TRUST', 'JOINT_COMMITTEE', 'sections 65Z5 and 65Z6'],
  ] as const)('of a %s delegates to a %s by %s', (trust, to, law) => {
    expect(powerToDelegate(trust, to)).toContain(law);
  });
});

describe('a delegation', () => {
  const onRecord: DelegationOnRecord = {
    fromBodyId: 'board',
    toBodyId: 'committee',
    purposes: ['SUPPORT', 'OTHER'],
    effectiveFrom: '2023-05-01',
    untilDay: '2023-06-30',
    confirmedAt: new Date('2023-05-02T10:00:00Z'),
    confirmedOn: '2023-05-02',
    voidedAt: null,
  };
  const resolution = {
    bodyId: 'committee',
    purpose: 'SUPPORT',
    openedAt: new Date('2023-05-02T10:00:00Z'),
    decidedOn: '2023-06-01',
  } as const;

  it.each<[string, Partial<DelegationOnRecord>, Partial<typeof resolution> | object, boolean]>([
    ['what it names', {}, {}, true],
    ['the other thing that it names', {}, { purpose: 'OTHER' }, true],
    ['nothing else', {}, { purpose: 'FINAL_APPROVE' }, false],
    ["no other committee's", {}, { bodyId: 'another' }, false],
    ['its first day', {}, { decidedOn: '2023-05-02' }, true],
    ['no day before it', { effectiveFrom: '2023-06-02' }, {}, false],
    ['its last day', {}, { decidedOn: '2023-06-30' }, true],
    ['no day after it has ended', {}, { decidedOn: '2023-07-01' }, false],
    ['any day while no end is known', { untilDay: null }, { decidedOn: '2033-07-01' }, true],
    ['nothing until it is confirmed', { confirmedAt: null, confirmedOn: null }, {}, false],
    [
      'nothing that was opened before it was confirmed',
      { confirmedAt: new Date('2023-05-02T10:00:01Z') },
      {},
      false,
    ],
    [
      'nothing of a meeting before it was confirmed, entered afterwards',
      {},
      { decidedOn: '2023-05-01', openedAt: new Date('2023-06-01T10:00:00Z') },
      false,
    ],
    ['nothing once it is voided', { voidedAt: new Date('2023-07-01T10:00:00Z') }, {}, false],
  ])('covers %s', (_case, delegation, over, expected) => {
    expect(covers({ ...onRecord, ...delegation }, { ...resolution, ...over })).toBe(expected);
  });

  const state: DelegationState = {
    confirmed: true,
    voided: false,
    effectiveFrom: '2023-05-01',
    untilDay: null,
    reliedOn: [],
    opened: 0,
  };

  it.each([
    ['who chairs the board', {}, { chairs: true, entered: false }, null],
    ['somebody else', {}, { chairs: false, entered: false }, 'NOT_ALLOWED'],
    ['a chair who entered it', {}, { chairs: true, entered: true }, 'NOT_ALLOWED'],
    ['a second time', { confirmed: true }, { chairs: true, entered: false }, 'WRONG_STATE'],
    ['once it is voided', { voided: true }, { chairs: true, entered: false }, 'WRONG_STATE'],
  ])('is confirmed by %s', (_case, over, by, code) => {
    const asked = { confirmed: false, voided: false, ...over };
    expect(mayConfirmDelegation(asked, by)?.code ?? null).toBe(code);
  });

  it.each<[string, Partial<DelegationState>, string, string | null]>([
    ['on any day', {}, '2023-06-01', null],
    ['on its first', {}, '2023-05-01', null],
    ['before it begins', {}, '2023-04-30', 'BAD_USER_INPUT'],
    ['earlier than it was to', { untilDay: '2023-06-30' }, '2023-06-29', null],
    ['later than it was to', { untilDay: '2023-06-30' }, '2023-07-01', 'BAD_USER_INPUT'],
    [
      'on the day of what was decided',
      { reliedOn: ['2023-06-01', '2023-05-03'] },
      '2023-06-01',
      null,
    ],
    ['before it', { reliedOn: ['2023-06-01', '2023-05-03'] }, '2023-05-31', 'WRONG_STATE'],
    ['once it is voided', { voided: true }, '2023-06-01', 'WRONG_STATE'],
  ])('ends %s', (_case, over, until, code) => {
    expect(mayEndDelegation({ ...state, ...over }, until)?.code ?? null).toBe(code);
  });

  it.each<[string, Partial<DelegationState>, string | null]>([
    ['while nothing was opened under it', {}, null],
    ['once something was', { opened: 1 }, 'WRONG_STATE'],
    ['a second time', { voided: true }, 'WRONG_STATE'],
  ])('is voided %s', (_case, over, code) => {
    expect(mayVoidDelegation({ ...state, ...over })?.code ?? null).toBe(code);
  });
});
