import { describe, expect, it } from '@jest/globals';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import type { StayInput } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) });

const MEETING = `heldOn startsAt place part privateReason version body { code } warnings { kind }
  attendance { person { code } number present arrivedAt leftAt }
  inCommonWith { body { code } } resolutions { ref }`;
const plan = {
  programme: 'UHDB',
  body: 'DERBY-BOARD',
  heldOn: '2018-06-12',
  startsAt: '14:30',
  place: 'Board room',
};
const look = async (meetingId: string, as = 'derby-secretary') =>
  await t.as(as).reads('meeting', { meetingId }, MEETING);

describe('a meeting', () => {
  it('is planned by the body’s own secretary, with a warning where notice is short (P3)', async () => {
    const dates = { noticeGivenOn: '2018-06-09', papersDueOn: '2018-06-08' };
    const { meeting } = await t.as('derby-secretary').does('planMeeting', { ...plan, ...dates });
    expect(await look(meeting.id, 'observer')).toEqual({
      heldOn: '2018-06-12',
      startsAt: '14:30',
      place: 'Board room',
      part: 'PUBLIC',
      privateReason: null,
      version: 1,
      body: { code: 'DERBY-BOARD' },
      warnings: [{ kind: 'NOTICE_SHORT' }],
      attendance: [],
      inCommonWith: [],
      resolutions: [],
    });
  });

  it.each([
    ['by the other Trust’s secretary', 'burton-secretary', {}, 'NOT_ALLOWED', undefined],
    ['by the programme’s office', 'director', {}, 'NOT_ALLOWED', undefined],
    ['in private without the reason', '', { part: 'PRIVATE' }, 'BAD_USER_INPUT', 'privateReason'],
    ['of a body elsewhere', 'director', { body: 'NHSE' }, 'NOT_ALLOWED', undefined],
    ['in an unknown programme', '', { programme: 'NOWHERE' }, 'NOT_FOUND', 'programme'],
    ['of an unknown body', '', { body: 'NOWHERE' }, 'NOT_FOUND', 'body'],
    ['at no hour', '', { startsAt: '25:00' }, 'BAD_USER_INPUT', 'startsAt'],
    ['at a place too long', '', { place: 'x'.repeat(401) }, 'BAD_USER_INPUT', 'place'],
    ['at a place nobody can read', '', { place: 'a\u202eb' }, 'BAD_USER_INPUT', 'place'],
  ])('is not planned %s', async (_case, person, over, code, field) => {
    const caller = t.as(person || 'derby-secretary');
    await caller.refused('planMeeting', { ...plan, ...over }, code, field);
  });

  it('is planned once for a key', async () => {
    const secretary = t.as('derby-secretary');
    const once = { ...plan, idempotencyKey: key() };
    await secretary.does('planMeeting', once);
    await secretary.again();
    const other = { ...once, heldOn: '2018-06-13' };
    await secretary.refused('planMeeting', other, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('is revised against the version that was seen, and its date stays once an item was taken', async () => {
    const secretary = t.as('derby-secretary');
    const { id: meetingId } = await r.aMeeting(t);
    const input = { meetingId, expectedVersion: 1, place: 'Theatre' };
    const { meeting } = await secretary.does('reviseMeeting', input);
    expect(meeting).toMatchObject({ version: 2, place: 'Theatre' });
    const stale = await secretary.refused('reviseMeeting', input, 'STALE_VERSION');
    expect(stale.currentVersion).toBe(2);
    const taken = await r.aResolution(t, { present: ['derby-chair', 'derby-exec-1'] });
    const { version: expectedVersion } = await look(taken.meetingId!);
    const moved = { meetingId: taken.meetingId, expectedVersion, heldOn: '2018-06-12' };
    await secretary.refused('reviseMeeting', moved, 'WRONG_STATE', 'heldOn');
  });
});

describe('a meeting in common', () => {
  const secretary = t.as('derby-secretary');
  const seat = (meetingId: string, withMeetingId: string) => ({
    meetingId,
    expectedVersion: 1,
    withMeetingId,
  });

  it('is so once both secretaries have seated their own meeting at the table (2.3)', async () => {
    const { id: derby } = await r.aMeeting(t);
    const { id: burton } = await r.aMeeting(t, { body: 'BURTON-BOARD' });
    const other = t.as('burton-secretary');
    await other.refused('meetInCommon', seat(derby, burton), 'NOT_ALLOWED');
    const shown = 'meeting { inCommonWith { body { code } } }';
    const one = await secretary.does('meetInCommon', seat(derby, burton), shown);
    expect(one.meeting.inCommonWith).toEqual([]);
    const { resolution } = await secretary.does('draftResolution', {
      programme: 'UHDB',
      body: 'DERBY-BOARD',
      purpose: 'SUPPORT',
      wording: 'To support it.',
      method: 'MEETING_IN_COMMON',
      way: 'SHOW_OF_HANDS',
      meetingId: derby,
    });
    const opening = { resolution: resolution.id, expectedVersion: resolution.version };
    await secretary.refused('openResolution', opening, 'WRONG_STATE', 'meetingId');
    const two = await other.does('meetInCommon', seat(burton, derby), shown);
    expect(two.meeting.inCommonWith).toEqual([{ body: { code: 'DERBY-BOARD' } }]);
    expect((await secretary.does('openResolution', opening)).resolution.state).toBe('OPEN');
  });

  it('is held on one day, by two bodies', async () => {
    const [one, two] = [await r.aMeeting(t), await r.aMeeting(t)];
    const later = await r.aMeeting(t, { body: 'BURTON-BOARD', heldOn: '2018-06-12' });
    for (const { id } of [two, later])
      await secretary.refused('meetInCommon', seat(one.id, id), 'BAD_USER_INPUT', 'withMeetingId');
  });
});

describe('attendance', () => {
  const secretary = t.as('derby-secretary');
  const list = async (meetingId: string, ...stays: StayInput[]) => {
    const { version: expectedVersion } = await look(meetingId);
    return { meetingId, expectedVersion, stays };
  };

  it('is a list with arrivals and departures, read by the body alone, one event a member', async () => {
    const { id } = await r.aMeeting(t);
    const input = await list(
      id,
      { person: 'derby-chair' },
      { person: 'derby-ned-1', present: false },
      { person: 'derby-exec-1', leftAt: '2018-05-31T13:00:00Z' },
      { person: 'derby-exec-1', number: 2, arrivedAt: '2018-05-31T14:00:00Z' },
    );
    await secretary.does('recordAttendance', input);
    const seen = (await look(id, 'derby-ned-2')).attendance;
    expect(seen).toHaveLength(4);
    expect(seen).toContainEqual({
      person: { code: 'derby-exec-1' },
      number: 2,
      present: true,
      leftAt: null,
      arrivedAt: '2018-05-31T14:00:00.000Z',
    });
    for (const outsider of ['burton-secretary', 'burton-chair', 'director', 'auditor'])
      expect((await look(id, outsider)).attendance).toEqual([]);
    const events = await t.asOwner(
      `select type, confidential_to is not null as confidential, count(*)::int as n from audit_body
       where body like $1 group by 1, 2 order by 1`,
      [`%${id}%`],
    );
    expect(events).toEqual([
      { type: 'attendance.recorded', confidential: true, n: 4 },
      { type: 'meeting.planned', confidential: false, n: 1 },
    ]);
  });

  it.each([
    ['somebody without a seat', [{ person: 'burton-chair' }], 'BAD_USER_INPUT', 'stays.0.person'],
    ['nobody known', [{ person: 'derby-chair' }, { person: 'who' }], 'NOT_FOUND', 'stays.1.person'],
    ['another day', [{ arrivedAt: '2018-06-01T09:00:00Z' }], 'BAD_USER_INPUT', 'stays.0'],
    [
      'leaving before arriving',
      [{ arrivedAt: '2018-05-31T09:00:00Z', leftAt: '2018-05-31T08:00:00Z' }],
      'BAD_USER_INPUT',
      'attendance',
    ],
    ['nobody at all', [], 'BAD_USER_INPUT', 'stays'],
  ] as [string, Partial<StayInput>[], string, string][])(
    'is refused whole with %s in it',
    async (_case, entries, code, field) => {
      const { id } = await r.aMeeting(t);
      const stays = entries.map((one) => ({ person: 'derby-chair', ...one }));
      if (stays.length > 0) stays.push({ person: 'derby-ned-1' });
      await secretary.refused('recordAttendance', await list(id, ...stays), code, field);
    },
  );

  it('takes no vote away, and changes nothing that is decided (P5)', async () => {
    const open = await r.aResolution(t);
    await r.cast(t, open, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    const id = open.meetingId!;
    const gone = await list(id, { person: 'derby-exec-1', leftAt: '2018-05-31T11:00:00Z' });
    await secretary.refused('recordAttendance', gone, 'VOTE_STANDS');
    const later = { person: 'derby-exec-1', leftAt: '2018-05-31T13:00:00Z' };
    await secretary.does('recordAttendance', await list(id, later));
    expect((await r.close(t, open, { notVoted: 5 })).outcome).toBe('APPROVED');
    const absent = await list(id, { person: 'derby-ned-1', present: false });
    await secretary.refused('recordAttendance', absent, 'WRONG_STATE');
  });

  it('is recorded by the body’s own secretary, against the version seen', async () => {
    const input = await list((await r.aMeeting(t)).id, { person: 'derby-chair' });
    for (const person of ['derby-chair', 'burton-secretary'])
      await t.as(person).refused('recordAttendance', input, 'NOT_ALLOWED');
    await secretary.does('recordAttendance', input);
    await secretary.refused('recordAttendance', input, 'STALE_VERSION');
  });
});
