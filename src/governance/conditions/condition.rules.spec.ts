import { describe, expect, it } from '@jest/globals';
import {
  CONDITION_MOVES,
  conditionStatus,
  mayDischarge,
  mayReopen,
  maySendBack,
  maySetCondition,
  maySubmitEvidence,
  mayWaive,
} from './condition.rules.js';
import type { Authority, Condition, ConditionState } from './condition.rules.js';

const DERBY = { bodyId: 'derby', name: 'Derby Board', votesHere: true };
const NHSE = { bodyId: 'nhse', name: 'NHS England', votesHere: false };

const aCondition = (change: Partial<Condition> = {}): Condition => ({
  state: 'OPEN',
  kind: 'PRECEDENT',
  dueOn: '2018-06-30',
  setOn: '2018-06-12',
  evidenceRequired: false,
  hasEvidence: false,
  evidenceIds: [],
  ownEvidence: false,
  setBy: DERBY,
  successorIds: [],
  gatePassed: false,
  ...change,
});

const resolution = (bodyId: string, change = {}): Authority => ({
  kind: 'RESOLUTION',
  bodyId,
  purpose: 'DISCHARGE_OR_WAIVE',
  approved: true,
  ...change,
});
const minute = (
  bodyId: string,
  secretaryOf: string[],
  minuteRef = '18/114',
  of = {},
): Authority => ({
  kind: 'MINUTE',
  bodyId,
  minuteRef,
  secretaryOf,
  documentId: 'minutes',
  meetingOn: '2018-06-13',
  ...of,
});
const TODAY = '2018-06-15';
const byDerby = (of: object) => minute('derby', ['derby'], '18/114', of);
const letter = (bodyId: string, documentId: string | null = 'doc'): Authority => ({
  kind: 'LETTER',
  bodyId,
  documentId,
});

const SHOWN = { state: 'EVIDENCE_SUBMITTED', hasEvidence: true, evidenceIds: ['report'] } as const;
const OWN = { ...SHOWN, ownEvidence: true };

describe('evidence is settled by somebody who did not put it in', () => {
  it.each([
    ["the secretary, on others' evidence", SHOWN, byDerby({}), null, undefined],
    ['the secretary, on their own', OWN, byDerby({}), 'NOT_ALLOWED', undefined],
    ['the body itself, by resolution', OWN, resolution('derby'), null, undefined],
    ['a recorder, on their own', { ...OWN, setBy: NHSE }, letter('nhse'), 'NOT_ALLOWED', undefined],
    [
      'the evidence itself as the minutes',
      SHOWN,
      byDerby({ documentId: 'report' }),
      'BAD_USER_INPUT',
      'authority.documentId',
    ],
    [
      'the evidence itself as the letter',
      { ...SHOWN, setBy: NHSE },
      letter('nhse', 'report'),
      'BAD_USER_INPUT',
      'authority.documentId',
    ],
    ['their own once it was sent back', { ...OWN, state: 'OPEN' }, byDerby({}), null, undefined],
  ] as const)('%s', (_case, change, authority, code, field) => {
    const refusal = mayDischarge(aCondition(change), authority, TODAY);
    expect([refusal?.code ?? null, refusal?.field]).toEqual([code, field]);
  });
});

describe('who discharges a condition', () => {
  it.each([
    ['the board that set it, by resolution', {}, resolution('derby'), null],
    ['the board that set it, by its minute', {}, minute('derby', ['derby']), null],
    ['another board', {}, resolution('burton'), 'NOT_ALLOWED'],
    [
      'another board of the same secretary',
      {},
      minute('burton', ['derby', 'burton']),
      'NOT_ALLOWED',
    ],
    ["another Trust's secretary", {}, minute('derby', ['burton']), 'NOT_ALLOWED'],
    ['a minute without its reference', {}, minute('derby', ['derby'], ' '), 'BAD_USER_INPUT'],
    [
      'a resolution that was not carried',
      {},
      resolution('derby', { approved: false }),
      'WRONG_STATE',
    ],
    [
      'a resolution about something else',
      {},
      resolution('derby', { purpose: 'SUPPORT' }),
      'BAD_USER_INPUT',
    ],
    ["a letter in a board's name", {}, letter('derby'), 'BAD_USER_INPUT'],
    [
      'the board of the merged Trust, its successor',
      { successorIds: ['uhdb'] },
      resolution('uhdb'),
      null,
    ],
    ['the regulator, by its letter', { setBy: NHSE }, letter('nhse'), null],
    ['the regulator without its letter', { setBy: NHSE }, letter('nhse', null), 'BAD_USER_INPUT'],
    ['a board for the regulator', { setBy: NHSE }, resolution('derby'), 'NOT_ALLOWED'],
    [
      "a minute in the regulator's name",
      { setBy: NHSE },
      minute('nhse', ['nhse']),
      'BAD_USER_INPUT',
    ],
    ['nobody twice', { state: 'DISCHARGED' }, resolution('derby'), 'WRONG_STATE'],
    ['nobody once waived', { state: 'WAIVED' }, resolution('derby'), 'WRONG_STATE'],
    [
      'nobody before the evidence it needs',
      { evidenceRequired: true },
      resolution('derby'),
      'WRONG_STATE',
    ],
    [
      'the board, with the evidence',
      { evidenceRequired: true, hasEvidence: true, state: 'EVIDENCE_SUBMITTED' },
      resolution('derby'),
      null,
    ],
  ] as [string, Partial<Condition>, Authority, string | null][])(
    '%s',
    (_case, change, authority, code) => {
      expect(mayDischarge(aCondition(change), authority, TODAY)?.code ?? null).toBe(code);
    },
  );
});

