import { describe, expect, it } from '@jest/globals';
import { RESOLUTION_MOVES, ResolutionState, isApproval, mayMove } from './resolution.rules.js';
import { Outcome, mayDefer, mayReferBack, mayWithdraw } from './resolution.rules.js';
import { mayHaveDecidedOn, outcomeOf, supersededFault } from './resolution.rules.js';
import type { Deferral } from './resolution.rules.js';

describe('a resolution', () => {
  it('moves as its table says, and no other way', () => {
    const states = Object.values(ResolutionState);
    const moves = states.flatMap((from) =>
      states.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`),
    );
    expect(moves).toEqual([
      'DRAFT OPEN',
      'DRAFT CLOSED',
      'DRAFT WITHDRAWN',
      'OPEN DECLARED',
      'OPEN CLOSED',
      'OPEN WITHDRAWN',
      'DECLARED CLOSED',
    ]);
  });

  it('is never reopened', () => {
    expect([RESOLUTION_MOVES.CLOSED, RESOLUTION_MOVES.WITHDRAWN]).toEqual([[], []]);
  });
});

describe('the outcome', () => {
  it.each([
    ['carried', true, true, false, 'APPROVED'],
    ['carried with conditions', true, true, true, 'APPROVED_WITH_CONDITIONS'],
    ['not carried', true, false, false, 'REJECTED'],
    ['not carried, conditions or not', true, false, true, 'REJECTED'],
    ['no quorum', false, false, false, 'NOT_QUORATE'],
    ['no quorum, whatever the count', false, true, true, 'NOT_QUORATE'],
  ] as const)('%s', (_case, quorate, carried, conditions, expected) => {
    expect(outcomeOf({ quorate, carried, conditions })).toBe(expected);
  });

  it('is an approval in two cases only', () => {
    const approvals = Object.values(Outcome).filter(isApproval);
    expect(approvals).toEqual(['APPROVED', 'APPROVED_WITH_CONDITIONS']);
  });
});

describe('a deferral', () => {
  const deferral: Deferral = { deferReason: 'PRE_ELECTION', reason: null, newDate: '2017-06-20' };
  const today = '2017-05-05';

  it.each<[string, Deferral]>([
    ['to a date to come', deferral],
    ['to tomorrow', { ...deferral, newDate: '2017-05-06' }],
    [
      'for another reason, said in words',
      { ...deferral, deferReason: 'OTHER', reason: 'A strike' },
    ],
  ])('is taken %s', (_case, asked) => {
    expect(mayDefer({ state: 'OPEN' }, asked, today)).toBeNull();
    expect(mayDefer({ state: 'DRAFT' }, asked, today)).toBeNull();
  });

  it.each<[string, Deferral, string]>([
    ['without a reason', { ...deferral, deferReason: null }, 'deferReason'],
    ['for a reason unknown', { ...deferral, deferReason: 'toString' as 'OTHER' }, 'deferReason'],
    [
      'for another reason without words',
      { ...deferral, deferReason: 'OTHER', reason: ' ' },
      'reason',
    ],
    ['without a date', { ...deferral, newDate: null }, 'newDate'],
    ['to a date that does not exist', { ...deferral, newDate: '2018-02-30' }, 'newDate'],
    ['to today', { ...deferral, newDate: today }, 'newDate'],
    ['to a day gone by', { ...deferral, newDate: '2017-05-04' }, 'newDate'],
  ])('is refused %s', (_case, asked, field) => {
    expect(mayDefer({ state: 'OPEN' }, asked, today)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });
});

it('is not deferred, and all that is missing is named at once', () => {
  const nothing: Deferral = { deferReason: null, reason: null, newDate: null };
  expect(mayDefer({ state: 'OPEN' }, nothing, '2017-05-05')).toEqual({
    code: 'BAD_USER_INPUT',
    because: 'Give the reason for the deferral. Give the new date.',
    field: 'deferReason',
    faults: [
      { field: 'deferReason', because: 'Give the reason for the deferral.' },
      { field: 'newDate', because: 'Give the new date.' },
    ],
  });
});

describe('what is over', () => {
  const deferral: Deferral = { deferReason: 'REGULATOR', reason: null, newDate: '2018-06-20' };

  it.each(['CLOSED', 'WITHDRAWN'] as const)('cannot be changed: %s', (state) => {
    const codes = [
      mayDefer({ state }, deferral, '2018-06-12'),
      mayReferBack({ state }, 'More on beds'),
      mayWithdraw({ state }, 'Overtaken'),
    ].map((refusal) => refusal?.code);
    expect(codes).toEqual(['WRONG_STATE', 'WRONG_STATE', 'WRONG_STATE']);
  });

  it('is withdrawn or referred back only with words', () => {
    const state = 'OPEN' as const;
    expect([mayWithdraw({ state }, 'Overtaken'), mayReferBack({ state }, 'Beds')]).toEqual([
      null,
      null,
    ]);
    expect(mayWithdraw({ state }, ' ')?.field).toBe('reason');
    expect(mayReferBack({ state }, null)?.field).toBe('reason');
  });

  it('is void when a later pack replaced the one decided on', () => {
    const manifestSha256 = 'a'.repeat(64);
    expect(supersededFault({ manifestSha256, superseded: true })?.code).toBe('PACK_SUPERSEDED');
    expect(supersededFault({ manifestSha256, superseded: false })).toBeNull();
    expect(supersededFault(null)).toBeNull();
  });
});

describe('a pack', () => {
  it.each([
    ['sealed before the decision', '2018-05-30', undefined],
    ['sealed that day', '2018-05-31', undefined],
    ['sealed the day after', '2018-06-01', 'decidedOn'],
    ['not sealed', null, undefined],
  ])('%s', (_case, sealedOn, field) => {
    expect(mayHaveDecidedOn({ sealedOn }, '2018-05-31')?.field).toBe(field);
  });

  it('is not asked for where there is none', () => {
    expect(mayHaveDecidedOn(null, '2018-05-31')).toBeNull();
  });
});
