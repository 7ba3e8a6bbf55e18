import { describe, expect, it } from '@jest/globals';
import {
  asCorrectedBy,
  corrects,
  mayAdopt,
  mayCorrectOrders,
  mayVoid,
  standingOrdersOn,
  usualStandingOrders,
  type OrdersToCorrect,
} from './standing-orders.rules.js';
import type { BodyKind } from './body.rules.js';
import type { LargerMajority, StandingOrders } from './standing-orders.rules.js';

const board = usualStandingOrders('TRUST_BOARD', '2016-04-01');
const council = usualStandingOrders('COUNCIL_OF_GOVERNORS', '2016-04-01');

const larger = (numerator: number, denominator: number): LargerMajority => ({
  purpose: 'OTHER',
  of: 'VOTES_CAST',
  numerator,
  denominator,
  clause: null,
});

describe('the usual standing orders', () => {
  it.each([
    'TRUST_BOARD',
    'COUNCIL_OF_GOVERNORS',
    'COMMITTEE_IN_COMMON',
    'PROGRAMME_BOARD',
  ] as const)('can be adopted by a %s', (body) => {
    expect(mayAdopt(body, usualStandingOrders(body, '2016-04-01'))).toBeNull();
  });

  it('leave written resolutions and urgent decisions off until they are set', () => {
    expect(board.methods).toEqual(['MEETING', 'MEETING_IN_COMMON']);
    expect(council.methods).toEqual(['MEETING', 'MEETING_IN_COMMON']);
  });

  it('give a casting vote at a board and none at a council', () => {
    expect([board.castingVote, council.castingVote]).toEqual([true, false]);
  });
});

