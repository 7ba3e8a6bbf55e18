import { describe, expect, it } from '@jest/globals';
import { usualStandingOrders } from '../trusts/standing-orders.rules.js';
import {
  AS_CLOSED,
  canBeTrue,
  confirmsAs,
  correctionsThatStand,
  mayApprove,
  mayCorrect,
  outcomeThatCounts,
  withCorrections,
  witnessesOf,
  type ApprovingResolution,
  type Confirming,
  type Corrections,
} from './correcting.rules.js';
import { decide, type DecisionInput } from './outcome.rules.js';
import type { Outcome } from './resolution.rules.js';

const orders = usualStandingOrders('TRUST_BOARD', '2016-04-01');
const seat = (
  memberId: string,
  seatKind: 'CHAIR' | 'VICE_CHAIR' | 'NON_EXECUTIVE' | 'EXECUTIVE',
) => ({
  memberId,
  seatKind,
  voting: true,
});
const roll = [
  seat('c', 'CHAIR'),
  seat('v', 'VICE_CHAIR'),
  seat('n1', 'NON_EXECUTIVE'),
  seat('n2', 'NON_EXECUTIVE'),
  seat('e1', 'EXECUTIVE'),
  seat('e2', 'EXECUTIVE'),
];
const there = (memberId: string) => ({ memberId, present: true, arrivedAt: null, leftAt: null });
const absent = (memberId: string) => ({ ...there(memberId), present: false });
const hands = (inFavour: number, against: number) =>
  ({ way: 'SHOW_OF_HANDS', for: inFavour, against, abstain: 0 }) as const;
const named = (votes: Record<string, 'FOR' | 'AGAINST'>) => ({
  way: 'NAMED_VOTES' as const,
  votes: Object.entries(votes).map(([memberId, choice]) => ({ memberId, revision: 1, choice })),
});

const frozenOf = (change: Partial<DecisionInput> = {}): DecisionInput => ({
  body: 'TRUST_BOARD',
  purpose: 'OTHER',
  method: 'MEETING',
  orders,
  roll,
  council: null,
  attendance: roll.map(({ memberId }) => there(memberId)),
  itemTakenAt: '2018-05-31T12:00:00Z',
  rulings: [],
  presidingId: 'c',
  record: hands(4, 2),
  castingVote: null,
  conditions: false,
  urgent: null,
  ...change,
});
const as = (change: Partial<Corrections>): Corrections => ({ ...AS_CLOSED, ...change });
const told = { on: '2018-06-05', minuteRef: false };
const laid = (frozen: DecisionInput, change: Partial<Corrections>) =>
  withCorrections(frozen, as(change), told, '4');

describe('the facts as the minutes have them', () => {
  it.each<[string, DecisionInput, Partial<Corrections>, Outcome, string | null]>([
    ['nothing', frozenOf(), {}, 'APPROVED', 'nothing, it stands as it was closed'],
    ['a count that changes nothing', frozenOf(), { count: hands(5, 1) }, 'APPROVED', 'the count'],
    ['a count that changes it', frozenOf(), { count: hands(2, 4) }, 'REJECTED', 'the count'],
    [
      'three who were not there, so that there was no quorum',
      frozenOf(),
      { attendance: ['n1', 'n2', 'v', 'e1', 'e2'].map(absent), count: hands(1, 0) },
      'NOT_QUORATE',
      'the attendance of 5 members, the count',
    ],
    [
      'a named vote',
      frozenOf({
        record: named({
          c: 'FOR',
          v: 'FOR',
          n1: 'FOR',
          n2: 'AGAINST',
          e1: 'AGAINST',
          e2: 'AGAINST',
        }),
        castingVote: { memberId: 'c', choice: 'FOR' },
      }),
      { votes: [{ memberId: 'v', choice: 'AGAINST' }] },
      'REJECTED',
      'the vote of 1 member',
    ],
    [
      'a casting vote is left out where the votes were not equal',
      frozenOf({ record: hands(3, 3), castingVote: { memberId: 'c', choice: 'FOR' } }),
      { count: hands(2, 4) },
      'REJECTED',
      'the count',
    ],
    [
      'the vice-chair presided, since the chair was away',
      frozenOf({ record: hands(4, 1) }),
      { attendance: [absent('c')], presidingId: 'v' },
      'APPROVED',
      'the attendance of 1 member, who presided',
    ],
  ])('%s', (_what, frozen, change, outcome, what) => {
    const facts = laid(frozen, change);
    expect(canBeTrue(facts, as(change), '4')).toBeNull();
    const worked = decide(facts, '4');
    expect(worked.outcome).toBe(outcome);
    expect(worked.steps[0]).toBe(`Corrected on 5 June 2018 with the minutes: ${what}.`);
    expect(decide(frozen, '4').steps[0]).not.toContain('Corrected');
  });

  it.each<[string, DecisionInput, Partial<Corrections>, string, string]>([
    ['more hands than members', frozenOf(), { count: hands(7, 0) }, 'BAD_USER_INPUT', 'count'],
    [
      'a vote of somebody who was not there',
      frozenOf({
        record: named({ c: 'FOR', v: 'FOR', n1: 'FOR', n2: 'FOR', e1: 'FOR', e2: 'FOR' }),
      }),
      { attendance: [absent('n1')] },
      'NOT_ENTITLED_TO_VOTE',
      'votes',
    ],
    [
      'hands of whom nothing is known',
      frozenOf(),
      { count: hands(3, 2) },
      'VOTES_MISSING',
      'notVoted',
    ],
    [
      'another number than did not vote',
      frozenOf(),
      { count: hands(3, 2), notVoted: 2 },
      'VOTES_MISSING',
      'notVoted',
    ],
    [
      'somebody who did not vote, where everybody did',
      frozenOf(),
      { notVoted: 1 },
      'BAD_USER_INPUT',
      'notVoted',
    ],
    [
      'nobody who presided',
      frozenOf({ record: hands(4, 1) }),
      { attendance: [absent('c')] },
      'BAD_USER_INPUT',
      'presidedBy',
    ],
    [
      'leaving before arriving',
      frozenOf(),
      {
        attendance: [
          { ...there('n1'), arrivedAt: '2018-05-31T13:00:00Z', leftAt: '2018-05-31T11:00:00Z' },
        ],
        count: hands(4, 1),
      },
      'BAD_USER_INPUT',
      'attendance',
    ],
  ])('cannot be true: %s', (_what, frozen, change, code, field) => {
    expect(canBeTrue(laid(frozen, change), as(change), '4')).toMatchObject({ code, field });
  });

  it('leave what was frozen as it was', () => {
    const frozen = frozenOf({ record: named({ c: 'FOR' }) });
    const before = structuredClone(frozen);
    laid(frozen, { votes: [{ memberId: 'c', choice: null }], attendance: [absent('n1')] });
    expect(frozen).toEqual(before);
  });
});

