import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
});
afterAll(async () => {
  await t.stop();
});

const MEETING = `query ($id: UUID!) { meeting(meetingId: $id) {
  heldOn startsAt place part privateReason version body { code } warnings { kind }
  attendance { person { code } number present arrivedAt leftAt }
  inCommonWith { body { code } } resolutions { ref } } }`;
const REVISE =
  'mutation ($input: ReviseMeetingInput!) { reviseMeeting(input: $input) { meeting { id version heldOn place } } }';
const IN_COMMON =
  'mutation ($input: MeetInCommonInput!) { meetInCommon(input: $input) { meeting { version inCommonWith { body { code } } } } }';

const plan = (over: object = {}) => ({
  input: {
    idempotencyKey: key(),
    programme: 'UHDB',
    body: 'DERBY-BOARD',
    heldOn: '2018-06-12',
    startsAt: '14:30',
    place: 'Board room',
    ...over,
  },
});

const look = async (id: string, as = 'derby-secretary') => await t.ok(MEETING, { id }, as);

describe('a meeting', () => {
  it('is planned by the body’s own secretary, with a warning where notice is short (P3)', async () => {
    const dates = { noticeGivenOn: '2018-06-09', papersDueOn: '2018-06-08' };
    const { meeting } = await t.ok(r.PLAN, plan(dates), 'derby-secretary');
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
    const before = await r.rows(t);
    const refusal = await t.refused(r.PLAN, plan(over), person || 'derby-secretary');
    expect(refusal).toMatchObject(field ? { code, field } : { code });
    expect(await r.rows(t)).toEqual(before);
  });

  it('is planned once for a key', async () => {
    const once = plan();
    const first = await t.ok(r.PLAN, once, 'derby-secretary');
    const again = await t.ok(r.PLAN, once, 'derby-secretary');
    expect(again).toEqual({ ...first, replayed: true });
    once.input.heldOn = '2018-06-13';
    expect(await t.refused(r.PLAN, once, 'derby-secretary')).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is revised against the version that was seen, and its date stays once an item was taken', async () => {
    const { id } = await r.aMeeting(t);
    const input = { meetingId: id, expectedVersion: 1, place: 'Theatre' };
    expect((await t.ok(REVISE, { input }, 'derby-secretary')).meeting).toMatchObject({
      version: 2,
      place: 'Theatre',
    });
    expect(await t.refused(REVISE, { input }, 'derby-secretary')).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 2,
    });
    const taken = await r.aResolution(t, { present: ['derby-chair', 'derby-exec-1'] });
    const { version } = await look(taken.meetingId!);
    const moved = { meetingId: taken.meetingId, expectedVersion: version, heldOn: '2018-06-12' };
    expect(await t.refused(REVISE, { input: moved }, 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      field: 'heldOn',
    });
  });
});

describe('a meeting in common', () => {
  it('is so once both secretaries have seated their own meeting at the table (2.3)', async () => {
    const derby = await r.aMeeting(t);
    const burton = await r.aMeeting(t, { body: 'BURTON-BOARD' });
    const seat = (own: string, other: string) => ({
      input: { meetingId: own, expectedVersion: 1, withMeetingId: other },
    });
    expect(await t.refused(IN_COMMON, seat(derby.id, burton.id), 'burton-secretary')).toMatchObject(
      { code: 'NOT_ALLOWED' },
    );
    const one = await t.ok(IN_COMMON, seat(derby.id, burton.id), 'derby-secretary');
    expect(one.meeting.inCommonWith).toEqual([]);
    const plan = { pack: null, purpose: 'SUPPORT', method: 'MEETING_IN_COMMON' };
    const draft = async () =>
      (
        await t.ok(
          r.DRAFT,
          {
            input: {
              idempotencyKey: key(),
              programme: 'UHDB',
              body: 'DERBY-BOARD',
              purpose: 'SUPPORT',
              wording: 'To support it.',
              method: plan.method,
              way: 'SHOW_OF_HANDS',
              meetingId: derby.id,
            },
          },
          'derby-secretary',
        )
      ).resolution;
    const opening = ({ id, version }: { id: string; version: number }) => ({
      input: { idempotencyKey: key(), resolution: id, expectedVersion: version },
    });
    const drafted = await draft();
    expect(await t.refused(r.OPEN, opening(drafted), 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      field: 'meetingId',
    });
    const two = await t.ok(IN_COMMON, seat(burton.id, derby.id), 'burton-secretary');
    expect(two.meeting.inCommonWith).toEqual([{ body: { code: 'DERBY-BOARD' } }]);
    expect((await t.ok(r.OPEN, opening(drafted), 'derby-secretary')).resolution.state).toBe('OPEN');
  });

  it('is held on one day, by two bodies', async () => {
    const [one, two] = [await r.aMeeting(t), await r.aMeeting(t)];
    const later = await r.aMeeting(t, { body: 'BURTON-BOARD', heldOn: '2018-06-12' });
    for (const withMeetingId of [two.id, later.id]) {
      const input = { meetingId: one.id, expectedVersion: 1, withMeetingId };
      expect(await t.refused(IN_COMMON, { input }, 'derby-secretary')).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'withMeetingId',
      });
    }
  });
});

