import { describe, expect, it } from '@jest/globals';
import {
  mayAttend,
  mayBeEntered,
  mayBeNamed,
  mayHold,
  mayPreside,
  noticeWarnings,
} from './meeting.rules.js';
import {
  isMeeting,
  isMoment,
  mayTakeItem,
  mayTakeItems,
  presentAt,
  whoPresides,
} from './meeting.rules.js';
import type { Attendance, AttendanceKind, Seated } from './meeting.rules.js';

const stay = (memberId: string, arrivedAt: string | null = null, leftAt: string | null = null) => ({
  memberId,
  present: true,
  arrivedAt,
  leftAt,
});
const TEN = '2018-06-12T10:00:00+01:00';
const HALF_PAST = '2018-06-12T10:30:00+01:00';
const ELEVEN = '2018-06-12T11:00:00+01:00';

describe('presence at an item', () => {
  it.each<[string, Attendance[], string | null, string[]]>([
    ['throughout', [stay('a')], HALF_PAST, ['a']],
    ['apologies', [{ ...stay('a'), present: false }], HALF_PAST, []],
    ['arriving at that very moment', [stay('a', HALF_PAST)], HALF_PAST, ['a']],
    ['arriving a moment later', [stay('a', '2018-06-12T10:30:00.001+01:00')], HALF_PAST, []],
    ['leaving at that very moment', [stay('a', null, HALF_PAST)], HALF_PAST, []],
    [
      'leaving a moment later',
      [stay('a', null, '2018-06-12T10:30:00.001+01:00')],
      HALF_PAST,
      ['a'],
    ],
    ['the same moment told in UTC', [stay('a', '2018-06-12T09:30:00Z')], HALF_PAST, ['a']],
    ['away in between', [stay('a', null, TEN), stay('a', ELEVEN)], HALF_PAST, []],
    ['back again', [stay('a', null, TEN), stay('a', ELEVEN)], ELEVEN, ['a']],
    ['two overlapping entries', [stay('a'), stay('a', TEN)], HALF_PAST, ['a']],
    ['no moment, there throughout', [stay('b'), stay('a')], null, ['a', 'b']],
    ['no moment, came late', [stay('a', TEN)], null, []],
  ])('%s', (_case, attendance, itemAt, expected) => {
    expect(presentAt(attendance, itemAt)).toEqual(expected);
  });

  it.each<[string, Attendance, boolean]>([
    ['a whole stay', stay('a', TEN, ELEVEN), true],
    ['leaving before arriving', stay('a', ELEVEN, TEN), false],
    ['leaving on arriving', stay('a', TEN, TEN), false],
    ['apologies with an arrival', { ...stay('a', TEN), present: false }, false],
    ['a moment without an offset', stay('a', '2018-06-12T10:00:00'), false],
    ['no moment at all', stay('a', 'ten o’clock'), false],
  ])('is recorded or refused: %s', (_case, entry, allowed) => {
    expect(mayAttend([entry])?.field ?? null).toBe(allowed ? null : 'attendance');
  });

  it('knows a moment by its offset', () => {
    expect([TEN, '2018-06-12T10:00Z', '2018-06-12', ''].map(isMoment)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('matters where members come together', () => {
    const methods = ['MEETING', 'MEETING_IN_COMMON', 'WRITTEN_RESOLUTION', 'URGENT'] as const;
    expect(methods.map(isMeeting)).toEqual([true, true, false, false]);
  });
});

describe('notice of a meeting on Friday 8 June 2018 with three clear days', () => {
  it.each([
    ['Monday gives three', '2018-06-04', '2018-06-04', []],
    ['Tuesday gives two', '2018-06-05', '2018-06-04', ['NOTICE_SHORT']],
    ['papers late', '2018-06-04', '2018-06-05', ['PAPERS_SHORT']],
    ['both late', '2018-06-07', '2018-06-07', ['NOTICE_SHORT', 'PAPERS_SHORT']],
    ['after the meeting', '2018-06-20', null, ['NOTICE_SHORT']],
    ['none', null, null, ['NOTICE_NOT_GIVEN']],
  ])('%s', (_case, noticeGivenOn, papersDueOn, expected) => {
    const meeting = { heldOn: '2018-06-08', noticeGivenOn, papersDueOn };
    const warnings = noticeWarnings(meeting, { noticeClearDays: 3 });
    expect(warnings.map((warning) => warning.kind)).toEqual(expected);
  });

  it('says so in words', () => {
    const meeting = { heldOn: '2018-06-08', noticeGivenOn: '2018-06-07', papersDueOn: null };
    expect(noticeWarnings(meeting, { noticeClearDays: 1 })[0]?.because).toBe(
      'Notice was given on 7 June 2018, less than the 1 clear day before the meeting that the standing orders ask for.',
    );
  });

  it('is given on the day itself where no clear day is asked for', () => {
    const meeting = { heldOn: '2018-06-08', noticeGivenOn: '2018-06-08', papersDueOn: null };
    expect(noticeWarnings(meeting, { noticeClearDays: 0 })).toEqual([]);
    const late = { ...meeting, noticeGivenOn: '2018-06-09' };
    expect(noticeWarnings(late, { noticeClearDays: 0 })[0]?.kind).toBe('NOTICE_SHORT');
  });
});

describe('a part of a meeting', () => {
  it.each([
    ['public', 'PUBLIC', null, null],
    ['private with its reason', 'PRIVATE', 'Commercial in confidence', null],
    ['private without', 'PRIVATE', null, 'privateReason'],
    ['private with a blank', 'PRIVATE', '  ', 'privateReason'],
  ] as const)('%s', (_case, part, reason, field) => {
    expect(mayHold(part, reason)?.field ?? null).toBe(field);
  });
});

describe('who presides', () => {
  const seated: Seated[] = [
    { memberId: 'chair', seatKind: 'CHAIR' },
    { memberId: 'vice', seatKind: 'VICE_CHAIR' },
    { memberId: 'ned', seatKind: 'NON_EXECUTIVE' },
    { memberId: 'exec', seatKind: 'EXECUTIVE' },
    { memberId: 'guest', seatKind: 'NON_VOTING_DIRECTOR' },
  ];
  it.each<[string, string[], string | null, string | null]>([
    ['the chair', ['chair', 'vice', 'ned', 'exec'], null, 'chair'],
    ['the chair, whoever was chosen', ['chair', 'ned'], 'ned', 'chair'],
    ['the vice-chair in the chair’s absence', ['vice', 'ned', 'exec'], null, 'vice'],
    ['a chosen non-executive', ['ned', 'exec'], 'ned', 'ned'],
    ['nobody yet', ['ned', 'exec'], null, null],
    ['no executive', ['ned', 'exec'], 'exec', null],
    ['no director without a vote', ['ned', 'guest'], 'guest', null],
    ['nobody who is away', ['exec'], 'ned', null],
  ])('%s', (_case, available, chosen, expected) => {
    expect(whoPresides('TRUST_BOARD', seated, available, chosen).memberId).toBe(expected);
  });

  it('may preside in turn only', () => {
    const at = (id: string, available: string[]) =>
      mayPreside(id, 'TRUST_BOARD', seated, available)?.field ?? null;
    expect(at('chair', ['chair', 'vice'])).toBeNull();
    expect(at('vice', ['chair', 'vice'])).toBe('presidingId');
    expect(at('vice', ['vice', 'ned'])).toBeNull();
    expect(at('exec', ['exec'])).toBe('presidingId');
  });

  it('over a council is its chair, though no governor; failing both, a governor', () => {
    const council: Seated[] = [
      { memberId: 'chair', seatKind: 'CHAIR' },
      { memberId: 'gov', seatKind: 'GOVERNOR_PUBLIC' },
    ];
    const over = (available: string[], chosen: string | null) =>
      whoPresides('COUNCIL_OF_GOVERNORS', council, available, chosen);
    expect(over(['chair', 'gov'], null).memberId).toBe('chair');
    expect(over(['gov'], 'gov').memberId).toBe('gov');
    expect(over(['gov'], null).because).toContain('choose a governor');
  });
});

describe('an item of a meeting', () => {
  const heldOn = '2018-06-12';

  it.each([
    ['of a body alone', 1, 'MEETING', null],
    ['in common, with another at the table', 2, 'MEETING_IN_COMMON', null],
    ['in common, alone at the table', 1, 'MEETING_IN_COMMON', 'WRONG_STATE'],
  ] as const)('is opened %s', (_case, atTable, method, code) => {
    expect(mayTakeItems({ atTable }, method)?.code ?? null).toBe(code);
  });

  it.each([
    ['on its day', heldOn, heldOn, null],
    ['on its day, written down the day after', heldOn, '2018-06-13', null],
    ['before its day', heldOn, '2018-06-11', 'WRONG_STATE'],
    ['at a moment of another day', '2018-06-13', '2018-06-13', 'BAD_USER_INPUT'],
  ] as const)('is taken %s', (_case, takenOn, today, code) => {
    expect(mayTakeItem(heldOn, takenOn, today)?.code ?? null).toBe(code);
  });
});

describe('somebody at a meeting', () => {
  it.each<[string | null, string | null, boolean]>([
    ['director', null, true],
    [null, 'An adviser', true],
    ['director', 'Director', false],
    [null, null, false],
  ])('is named by person %s, name %s: %s', (person, name, allowed) => {
    expect(mayBeNamed({ person, name })?.field ?? null).toBe(allowed ? null : 'person');
  });

  it.each<[AttendanceKind, boolean, boolean]>([
    ['PRESENT', true, true],
    ['PRESENT', false, false],
    ['APOLOGIES', true, true],
    ['APOLOGIES', false, false],
    ['IN_ATTENDANCE', true, false],
    ['IN_ATTENDANCE', false, true],
  ])('%s, with a seat %s: %s', (kind, seated, allowed) => {
    const refusal = mayBeEntered(kind, { name: 'A. Person', seated });
    expect(refusal?.field ?? null).toBe(allowed ? null : 'person');
  });
});
