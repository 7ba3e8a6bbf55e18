import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide } from '../support/decisions.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, aSeat, aWorld, createBody, key, world } from '../support/world.js';

/** The bodies that decide here besides boards and councils (domain 2.3, 9). */
const PROGRAMME_BOARD = 'UHDB-PROGRAMME-BOARD';
const BOTH = ['DERBY-COMMITTEE', 'BURTON-COMMITTEE'];
const WAYS = ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES'];
const METHODS = ['MEETING', 'MEETING_IN_COMMON'];
const MIX = { quorumExecutives: 1, quorumNonExecutives: 1, castingVote: true };

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  for (const trust of ['DERBY', 'BURTON']) {
    const lower = trust.toLowerCase();
    const body = `${trust}-COMMITTEE`;
    const kind = 'COMMITTEE_IN_COMMON';
    await createBody(t, { code: body, name: `Committee of ${trust}`, kind, trust });
    await adopt(t, body, { ...MIX, ways: WAYS, methods: METHODS });
    for (const [person, seat] of [
      ['chair', 'CHAIR'],
      ['ned-1', 'NON_EXECUTIVE'],
      ['exec-1', 'EXECUTIVE'],
    ] as const)
      await aSeat(t, { body, person: `${lower}-${person}`, kind: seat, voting: true });
  }
});
afterAll(async () => {
  await t.stop();
});

const GATE = `query { gate(programme: "UHDB", gate: "DAY_1") {
  deciders { body { code } purpose satisfied } } }`;
const LOOK = `query ($r: String!) { resolution(resolution: $r) {
  state asItStands { tally { for against } } outcome { outcome forCount } } }`;
const IN_COMMON =
  'mutation ($input: MeetInCommonInput!) { meetInCommon(input: $input) { meeting { version } } }';
const drafted = (over: object) => ({
  input: {
    idempotencyKey: key(),
    programme: 'UHDB',
    purpose: 'SUPPORT',
    way: 'SHOW_OF_HANDS',
    wording: 'That it be so.',
    method: 'MEETING',
    ...over,
  },
});