describe('standing orders are refused', () => {
  it.each<[string, BodyKind, Partial<StandingOrders>, string]>([
    ['no date', 'TRUST_BOARD', { effectiveFrom: '2018-02-30' }, 'effectiveFrom'],
    ['a share of nothing', 'TRUST_BOARD', { quorumDenominator: 0 }, 'quorumNumerator'],
    ['no share', 'TRUST_BOARD', { quorumNumerator: 0 }, 'quorumNumerator'],
    ['more than all', 'TRUST_BOARD', { quorumNumerator: 4 }, 'quorumNumerator'],
    ['a broken share', 'TRUST_BOARD', { quorumNumerator: 0.5 }, 'quorumNumerator'],
    ['a floor of none', 'TRUST_BOARD', { quorumMinimum: 0 }, 'quorumMinimum'],
    ['a board without executives', 'TRUST_BOARD', { quorumExecutives: 0 }, 'quorumExecutives'],
    ['no non-executives', 'TRUST_BOARD', { quorumNonExecutives: 0 }, 'quorumNonExecutives'],
    [
      'executives at a council',
      'COUNCIL_OF_GOVERNORS',
      { quorumExecutives: 1 },
      'quorumExecutives',
    ],
    ['a casting vote there', 'COUNCIL_OF_GOVERNORS', { castingVote: true }, 'castingVote'],
    ['notice below none', 'TRUST_BOARD', { noticeClearDays: -1 }, 'noticeClearDays'],
    ['no way of deciding', 'TRUST_BOARD', { ways: [] }, 'ways'],
    ['a way twice', 'TRUST_BOARD', { ways: ['BALLOT', 'BALLOT'] }, 'ways'],
    ['no method', 'TRUST_BOARD', { methods: [] }, 'methods'],
    ['an unknown method', 'TRUST_BOARD', { methods: ['PROXY' as 'MEETING'] }, 'methods'],
    [
      'written by less than half',
      'TRUST_BOARD',
      { writtenNumerator: 1, writtenDenominator: 3 },
      'writtenNumerator',
    ],
    ['written by more than all', 'TRUST_BOARD', { writtenNumerator: 2 }, 'writtenNumerator'],
    [
      'a majority of a third',
      'TRUST_BOARD',
      { majorities: [larger(1, 3)] },
      'majorities.0.numerator',
    ],
    [
      'a majority of more than all',
      'TRUST_BOARD',
      { majorities: [larger(4, 3)] },
      'majorities.0.numerator',
    ],
    [
      'two for one purpose',
      'TRUST_BOARD',
      { majorities: [larger(2, 3), larger(3, 4)] },
      'majorities.1.purpose',
    ],
    ['a body that decides elsewhere', 'CMA', {}, 'effectiveFrom'],
  ])('with %s', (_case, body, change, field) => {
    const orders = { ...(body === 'COUNCIL_OF_GOVERNORS' ? council : board), ...change };
    expect(mayAdopt(body, orders)).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('with several faults, all named at once', () => {
    const change = { quorumExecutives: 0, noticeClearDays: 400, ways: [] };
    const faults = [
      {
        field: 'quorumExecutives',
        because: 'Set quorumExecutives to 1 or more: a Trust board needs both for its quorum.',
      },
      {
        field: 'noticeClearDays',
        because: 'Give the notice as a whole number of clear days, from 0 to 365.',
      },
      { field: 'ways', because: 'Name at least one way of deciding, and each only once.' },
    ];
    expect(mayAdopt('TRUST_BOARD', { ...board, ...change })).toEqual({
      code: 'BAD_USER_INPUT',
      because: faults.map(({ because }) => because).join(' '),
      field: 'quorumExecutives',
      faults,
    });
  });

  it.each<[string, Partial<StandingOrders>]>([
    ['the whole board', { quorumNumerator: 3 }],
    ['a floor of one', { quorumMinimum: 1 }],
    ['no notice at all', { noticeClearDays: 0 }],
  ])('but not with %s', (_case, change) => {
    expect(mayAdopt('TRUST_BOARD', { ...board, ...change })).toBeNull();
  });
});

describe('the standing orders on a day', () => {
  const versions = [
    { id: 'c', effectiveFrom: '2018-04-01', correctsId: null, version: 3 },
    { id: 'a', effectiveFrom: '2016-04-01', correctsId: null, version: 1 },
    { id: 'b', effectiveFrom: '2017-04-01', correctsId: null, version: 2 },
  ];
  it.each([
    ['the day before the first', '2016-03-31', undefined],
    ['the first day', '2016-04-01', 1],
    ['the last day of the first', '2017-03-31', 1],
    ['the day the second begins', '2017-04-01', 2],
    ['long after the last', '2030-01-01', 3],
  ])('%s', (_case, day, expected) => {
    expect(standingOrdersOn(versions, day)?.version).toBe(expected);
  });
});

describe('standing orders that were corrected', () => {
  const version = (id: string, effectiveFrom: string, correctsId: string | null = null) => ({
    id,
    effectiveFrom,
    correctsId,
  });
  const [first, wrong, right, again] = [
    version('first', '2016-04-01'),
    version('wrong', '2018-05-01'),
    version('right', '2018-06-01', 'wrong'),
    version('again', '2018-04-01', 'right'),
  ];
  const on = (versions: (typeof first)[], corrections: (typeof first)[], day: string) =>
    standingOrdersOn(asCorrectedBy(versions, corrections), day)?.id ?? null;

  it.each<[string, (typeof first)[], (typeof first)[], string, string | null]>([
    ['are in force where nobody knows better', [first, wrong], [], '2018-05-10', 'wrong'],
    [
      'are in force no more with their correction',
      [first, wrong, right],
      [],
      '2018-05-10',
      'first',
    ],
    ['leave its day to the correction', [first, wrong, right], [], '2018-06-01', 'right'],
    ['are taken as a later correction has them', [first, wrong], [right], '2018-05-10', 'first'],
    [
      'are taken as the last correction has them',
      [first, wrong],
      [right, again],
      '2018-04-10',
      'again',
    ],
    ['are none where they were the only ones', [wrong, right], [], '2018-05-10', null],
    ['are as they were for who does not know of it', [wrong], [again], '2018-05-10', 'wrong'],
  ])('%s', (_case, versions, corrections, day, expected) => {
    expect(on(versions, corrections, day)).toBe(expected);
  });

  it.each([
    [right, 'wrong', true],
    [again, 'wrong', true],
    [again, 'right', true],
    [wrong, 'right', false],
    [first, 'wrong', false],
  ])('%j corrects %s: %s', (one, id, expected) => {
    expect(corrects([first, wrong, right, again], one, id)).toBe(expected);
  });

  it.each([
    [first, null],
    [right, 'WRONG_STATE'],
  ])('%j can be taken out: %s', (one, code) => {
    expect(mayVoid(one)?.code ?? null).toBe(code);
  });

  const board = usualStandingOrders('TRUST_BOARD', '2016-04-01');
  const asked: OrdersToCorrect = {
    was: board,
    right: { ...board, quorumDenominator: 2 },
    corrected: false,
    unseen: false,
  };
  it.each<[string, Partial<OrdersToCorrect>, string | null]>([
    ['with what was wrong', {}, null],
    ['with another day', { right: { ...board, effectiveFrom: '2016-05-01' } }, null],
    ['with nothing', { right: { ...board } }, 'WRONG_STATE'],
    ['with what they can never be', { right: { ...board, quorumExecutives: 0 } }, 'BAD_USER_INPUT'],
    ['once more', { corrected: true }, 'WRONG_STATE'],
    ['by somebody who does not see all', { unseen: true }, 'NOT_ALLOWED'],
  ])('can be corrected %s: %j', (_case, change, code) => {
    expect(mayCorrectOrders('TRUST_BOARD', { ...asked, ...change })?.code ?? null).toBe(code);
  });
});