describe('whether a resolution can be corrected', () => {
  const asked = (change: object) => ({
    state: 'CLOSED' as const,
    frozen: frozenOf(),
    corrections: as({ count: hands(3, 3) }),
    minuteRef: null,
    correctedBefore: false,
    ...change,
  });
  it.each<[string, object, string | null, string | undefined]>([
    ['closed', {}, null, undefined],
    ['open', { state: 'OPEN' }, 'WRONG_STATE', undefined],
    ['declared', { state: 'DECLARED' }, 'WRONG_STATE', undefined],
    ['withdrawn', { state: 'WITHDRAWN' }, 'WRONG_STATE', undefined],
    ['nothing', { corrections: AS_CLOSED }, 'BAD_USER_INPUT', undefined],
    [
      'nothing, after one made by mistake',
      { corrections: AS_CLOSED, correctedBefore: true },
      null,
      undefined,
    ],
    ['a minute reference', { corrections: AS_CLOSED, minuteRef: '18/9' }, null, undefined],
    ['a deferral', { frozen: null }, 'BAD_USER_INPUT', undefined],
    [
      'the minute reference of a deferral',
      { frozen: null, corrections: AS_CLOSED, minuteRef: '18/9' },
      null,
      undefined,
    ],
    [
      'votes where hands were counted',
      { corrections: as({ votes: [{ memberId: 'c', choice: 'FOR' }] }) },
      'BAD_USER_INPUT',
      'votes',
    ],
    [
      'a count where votes were named',
      { frozen: frozenOf({ record: named({ c: 'FOR' }) }) },
      'BAD_USER_INPUT',
      'count',
    ],
    [
      'a member who is not on the roll',
      { corrections: as({ attendance: [absent('x')] }) },
      'BAD_USER_INPUT',
      'attendance',
    ],
    [
      'attendance of a written resolution',
      {
        frozen: frozenOf({ method: 'WRITTEN_RESOLUTION' }),
        corrections: as({ attendance: [absent('c')] }),
      },
      'BAD_USER_INPUT',
      'attendance',
    ],
  ])('%s', (_what, change, code, field) => {
    const refusal = mayCorrect(asked(change));
    expect([refusal?.code ?? null, refusal?.field]).toEqual([code, field]);
  });
});

describe('which corrections stand', () => {
  const made = (number: number, outcome: Outcome, changesOutcome: boolean, confirmed = false) => ({
    number,
    outcome,
    changesOutcome,
    confirmed,
  });
  type Made = ReturnType<typeof made>;
  it.each<[string, Made[], number | null, number | null, Outcome]>([
    ['none', [], null, null, 'APPROVED'],
    ['one that changed nothing', [made(1, 'APPROVED', false)], 1, null, 'APPROVED'],
    ['one that waits', [made(1, 'REJECTED', true)], null, 1, 'APPROVED'],
    ['one that is confirmed', [made(1, 'REJECTED', true, true)], 1, null, 'REJECTED'],
    [
      'one that waited, replaced',
      [made(1, 'REJECTED', true), made(2, 'APPROVED', false)],
      2,
      null,
      'APPROVED',
    ],
    [
      'one that waited, replaced by one that waits',
      [made(1, 'REJECTED', true), made(2, 'NOT_QUORATE', true)],
      null,
      2,
      'APPROVED',
    ],
    [
      'one that is confirmed, and one that waits',
      [made(2, 'APPROVED', true), made(1, 'REJECTED', true, true)],
      1,
      2,
      'REJECTED',
    ],
  ])('%s', (_what, all, counts, waits, outcome) => {
    const stand = correctionsThatStand(all);
    expect([stand.counts?.number ?? null, stand.waits?.number ?? null]).toEqual([counts, waits]);
    expect(outcomeThatCounts('APPROVED', stand)).toBe(outcome);
  });
});

