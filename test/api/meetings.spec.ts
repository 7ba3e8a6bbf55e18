import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) });

const MEETING = `heldOn startsAt place part privateReason version body { code } warnings { kind }
  attendance {
    present { person { code } number arrivedAt leftAt }
    inAttendance { person { code } name capacity number arrivedAt leftAt }
    apologies { code }
  }
  inCommonWith { body { code } } resolutions { ref }`;
const NOBODY = { present: [], inAttendance: [], apologies: [] };
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
    expect(await look(meeting.id)).toEqual({
      heldOn: '2018-06-12',
      startsAt: '14:30',
      place: 'Board room',
      part: 'PUBLIC',
      privateReason: null,
      version: 1,
      body: { code: 'DERBY-BOARD' },
      warnings: [{ kind: 'NOTICE_SHORT' }],
      attendance: NOBODY,
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

  it('shows its link and its private reason to its own body alone', async () => {
    const own = { place: 'https://meet.example/x?pwd=1', privateReason: 'Legal advice.' };
    const planned = { ...plan, part: 'PRIVATE' as const, ...own };
    const { meeting } = await t
      .as('derby-secretary')
      .does('planMeeting', planned, 'meeting { id }');
    for (const person of ['derby-secretary', 'derby-chair', 'derby-ned-1'])
      expect(await look(meeting.id, person)).toMatchObject(own);
    const others = ['burton-secretary', 'burton-chair', 'director', 'pmo', 'observer', 'auditor'];
    for (const person of [...others, 'sro', 'derby-governor-1'])
      expect(await look(meeting.id, person)).toMatchObject({
        place: null,
        privateReason: null,
        heldOn: '2018-06-12',
        part: 'PRIVATE',
        body: { code: 'DERBY-BOARD' },
      });
    const told = await t.asOwner(
      `select type, confidential_to is not null as confidential from audit_content
       where content like '%pwd=1%' or content like '%Legal advice.%'`,
    );
    expect(told).toEqual([{ type: 'meeting.place-told', confidential: true }]);
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
    await secretary.again();
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
    await secretary.again();
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

describe('taking an item', () => {
  const secretary = t.as('derby-secretary');
  const taking = (
    { id: resolution, version: expectedVersion }: r.OpenResolution,
    at = '12:00',
  ) => ({
    resolution,
    expectedVersion,
    itemTakenAt: at,
  });

  it('is refused before the day of its meeting, on another day and without a meeting', async () => {
    const at = await r.aMeeting(t, { heldOn: '2018-06-12' });
    const early = taking(await r.aResolution(t, { at, untaken: true }));
    const { because } = await secretary.refused('takeItem', early, 'WRONG_STATE');
    expect(because).toContain('12 June 2018');
    const open = await r.aResolution(t, { untaken: true });
    const before = taking(open, '2018-05-30T12:00:00Z');
    await secretary.refused('takeItem', before, 'BAD_USER_INPUT', 'itemTakenAt');
    const written = taking(await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' }));
    await secretary.refused('takeItem', written, 'METHOD_NOT_ALLOWED');
  });

  it('is done as it was seen, takes no vote away, and is over once it is closed', async () => {
    const open = await r.aResolution(t);
    const unseen = { ...taking(open), expectedVersion: 9 };
    await secretary.refused('takeItem', unseen, 'STALE_VERSION', 'expectedVersion');
    await r.cast(t, open, { 'derby-exec-1': 'FOR' });
    const { version: expectedVersion } = await look(open.meetingId!);
    const present = [{ person: 'derby-exec-1', leftAt: '13:30' }];
    const left = { meetingId: open.meetingId!, expectedVersion, present };
    await secretary.does('recordAttendance', left);
    await secretary.refused('takeItem', taking(open, '14:00'), 'VOTE_STANDS');
    await r.close(t, open, { notVoted: 6 });
    await secretary.refused('takeItem', taking(open), 'WRONG_STATE');
  });
});

describe('putting the question', () => {
  const secretary = t.as('derby-secretary');
  const leaves = async (open: r.OpenResolution, people: string[], leftAt: string) => {
    const { version: expectedVersion } = await look(open.meetingId!);
    const present = people.map((person) => ({ person, leftAt }));
    const left = { meetingId: open.meetingId!, expectedVersion, present };
    await secretary.does('recordAttendance', left);
  };

  it('counts who was there as the item was taken and as it was put', async () => {
    const open = await r.aResolution(t, { untaken: true, purpose: 'SUPPORT', pack: null });
    await r.attend(t, { id: open.meetingId!, version: 1 }, 'DERBY-BOARD', r.DERBY_BOARD);
    const gone = ['derby-ned-1', 'derby-ned-2', 'derby-ned-3', 'derby-exec-1', 'derby-exec-2'];
    await leaves(open, gone, '14:10');
    const { id: resolution, version: expectedVersion } = open;
    const taking = { resolution, expectedVersion, itemTakenAt: '14:00' };
    const early = { ...taking, itemPutAt: '13:59' };
    await secretary.refused('takeItem', early, 'BAD_USER_INPUT', 'itemPutAt');
    const elsewhere = { ...taking, itemPutAt: '2018-06-01T14:00:00Z' };
    await secretary.refused('takeItem', elsewhere, 'BAD_USER_INPUT', 'itemPutAt');
    const shown = 'resolution { itemTakenAt itemPutAt version asItStands { quorum { present } } }';
    const once = await secretary.does('takeItem', taking, shown);
    expect(once.resolution).toMatchObject({
      itemPutAt: null,
      asItStands: { quorum: { present: 7 } },
    });
    const put = { ...taking, expectedVersion: once.resolution.version, itemPutAt: '14:20' };
    const twice = await secretary.does('takeItem', put, shown);
    await secretary.again();
    expect(twice.resolution).toMatchObject({
      itemTakenAt: '2018-05-31T13:00:00.000Z',
      itemPutAt: '2018-05-31T13:20:00.000Z',
      asItStands: { quorum: { present: 2 } },
    });
    const votes = gone.map((person) => ({ person, choice: 'FOR' }));
    await secretary.refused('recordVotes', { resolution, votes }, 'NOT_PRESENT', 'votes.0');
    const vote = { resolution, choice: 'FOR' };
    await t.as('derby-ned-1').refused('castVote', vote, 'NOT_PRESENT');
    await r.cast(t, open, { 'derby-chair': 'FOR' });
    const back = { ...taking, expectedVersion: twice.resolution.version, itemTakenAt: '14:05' };
    await secretary.does('takeItem', back);
    expect((await r.close(t, open)).steps[1]).toContain('7 were present when the item was taken.');
  });
});

describe('attendance', () => {
  const secretary = t.as('derby-secretary');
  type Lists = Omit<Input<'recordAttendance'>, 'meetingId' | 'expectedVersion'>;
  const list = async (meetingId: string, lists: Lists) => {
    const { version: expectedVersion } = await look(meetingId);
    return { meetingId, expectedVersion, ...lists };
  };

  it('says who was present, in attendance and absent, to the body alone, one event an entry', async () => {
    const { id } = await r.aMeeting(t);
    const lists = {
      present: [
        { person: 'derby-chair' },
        { person: 'derby-exec-1', leftAt: '2018-05-31T13:00:00Z' },
        // An hour is one in London.
        { person: 'derby-exec-1', number: 2, arrivedAt: '15:00' },
      ],
      inAttendance: [
        { person: 'director', capacity: 'Programme director' },
        { name: 'An adviser', capacity: 'Solicitor', arrivedAt: '2018-05-31T12:00:00Z' },
      ],
      apologies: ['derby-ned-1'],
    };
    await secretary.does('recordAttendance', await list(id, lists));
    await secretary.again();
    const whole = { number: 1, arrivedAt: null, leftAt: null };
    const code = (person: string) => ({ person: { code: person } });
    const attendance = {
      present: [
        { ...code('derby-chair'), ...whole },
        { ...code('derby-exec-1'), ...whole, leftAt: '2018-05-31T13:00:00.000Z' },
        { ...code('derby-exec-1'), ...whole, number: 2, arrivedAt: '2018-05-31T14:00:00.000Z' },
      ],
      inAttendance: [
        { ...code('director'), name: 'director', capacity: 'Programme director', ...whole },
        {
          person: null,
          name: 'An adviser',
          capacity: 'Solicitor',
          ...whole,
          arrivedAt: '2018-05-31T12:00:00.000Z',
        },
      ],
      apologies: [{ code: 'derby-ned-1' }],
    };
    expect((await look(id, 'derby-ned-2')).attendance).toEqual(attendance);
    for (const outsider of ['burton-secretary', 'burton-chair', 'director', 'auditor'])
      expect((await look(id, outsider)).attendance).toEqual(NOBODY);
    const events = await t.asOwner(
      `select type, confidential_to is not null as confidential, count(*)::int as n from audit_content
       where content like $1 group by 1, 2 order by 1`,
      [`%${id}%`],
    );
    expect(events).toEqual([
      { type: 'attendance.recorded', confidential: true, n: 6 },
      { type: 'meeting.place-told', confidential: true, n: 1 },
      { type: 'meeting.planned', confidential: false, n: 1 },
    ]);
  });

  it('is corrected: another time, another capacity, apologies for the whole meeting', async () => {
    const { id } = await r.aMeeting(t);
    const twice = [
      { person: 'derby-chair', leftAt: '2018-05-31T13:00:00Z' },
      { person: 'derby-chair', number: 2, arrivedAt: '2018-05-31T14:00:00Z' },
    ];
    const adviser = { name: 'An adviser', capacity: 'Solicitor' };
    const first = { present: twice, inAttendance: [adviser] };
    await secretary.does('recordAttendance', await list(id, first));
    const right = {
      inAttendance: [{ ...adviser, capacity: 'Counsel' }],
      apologies: ['derby-chair'],
    };
    await secretary.does('recordAttendance', await list(id, right));
    expect((await look(id)).attendance).toMatchObject({
      present: [],
      inAttendance: [{ name: 'An adviser', capacity: 'Counsel' }],
      apologies: [{ code: 'derby-chair' }],
    });
    const back = { present: [{ person: 'derby-chair' }] };
    await secretary.does('recordAttendance', await list(id, back));
    expect((await look(id)).attendance).toMatchObject({
      present: [{ person: { code: 'derby-chair' }, number: 1, leftAt: null }],
      apologies: [],
    });
  });

  it('of those in attendance makes no quorum', async () => {
    const plan = { present: ['derby-chair', 'derby-ned-1'] };
    const open = await r.aResolution(t, plan);
    const more = { inAttendance: [{ name: 'A finance director', capacity: 'Finance' }] };
    await secretary.does('recordAttendance', await list(open.meetingId!, more));
    const closed = await r.close(t, open);
    expect(closed).toMatchObject({ outcome: 'NOT_QUORATE', quorate: false });
  });

  it.each<[string, Lists, string, string]>([
    [
      'somebody without a seat among the members',
      { present: [{ person: 'derby-chair' }, { person: 'burton-chair' }] },
      'BAD_USER_INPUT',
      'present.1.person',
    ],
    [
      'apologies of somebody without a seat',
      { apologies: ['derby-ned-1', 'director'] },
      'BAD_USER_INPUT',
      'apologies.1',
    ],
    [
      'a member among those in attendance',
      { inAttendance: [{ person: 'derby-chair', capacity: 'Chair' }] },
      'BAD_USER_INPUT',
      'inAttendance.0.person',
    ],
    [
      'both a person and a name',
      { inAttendance: [{ person: 'director', name: 'Director', capacity: 'Director' }] },
      'BAD_USER_INPUT',
      'inAttendance.0.person',
    ],
    [
      'neither a person nor a name',
      { inAttendance: [{ capacity: 'Director' }] },
      'BAD_USER_INPUT',
      'inAttendance.0.person',
    ],
    [
      'nobody known',
      { present: [{ person: 'derby-chair' }, { person: 'who' }] },
      'NOT_FOUND',
      'present.1.person',
    ],
    [
      'another day',
      { present: [{ person: 'derby-chair', arrivedAt: '2018-06-01T09:00:00Z' }] },
      'BAD_USER_INPUT',
      'present.0',
    ],
    [
      'leaving before arriving',
      {
        inAttendance: [
          {
            name: 'An adviser',
            capacity: 'Solicitor',
            arrivedAt: '2018-05-31T09:00:00Z',
            leftAt: '2018-05-31T08:00:00Z',
          },
        ],
      },
      'BAD_USER_INPUT',
      'inAttendance.0',
    ],
    ['nobody at all', {}, 'BAD_USER_INPUT', 'present'],
    [
      'a member present throughout, and once more',
      {
        present: [{ person: 'derby-chair' }, { person: 'derby-chair', number: 2, leftAt: '15:00' }],
      },
      'BAD_USER_INPUT',
      'present.1',
    ],
    [
      'a member there twice at once',
      {
        present: [
          { person: 'derby-chair', arrivedAt: '10:00', leftAt: '12:00' },
          { person: 'derby-chair', number: 2, arrivedAt: '11:00', leftAt: '13:00' },
        ],
      },
      'BAD_USER_INPUT',
      'present.1',
    ],
    [
      'the same entry twice',
      {
        present: [{ person: 'derby-chair' }, { person: 'derby-ned-1' }, { person: 'derby-chair' }],
      },
      'BAD_USER_INPUT',
      'present.2',
    ],
    [
      'a member both there and absent',
      { present: [{ person: 'derby-chair' }], apologies: ['derby-ned-1', 'derby-chair'] },
      'BAD_USER_INPUT',
      'apologies.1',
    ],
  ])('is refused whole with %s in it', async (_case, lists, code, field) => {
    const { id } = await r.aMeeting(t);
    await secretary.refused('recordAttendance', await list(id, lists), code, field);
  });

  it('asks for the moment of an hour that comes twice or not at all', async () => {
    for (const [heldOn, moment] of [
      ['2018-10-28', '2018-10-28T01:30:00+01:00'],
      ['2019-03-31', '2019-03-31T02:30:00+01:00'],
    ] as const) {
      const { id } = await r.aMeeting(t, { heldOn });
      const left = (leftAt: string) => ({ present: [{ person: 'derby-chair', leftAt }] });
      const unclear = await list(id, left('01:30'));
      const field = 'present.0.leftAt';
      await secretary.refused('recordAttendance', unclear, 'BAD_USER_INPUT', field);
      await secretary.does('recordAttendance', await list(id, left(moment)));
      const leftAt = new Date(moment).toISOString();
      expect((await look(id)).attendance.present).toMatchObject([{ leftAt }]);
    }
  });

  it('takes no vote away, and changes nothing that is decided (P5)', async () => {
    const open = await r.aResolution(t);
    await r.cast(t, open, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    const id = open.meetingId!;
    const left = (leftAt: string) => ({ present: [{ person: 'derby-exec-1', leftAt }] });
    const gone = await list(id, left('2018-05-31T11:00:00Z'));
    await secretary.refused('recordAttendance', gone, 'VOTE_STANDS');
    const later = await list(id, left('2018-05-31T13:00:00Z'));
    await secretary.does('recordAttendance', later);
    expect((await r.close(t, open, { notVoted: 5 })).outcome).toBe('APPROVED');
    const absent = await list(id, { apologies: ['derby-ned-1'] });
    await secretary.refused('recordAttendance', absent, 'WRONG_STATE');
  });

  it('is recorded by the body’s own secretary, against the version seen', async () => {
    const input = await list((await r.aMeeting(t)).id, { present: [{ person: 'derby-chair' }] });
    for (const person of ['derby-chair', 'burton-secretary'])
      await t.as(person).refused('recordAttendance', input, 'NOT_ALLOWED');
    await secretary.does('recordAttendance', input);
    await secretary.refused('recordAttendance', input, 'STALE_VERSION');
  });
});
