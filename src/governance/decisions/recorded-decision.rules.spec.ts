import { describe, expect, it } from '@jest/globals';
import { mayRecordDecision, type MinutedDecision } from './recorded-decision.rules.js';

const decision = (change: Partial<MinutedDecision> = {}): MinutedDecision => ({
  bodyKind: 'TRUST_BOARD',
  purpose: 'FINAL_APPROVE',
  outcome: 'APPROVED',
  decidedOn: '2017-06-06',
  forCount: null,
  againstCount: null,
  abstainCount: null,
  deferReason: null,
  newDate: null,
  conditions: 0,
  posts: null,
  ...change,
});
const on = { adoptedOn: '2018-06-01', today: '2018-06-12' };
const council = {
  bodyKind: 'COUNCIL_OF_GOVERNORS',
  purpose: 'COUNCIL_APPROVAL',
  posts: 20,
} as const;

describe('a decision from minutes', () => {
  it.each<[string, Partial<MinutedDecision>, string | null]>([
    ['as it stands', {}, null],
    ['with its counts', { forCount: 9, againstCount: 1, abstainCount: 1 }, null],
    ['on a tie that a casting vote decided', { forCount: 4, againstCount: 4 }, null],
    ['of as many as the board has posts', { forCount: 9, againstCount: 2, posts: 11 }, null],
    [
      'of more than the board has posts',
      { forCount: 9, againstCount: 2, abstainCount: 1, posts: 11 },
      'forCount',
    ],
    ['the day before adoption', { decidedOn: '2018-05-31' }, null],
    ['of the day of adoption', { decidedOn: '2018-06-01' }, 'decidedOn'],
    ['of a body outside', { bodyKind: 'NHS_ENGLAND' }, 'body'],
    ['that the body cannot take', { bodyKind: 'COUNCIL_OF_GOVERNORS' }, 'purpose'],
    ['approved by a council', { ...council }, null],
    [
      'approved with conditions by a council',
      { ...council, outcome: 'APPROVED_WITH_CONDITIONS', conditions: 1 },
      'outcome',
    ],
    ['approved by a council on a tie', { ...council, forCount: 8, againstCount: 8 }, 'outcome'],
    [
      'rejected although more were for: not half of all',
      { ...council, outcome: 'REJECTED', forCount: 11, againstCount: 4 },
      null,
    ],
    [
      'approved by more than half of the council',
      { ...council, forCount: 11, againstCount: 0 },
      null,
    ],
    [
      'approved by half of the council, none against',
      { ...council, forCount: 10, againstCount: 0 },
      'outcome',
    ],
    [
      'rejected by half of the council, none against',
      { ...council, outcome: 'REJECTED', forCount: 10, againstCount: 0 },
      null,
    ],
    [
      'of more governors than the council has seats',
      { ...council, forCount: 15, againstCount: 4, abstainCount: 2 },
      'forCount',
    ],
    [
      'a significant transaction, by more than half of those who voted',
      { ...council, purpose: 'SIGNIFICANT_TRANSACTION', forCount: 6, againstCount: 4 },
      null,
    ],
    [
      'counted at a council whose seats nobody entered',
      { ...council, posts: null, forCount: 15, againstCount: 0 },
      'decidedOn',
    ],
    ['approved with more against', { forCount: 3, againstCount: 5 }, 'outcome'],
    ['rejected with more for', { outcome: 'REJECTED', forCount: 5, againstCount: 3 }, 'outcome'],
    ['with half of its counts', { forCount: 5 }, 'forCount'],
    ['with conditions', { outcome: 'APPROVED_WITH_CONDITIONS', conditions: 2 }, null],
    ['with conditions that are not named', { outcome: 'APPROVED_WITH_CONDITIONS' }, 'conditions'],
    ['rejected, with conditions', { outcome: 'REJECTED', conditions: 1 }, 'conditions'],
    [
      'deferred by purdah',
      { outcome: 'DEFERRED', deferReason: 'PRE_ELECTION', newDate: '2017-07-01' },
      null,
    ],
    ['deferred without a reason', { outcome: 'DEFERRED', newDate: '2017-07-01' }, 'deferReason'],
    [
      'deferred to the same day',
      { outcome: 'DEFERRED', deferReason: 'OTHER', newDate: '2017-06-06' },
      'newDate',
    ],
    ['approved, with a reason to defer', { deferReason: 'OTHER' }, 'deferReason'],
  ])('%s', (_case, change, field) => {
    expect(mayRecordDecision(decision(change), on)?.field ?? null).toBe(field);
  });

  it.each([
    ['today', '2018-06-12', undefined],
    [
      'of a day to come',
      '2018-06-13',
      '13 June 2018 is in the future: give the day on which it was decided.',
    ],
  ])('%s, where a practice programme is adopted later', (_case, decidedOn, because) => {
    const later = { adoptedOn: '2018-07-01', today: '2018-06-12' };
    expect(mayRecordDecision(decision({ decidedOn }), later)?.because).toBe(because);
  });
});