describe("a programme's own board", () => {
  const SEAT = `mutation ($input: AppointToSeatInput!) { appointToSeat(input: $input) { seat { id } } }`;
  const ADOPT = `mutation ($input: AdoptStandingOrdersInput!) { adoptStandingOrders(input: $input) { body { id } } }`;
  const seat = (person: string, kind: string, body = PROGRAMME_BOARD) => ({
    input: {
      idempotencyKey: key(),
      body,
      person,
      kind,
      title: kind,
      voting: true,
      from: '2016-04-01',
    },
  });
  const orders = () => ({
    input: {
      idempotencyKey: key(),
      body: PROGRAMME_BOARD,
      effectiveFrom: '2016-04-01',
      quorumExecutives: 0,
      quorumNonExecutives: 0,
      castingVote: true,
      ways: WAYS,
      methods: METHODS,
    },
  });

  it('is made with the programme, and kept by its office: seats, standing orders, business', async () => {
    for (const person of ['derby-secretary', 'observer', 'sro'])
      for (const [query, variables] of [
        [SEAT, seat('derby-chair', 'CHAIR')],
        [ADOPT, orders()],
      ] as const)
        expect(await t.refused(query, variables, person)).toMatchObject({ code: 'NOT_ALLOWED' });
    await t.ok(ADOPT, orders(), 'pmo');
    await t.ok(SEAT, seat('sro', 'CHAIR'), 'director');
    for (const person of ['observer', 'regulator', 'derby-exec-1'])
      await t.ok(SEAT, seat(person, 'MEMBER'), 'pmo');
    expect(await t.refused(SEAT, seat('recorder', 'GOVERNOR_PUBLIC'), 'pmo')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'kind',
    });
    expect(
      await t.refused(SEAT, seat('observer', 'NON_EXECUTIVE', 'DERBY-BOARD'), 'pmo'),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it.each([
    ['approve a business case', 'FINAL_APPROVE'],
    ['submit one', 'SUBMIT'],
    ['consent', 'CONSENT'],
    ['withdraw', 'WITHDRAW'],
  ])('supports; it does not %s', async (_case, purpose) => {
    const { id: meetingId } = (await plan('pmo', PROGRAMME_BOARD)).meeting;
    const pack = (await r.theSealedPack(t)).code;
    const before = await r.rows(t);
    const input = drafted({ body: PROGRAMME_BOARD, purpose, meetingId, pack });
    expect(await t.refused(r.DRAFT, input, 'pmo')).toMatchObject({ code: 'PURPOSE_NOT_FOR_BODY' });
    expect(await r.rows(t)).toEqual(before);
  });

  it('votes by name, seen by its members and its office alone until it is closed', async () => {
    const { meeting } = await plan('pmo', PROGRAMME_BOARD);
    const about = { body: PROGRAMME_BOARD, meetingId: meeting.id, way: 'NAMED_VOTES' };
    const { resolution: draft } = await t.ok(r.DRAFT, drafted(about), 'pmo');
    const opening = { idempotencyKey: key(), resolution: draft.id, expectedVersion: 1 };
    const { resolution } = await t.ok(r.OPEN, { input: opening }, 'director');
    const stays = ['sro', 'observer', 'regulator'].map((person) => ({ person }));
    const attended = { idempotencyKey: key(), meetingId: meeting.id, expectedVersion: 1, stays };
    expect(await t.refused(r.ATTEND, { input: attended }, 'derby-secretary')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await t.ok(r.ATTEND, { input: attended }, 'pmo');
    const open = { ...resolution, meetingId: meeting.id } as r.OpenResolution;
    await r.take(t, open, 'pmo');
    await r.cast(t, open, { observer: 'FOR', regulator: 'AGAINST', sro: 'FOR' });
    for (const [person, code] of [
      ['derby-exec-1', 'NOT_PRESENT'],
      ['derby-chair', 'NOT_ENTITLED_TO_VOTE'],
      ['pmo', 'NOT_ENTITLED_TO_VOTE'],
    ] as const)
      expect(await t.refused(r.CAST, r.aVote(open, 'FOR'), person)).toMatchObject({ code });
    const look = async (as: string) =>
      (await t.ok(LOOK, { r: open.id }, as)).asItStands?.tally ?? null;
    const counted = { for: 2, against: 1 };
    expect(await Promise.all(['pmo', 'director', 'observer'].map(look))).toEqual([
      counted,
      counted,
      counted,
    ]);
    expect(await Promise.all(['derby-secretary', 'burton-chair', 'auditor'].map(look))).toEqual([
      null,
      null,
      null,
    ]);
    const close = { input: { idempotencyKey: key(), resolution: open.id } };
    expect(await t.refused(r.CLOSE, close, 'derby-secretary')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const closed = await t.ok(r.CLOSE, close, 'pmo');
    expect(closed.resolution.outcome).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
  });

  it('decides on Day 1, which is its gate', async () => {
    const day1 = { body: { code: PROGRAMME_BOARD }, purpose: 'SUPPORT' };
    const satisfied = async () => (await t.ok(GATE, {}, 'observer')).deciders;
    expect(await satisfied()).toEqual([{ ...day1, satisfied: false }]);
    await decide(t, {
      body: PROGRAMME_BOARD,
      purpose: 'SUPPORT',
      gate: 'DAY_1',
      outcome: 'REJECTED',
    });
    expect(await satisfied()).toEqual([{ ...day1, satisfied: false }]);
    await decide(t, {
      body: PROGRAMME_BOARD,
      purpose: 'SUPPORT',
      gate: 'DAY_1',
      outcome: 'APPROVED',
    });
    expect(await satisfied()).toEqual([{ ...day1, satisfied: true }]);
  });

  it("is kept by its own programme's office, and by no other's", async () => {
    const there = { code: 'NORTH', kind: 'NHS_TRUST', role: 'MERGING' } as const;
    const beside = { ...there, code: 'WEST', kind: 'FOUNDATION_TRUST' } as const;
    const transactionType = 'MERGER_S56';
    await aWorld(t, { programme: 'OTHER', transactionType, trusts: [there, beside] });
    await aPerson(t, 'elsewhere');
    await aRole(t, 'elsewhere', 'PMO', 'OTHER');
    const input = seat('elsewhere', 'MEMBER');
    expect(await t.refused(SEAT, input, 'elsewhere')).toMatchObject({ code: 'NOT_FOUND' });
    await aRole(t, 'elsewhere', 'OBSERVER', 'UHDB');
    expect(await t.refused(SEAT, input, 'elsewhere')).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

async function plan(as: string, body: string) {
  const input = { idempotencyKey: key(), programme: 'UHDB', body, heldOn: '2018-05-31' };
  return await t.ok(r.PLAN, { input: { ...input, place: 'The office' } }, as);
}

describe('committees in common', () => {
  /** Both committees at one table, each with its own item open and its members there. */
  async function atOneTable(purpose: string): Promise<r.OpenResolution[]> {
    const pack = await r.theSealedPack(t);
    const [derby, burton] = [
      await r.aMeeting(t, { body: BOTH[0]! }),
      await r.aMeeting(t, { body: BOTH[1]! }),
    ];
    for (const [own, other, secretary] of [
      [derby, burton, 'derby-secretary'],
      [burton, derby, 'burton-secretary'],
    ] as const) {
      const input = { meetingId: own.id, withMeetingId: other.id, expectedVersion: 1 };
      await t.ok(IN_COMMON, { input }, secretary);
    }
    const open = [];
    for (const [body, meeting] of [
      [BOTH[0]!, derby],
      [BOTH[1]!, burton],
    ] as const) {
      const lower = body.split('-')[0]!.toLowerCase();
      const people = ['chair', 'ned-1', 'exec-1'].map((one) => `${lower}-${one}`);
      await r.attend(t, { id: meeting.id, version: 2 }, body, people);
      open.push(
        await r.aResolution(t, {
          body,
          purpose,
          pack,
          at: meeting,
          method: 'MEETING_IN_COMMON',
        }),
      );
    }
    return open;
  }

  it('decide each for its own Trust: one approves, the other does not (2.3)', async () => {
    const [derby, burton] = await atOneTable('SUBMIT');
    await r.cast(t, derby!, {
      'derby-chair': 'FOR',
      'derby-ned-1': 'FOR',
      'derby-exec-1': 'AGAINST',
    });
    await r.cast(t, burton!, { 'burton-chair': 'AGAINST', 'burton-exec-1': 'AGAINST' });
    expect(await t.refused(r.CAST, r.aVote(burton!, 'FOR'), 'derby-chair')).toMatchObject({
      code: 'NOT_ENTITLED_TO_VOTE',
    });
    expect((await t.ok(LOOK, { r: burton!.id }, 'derby-secretary')).asItStands).toBeNull();
    expect(await r.close(t, derby!)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
    expect(await r.close(t, burton!, { notVoted: 1 })).toMatchObject({
      outcome: 'REJECTED',
      forCount: 0,
    });
  });

  it('have a quorum each, with its executive and its non-executive (R6)', async () => {
    const [derby] = await atOneTable('SUPPORT');
    await r.cast(t, derby!, { 'derby-chair': 'FOR' });
    const declared = await r.declare(t, derby!, 'derby-exec-1');
    await r.rule(t, declared, 'LEAVE');
    expect(await r.close(t, derby!)).toMatchObject({ outcome: 'NOT_QUORATE', carried: false });
  });

  it('bind only what their boards may hand them: never the approval itself', async () => {
    const pack = (await r.theSealedPack(t)).code;
    const { id: meetingId } = await r.aMeeting(t, { body: BOTH[0]! });
    for (const purpose of ['FINAL_APPROVE', 'CERTIFY', 'CONSENT', 'WITHDRAW'])
      expect(
        await t.refused(
          r.DRAFT,
          drafted({ body: BOTH[0], purpose, meetingId, pack }),
          'derby-secretary',
        ),
      ).toMatchObject({ code: 'PURPOSE_NOT_FOR_BODY', field: 'purpose' });
  });

  it('stand for no board at its gate', async () => {
    const { deciders } = await t.ok(
      'query { gate(programme: "UHDB", gate: "FBC") { deciders { body { code } satisfied } } }',
      {},
      'observer',
    );
    expect(deciders.filter(({ satisfied }: { satisfied: boolean }) => satisfied)).toEqual([]);
  });
});

describe('a joint committee', () => {
  const CREATE = `mutation ($input: CreateBodyInput!) { createBody(input: $input) { body { code kind trust { code } } } }`;
  const joint = { code: 'JOINT', name: 'Joint committee', kind: 'JOINT_COMMITTEE' };

  it.each(['JOINT_COMMITTEE', 'COMMITTEE_IN_COMMON'])(
    'has a Trust that keeps its business: no %s without one',
    async (kind) => {
      const input = { ...joint, code: 'NOBODYS', kind, idempotencyKey: key() };
      expect(await t.refused(CREATE, { input }, 'administrator')).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'trust',
      });
      expect(await t.asOwner("select from deciding_body where code = 'NOBODYS'")).toEqual([]);
    },
  );

  it('has members of its own, of whom who presides breaks a tie', async () => {
    const input = { ...joint, trust: 'DERBY', idempotencyKey: key() };
    expect((await t.ok(CREATE, { input }, 'administrator')).body).toEqual({
      code: 'JOINT',
      kind: 'JOINT_COMMITTEE',
      trust: { code: 'DERBY' },
    });
    const without = { quorumExecutives: 0, quorumNonExecutives: 0, castingVote: true };
    await adopt(t, 'JOINT', { ...without, ways: WAYS, methods: METHODS });
    for (const [person, kind] of [
      ['derby-chair', 'CHAIR'],
      ['derby-exec-1', 'EXECUTIVE'],
      ['burton-exec-1', 'MEMBER'],
      ['burton-ned-1', 'MEMBER'],
    ] as const)
      await aSeat(t, { body: 'JOINT', person, kind, voting: true });
    for (const person of ['burton-exec-1', 'burton-ned-1'])
      await aRole(t, person, 'BOARD_MEMBER', 'UHDB', 'DERBY');
    const { meeting } = await plan('derby-secretary', 'JOINT');
    const present = ['derby-chair', 'derby-exec-1', 'burton-exec-1', 'burton-ned-1'];
    const stays = present.map((person) => ({ person }));
    const attended = { idempotencyKey: key(), meetingId: meeting.id, expectedVersion: 1, stays };
    await t.ok(r.ATTEND, { input: attended }, 'derby-secretary');
    const about = { body: 'JOINT', purpose: 'SERVICE_CHANGE', meetingId: meeting.id };
    const named = drafted({ ...about, way: 'NAMED_VOTES' });
    const { resolution: draft } = await t.ok(r.DRAFT, named, 'derby-secretary');
    const opening = { idempotencyKey: key(), resolution: draft.id, expectedVersion: 1 };
    const { resolution } = await t.ok(r.OPEN, { input: opening }, 'derby-secretary');
    const open = { ...resolution, ref: 'DERBY', meetingId: meeting.id } as r.OpenResolution;
    await r.take(t, open, 'derby-secretary');
    await r.cast(t, open, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    await r.cast(t, open, { 'burton-exec-1': 'AGAINST', 'burton-ned-1': 'AGAINST' });
    const casting = { input: { idempotencyKey: key(), resolution: open.id, choice: 'FOR' } };
    expect(await t.refused(r.CASTING, casting, 'burton-ned-1')).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await t.ok(r.CASTING, casting, 'derby-chair');
    expect(await r.close(t, open)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
  });
});