describe('who confirms a correction', () => {
  const frozen = frozenOf({
    attendance: ['c', 'v', 'n1', 'e1'].map(there),
    rulings: [{ interestId: 'i', memberId: 'e1', ruling: 'LEAVE' }],
    record: hands(3, 0),
  });
  const witnesses = witnessesOf(frozen, laid(frozen, { attendance: [absent('n1'), there('n2')] }));

  it('is who was there both by what it was closed on and by the minutes, and had no interest', () => {
    expect(witnesses).toEqual({ presidingId: 'c', presentIds: ['c', 'v'] });
    const written = frozenOf({ method: 'WRITTEN_RESOLUTION', record: named({ c: 'FOR' }) });
    expect(witnessesOf(written, written)).toEqual({ presidingId: null, presentIds: [] });
  });

  const asked = (change: Partial<Confirming>) =>
    confirmsAs({
      waits: true,
      personId: 'c',
      enteredById: 'secretary',
      witnesses,
      before: [],
      ...change,
    });
  const byChair = [{ kind: 'PRESIDED' as const, personId: 'c' }];
  const byVice = [{ kind: 'PRESENT' as const, personId: 'v' }];
  it.each<[string, Partial<Confirming>, unknown]>([
    ['whoever presided', {}, 'PRESIDED'],
    ['another', { personId: 'v' }, 'PRESENT'],
    ['the other after the first', { personId: 'v', before: byChair }, 'PRESENT'],
    ['whoever presided, twice', { before: byChair }, { code: 'WRONG_STATE' }],
    ['another, twice', { personId: 'v', before: byVice }, { code: 'WRONG_STATE' }],
    ['one who was absent when it was closed', { personId: 'n2' }, { code: 'NOT_ALLOWED' }],
    ['one who was absent by the minutes', { personId: 'n1' }, { code: 'NOT_ALLOWED' }],
    ['one who had an interest', { personId: 'e1' }, { code: 'NOT_ALLOWED' }],
    ['whoever entered it', { enteredById: 'c' }, { code: 'NOT_ALLOWED' }],
    ['anybody, once it counts or was replaced', { waits: false }, { code: 'WRONG_STATE' }],
  ])('%s', (_what, change, expected) => {
    const answer = asked(change);
    if (typeof expected === 'string') expect(answer).toBe(expected);
    else expect(answer).toMatchObject(expected as object);
  });
});

describe('minutes that the body approved', () => {
  const enteredAt = new Date('2018-06-05T09:00:00Z');
  const asked = (change: Partial<ApprovingResolution>, waits = true) =>
    mayApprove(
      { waits, enteredAt, decidedOn: '2018-05-31' },
      {
        state: 'CLOSED',
        approvesThese: true,
        outcomes: ['APPROVED'],
        atMeeting: true,
        enteredLate: false,
        openedAt: new Date('2018-06-06T09:00:00Z'),
        decidedOn: '2018-06-12',
        ...change,
      },
    )?.code ?? null;
  it.each<[string, Partial<ApprovingResolution>, string | null]>([
    ['at a later meeting', {}, null],
    ['of something else, or by another body', { approvesThese: false }, 'BAD_USER_INPUT'],
    ['not decided', { state: 'OPEN', outcomes: [] }, 'BAD_USER_INPUT'],
    ['without a quorum', { outcomes: ['NOT_QUORATE'] }, 'BAD_USER_INPUT'],
    [
      'approved, but not by its own minutes',
      { outcomes: ['APPROVED', 'REJECTED'] },
      'BAD_USER_INPUT',
    ],
    ['at the same meeting', { decidedOn: '2018-05-31' }, 'BAD_USER_INPUT'],
    ['entered after its meeting', { enteredLate: true }, 'BAD_USER_INPUT'],
    [
      'opened before the correction',
      { openedAt: new Date('2018-06-04T09:00:00Z') },
      'BAD_USER_INPUT',
    ],
    ['without a meeting', { atMeeting: false }, 'BAD_USER_INPUT'],
  ])('%s', (_what, change, code) => {
    expect(asked(change)).toBe(code);
  });
  it('of a correction that does not wait', () => {
    expect(asked({}, false)).toBe('WRONG_STATE');
  });
});