describe('a precedent condition on a minute', () => {
  it.each([
    ['of a meeting on the day on which it was set', { meetingOn: '2018-06-12' }, null],
    ['of a meeting of today', { meetingOn: TODAY }, null],
    ['without the minutes', { documentId: null }, 'authority.documentId'],
    ['without the day of the meeting', { meetingOn: null }, 'authority.meetingOn'],
    ['of a meeting before it was set', { meetingOn: '2018-06-11' }, 'authority.meetingOn'],
    ['of a meeting still to come', { meetingOn: '2018-06-16' }, 'authority.meetingOn'],
  ])('is discharged, or not: %s', (_case, of, field) => {
    expect(mayDischarge(aCondition(), byDerby(of), TODAY)?.field ?? null).toBe(field);
  });

  it('asks for more than a subsequent one, which no gate waits for', () => {
    const none = { documentId: null, meetingOn: null };
    const subsequent = aCondition({ kind: 'SUBSEQUENT' });
    expect(mayDischarge(subsequent, byDerby(none), TODAY)).toBeNull();
  });
});

describe('waiving, sending back and reopening', () => {
  it.each([
    ['waived by resolution', {}, resolution('derby'), null],
    ['not waived on a minute', {}, minute('derby', ['derby']), 'NOT_ALLOWED'],
    ['waived by letter', { setBy: NHSE }, letter('nhse'), null],
    ['not waived by another body', {}, resolution('burton'), 'NOT_ALLOWED'],
  ] as [string, Partial<Condition>, Authority, string | null][])(
    '%s',
    (_case, change, authority, code) => {
      expect(mayWaive(aCondition(change), authority)?.code ?? null).toBe(code);
    },
  );

  it.each([
    ['evidence is put in while it is open', 'OPEN', null],
    ['and again', 'EVIDENCE_SUBMITTED', null],
    ['not once discharged', 'DISCHARGED', 'WRONG_STATE'],
  ] as [string, ConditionState, string | null][])('%s', (_case, state, code) => {
    expect(maySubmitEvidence(aCondition({ state }))?.code ?? null).toBe(code);
  });

  it('evidence is sent back by the body that set the condition', () => {
    const submitted = aCondition({ state: 'EVIDENCE_SUBMITTED' });
    expect(maySendBack(submitted, minute('derby', ['derby']))).toBeNull();
    expect(maySendBack(submitted, minute('burton', ['burton']))?.code).toBe('NOT_ALLOWED');
    expect(maySendBack(aCondition(), minute('derby', ['derby']))?.code).toBe('WRONG_STATE');
  });

  it.each([
    ['a discharged one, before its gate', { state: 'DISCHARGED' }, 'It came back', null],
    [
      'a precedent one, after its gate',
      { state: 'DISCHARGED', gatePassed: true },
      'It came back',
      'WRONG_STATE',
    ],
    [
      'a subsequent one, after its gate',
      { state: 'WAIVED', gatePassed: true, kind: 'SUBSEQUENT' },
      'It came back',
      null,
    ],
    ['without a reason', { state: 'DISCHARGED' }, ' ', 'BAD_USER_INPUT'],
    ['an open one', {}, 'It came back', 'WRONG_STATE'],
  ] as [string, Partial<Condition>, string, string | null][])(
    'reopening %s',
    (_case, change, reason, code) => {
      expect(mayReopen(aCondition(change), resolution('derby'), reason)?.code ?? null).toBe(code);
      const another = mayReopen(aCondition(change), resolution('burton'), reason);
      expect(another?.code ?? null).toBe(code ?? 'NOT_ALLOWED');
    },
  );

  it('every state can be reached, and left', () => {
    const reached = new Set(Object.values(CONDITION_MOVES).flat());
    expect(reached).toEqual(new Set(Object.keys(CONDITION_MOVES)));
  });
});

describe('how it stands today', () => {
  it.each([
    ['on the day it is due', 'OPEN', '2018-06-30', 'OPEN'],
    ['the day after', 'OPEN', '2018-07-01', 'OVERDUE'],
    ['with evidence in, the day after', 'EVIDENCE_SUBMITTED', '2018-07-01', 'OVERDUE'],
    ['discharged, years after', 'DISCHARGED', '2020-01-01', 'DISCHARGED'],
    ['waived, years after', 'WAIVED', '2020-01-01', 'WAIVED'],
  ] as const)('%s', (_case, state, today, status) => {
    expect(conditionStatus({ state, dueOn: '2018-06-30' }, today)).toBe(status);
  });

  it.each([
    ['all of it', {}, undefined],
    ['no text', { text: ' ' }, 'text'],
    ['no owner', { ownerName: '' }, 'ownerName'],
    ['no day', { dueOn: '2018-06-31' }, 'dueOn'],
  ])('is set with %s', (_case, change, field) => {
    const terms = {
      text: 'Cash plan',
      kind: 'PRECEDENT',
      ownerName: 'Finance director',
      dueOn: '2018-06-30',
      ...change,
    } as const;
    expect(maySetCondition(terms)?.field).toBe(field);
  });
});