describe('attendance', () => {
  const stays = (meeting: { id: string; version: number }, entries: object[]) => ({
    input: {
      idempotencyKey: key(),
      meetingId: meeting.id,
      expectedVersion: meeting.version,
      stays: entries,
    },
  });

  it('is a list with arrivals and departures, read by the body alone, one event a member', async () => {
    const meeting = await r.aMeeting(t);
    const before = await r.rows(t);
    const entries = [
      { person: 'derby-chair' },
      { person: 'derby-ned-1', present: false },
      { person: 'derby-exec-1', leftAt: '2018-05-31T13:00:00Z' },
      { person: 'derby-exec-1', number: 2, arrivedAt: '2018-05-31T14:00:00Z' },
    ];
    await t.ok(r.ATTEND, stays(meeting, entries), 'derby-secretary');
    const after = await r.rows(t);
    expect(Number(after.events) - Number(before.events)).toBe(4);
    const seen = (await look(meeting.id, 'derby-ned-2')).attendance;
    expect(seen).toHaveLength(4);
    expect(seen).toContainEqual({
      person: { code: 'derby-exec-1' },
      number: 2,
      present: true,
      leftAt: null,
      arrivedAt: '2018-05-31T14:00:00.000Z',
    });
    for (const outsider of ['burton-secretary', 'burton-chair', 'director', 'auditor'])
      expect((await look(meeting.id, outsider)).attendance).toEqual([]);
    const payloads = await t.asOwner(
      `select distinct confidential_to is not null as confidential from audit_body where type = 'attendance.recorded'`,
    );
    expect(payloads).toEqual([{ confidential: true }]);
  });

  it.each([
    ['somebody without a seat', [{ person: 'burton-chair' }], 'BAD_USER_INPUT', 'stays.0.person'],
    ['nobody known', [{ person: 'derby-chair' }, { person: 'who' }], 'NOT_FOUND', 'stays.1.person'],
    [
      'another day',
      [{ person: 'derby-chair', arrivedAt: '2018-06-01T09:00:00Z' }],
      'BAD_USER_INPUT',
      'stays.0',
    ],
    [
      'leaving before arriving',
      [
        {
          person: 'derby-chair',
          arrivedAt: '2018-05-31T09:00:00Z',
          leftAt: '2018-05-31T08:00:00Z',
        },
      ],
      'BAD_USER_INPUT',
      'attendance',
    ],
    ['nobody at all', [], 'BAD_USER_INPUT', 'stays'],
  ] as [string, object[], string, string][])(
    'is refused whole with %s in it',
    async (_case, entries, code, field) => {
      const meeting = await r.aMeeting(t);
      const before = await r.rows(t);
      const mixed = entries.length > 0 ? [...entries, { person: 'derby-ned-1' }] : [];
      expect(await t.refused(r.ATTEND, stays(meeting, mixed), 'derby-secretary')).toMatchObject({
        code,
        field,
      });
      expect(await r.rows(t)).toEqual(before);
    },
  );

  it('takes no vote away, and changes nothing that is decided (P5)', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    const meeting = async () => ({
      id: resolution.meetingId!,
      version: (await look(resolution.meetingId!)).version as number,
    });
    const gone = { person: 'derby-exec-1', leftAt: '2018-05-31T11:00:00Z' };
    expect(
      await t.refused(r.ATTEND, stays(await meeting(), [gone]), 'derby-secretary'),
    ).toMatchObject({ code: 'VOTE_STANDS' });
    await t.ok(
      r.ATTEND,
      stays(await meeting(), [{ ...gone, leftAt: '2018-05-31T13:00:00Z' }]),
      'derby-secretary',
    );
    expect((await r.close(t, resolution, { notVoted: 5 })).outcome).toBe('APPROVED');
    const absent = { person: 'derby-ned-1', present: false };
    expect(
      await t.refused(r.ATTEND, stays(await meeting(), [absent]), 'derby-secretary'),
    ).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is recorded by the body’s own secretary, against the version seen', async () => {
    const meeting = await r.aMeeting(t);
    const entry = [{ person: 'derby-chair' }];
    for (const [person, code] of [
      ['derby-chair', 'NOT_ALLOWED'],
      ['burton-secretary', 'NOT_ALLOWED'],
    ] as const)
      expect(await t.refused(r.ATTEND, stays(meeting, entry), person)).toMatchObject({ code });
    await t.ok(r.ATTEND, stays(meeting, entry), 'derby-secretary');
    expect(await t.refused(r.ATTEND, stays(meeting, entry), 'derby-secretary')).toMatchObject({
      code: 'STALE_VERSION',
    });
  });
});
