import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { decide } from '../support/decisions.js';
import { withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, aSeat, aWorld, createBody, world } from '../support/world.js';

/** The bodies that decide here besides boards and councils (domain 2.3, 9). */
const PROGRAMME_BOARD = 'UHDB-PROGRAMME-BOARD';
const BOTH = ['DERBY-COMMITTEE', 'BURTON-COMMITTEE'] as const;
const RULES: Pick<Input<'adoptStandingOrders'>, 'castingVote' | 'ways' | 'methods'> = {
  castingVote: true,
  ways: ['AGREED_WITHOUT_VOTE', 'SHOW_OF_HANDS', 'NAMED_VOTES'],
  methods: ['MEETING', 'MEETING_IN_COMMON'],
};
const NO_MIX = { ...RULES, quorumExecutives: 0, quorumNonExecutives: 0 };

const t = TestApp.forSpec({ world: withSealedPack(world()) }, async (app) => {
  for (const body of BOTH) {
    const trust = body.split('-')[0]!;
    const name = `Committee of ${trust}`;
    await createBody(app, { code: body, name, kind: 'COMMITTEE_IN_COMMON', trust });
    await adopt(app, body, { ...RULES, quorumExecutives: 1, quorumNonExecutives: 1 });
    const [chair, ned, exec] = membersOf(body);
    await aSeat(app, { body, person: chair, kind: 'CHAIR', voting: true });
    await aSeat(app, { body, person: ned, kind: 'NON_EXECUTIVE', voting: true });
    await aSeat(app, { body, person: exec, kind: 'EXECUTIVE', voting: true });
  }
});
const [pmo, director, secretary] = [t.as('pmo'), t.as('director'), t.as('derby-secretary')];

const membersOf = (body: string): [string, string, string] => {
  const trust = body.split('-')[0]!.toLowerCase();
  return [`${trust}-chair`, `${trust}-ned-1`, `${trust}-exec-1`];
};
const look = async (resolution: string, as: string) => {
  const shown = 'asItStands { tally { for against } }';
  return (await t.as(as).reads('resolution', { resolution }, shown)).asItStands?.tally ?? null;
};
const aVote = ({
  id: resolution,
  manifestSha256,
}: Pick<r.OpenResolution, 'id' | 'manifestSha256'>) => ({
  resolution,
  manifestSha256,
  choice: 'FOR',
});
const draft = {
  programme: 'UHDB',
  purpose: 'SUPPORT',
  way: 'NAMED_VOTES',
  wording: 'That it be so.',
  method: 'MEETING',
} as const;

describe("a programme's own board", () => {
  const seat = { body: PROGRAMME_BOARD, title: 'Member', voting: true, from: '2016-04-01' };
  const chair = { ...seat, kind: 'CHAIR' } as const;
  const member = { ...seat, kind: 'MEMBER' } as const;
  const orders = { ...NO_MIX, body: PROGRAMME_BOARD, effectiveFrom: '2016-04-01' };

  it('is made with the programme, and kept by its office: seats, standing orders, business', async () => {
    for (const person of ['derby-secretary', 'observer', 'sro']) {
      const appointed = { ...chair, person: 'derby-chair' };
      await t.as(person).refused('appointToSeat', appointed, 'NOT_ALLOWED');
      await t.as(person).refused('adoptStandingOrders', orders, 'NOT_ALLOWED');
    }
    await pmo.does('adoptStandingOrders', orders);
    await pmo.again();
    await director.does('appointToSeat', { ...chair, person: 'sro' });
    await director.again();
    for (const person of ['observer', 'regulator', 'derby-exec-1'])
      await pmo.does('appointToSeat', { ...member, person });
    const governor = { ...seat, person: 'recorder', kind: 'GOVERNOR_PUBLIC' };
    await pmo.refused('appointToSeat', governor, 'BAD_USER_INPUT', 'kind');
    const ned = { ...seat, body: 'DERBY-BOARD', person: 'observer', kind: 'NON_EXECUTIVE' };
    await pmo.refused('appointToSeat', ned, 'NOT_ALLOWED');
  });

  it.each([
    ['approve a business case', 'FINAL_APPROVE'],
    ['submit one', 'SUBMIT'],
    ['council approval', 'COUNCIL_APPROVAL'],
    ['withdraw', 'WITHDRAW'],
  ])('supports; it does not %s', async (_case, purpose) => {
    const { id: meetingId } = await r.aMeeting(t, { body: PROGRAMME_BOARD });
    const about = { body: PROGRAMME_BOARD, meetingId, pack: 'FBC/1' };
    await pmo.refused('draftResolution', { ...draft, ...about, purpose }, 'PURPOSE_NOT_FOR_BODY');
  });

  it('votes by name, seen by its members and its office alone until it is closed', async () => {
    const { id: meetingId } = await r.aMeeting(t, { body: PROGRAMME_BOARD });
    const about = { body: PROGRAMME_BOARD, meetingId };
    const { resolution: drafted } = await pmo.does('draftResolution', { ...draft, ...about });
    const opening = { resolution: drafted.id, expectedVersion: 1 };
    const { resolution: open } = await director.does('openResolution', opening);
    const present = ['sro', 'observer', 'regulator'].map((person) => ({ person }));
    const attended = { meetingId, expectedVersion: 1, present };
    await secretary.refused('recordAttendance', attended, 'NOT_ALLOWED');
    await pmo.does('recordAttendance', attended);
    await r.take(t, open, 'pmo');
    await r.cast(t, open, { observer: 'FOR', regulator: 'AGAINST', sro: 'FOR' });
    for (const [person, code] of [
      ['derby-exec-1', 'NOT_PRESENT'],
      ['derby-chair', 'NOT_ENTITLED_TO_VOTE'],
      ['pmo', 'NOT_ENTITLED_TO_VOTE'],
    ] as const)
      await t.as(person).refused('castVote', aVote(open), code);
    for (const person of ['pmo', 'director', 'observer'])
      expect([person, await look(open.id, person)]).toEqual([person, { for: 2, against: 1 }]);
    for (const person of ['derby-secretary', 'burton-chair', 'auditor'])
      expect([person, await look(open.id, person)]).toEqual([person, null]);
    await secretary.refused('closeResolution', { resolution: open.id }, 'NOT_ALLOWED');
    expect(await r.close(t, open)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
  });

  it('decides on Day 1, which is its gate', async () => {
    const decider = async () => {
      const shown = 'deciders { body { code } purpose satisfied }';
      const day1 = { programme: 'UHDB', gate: 'DAY_1' };
      return (await t.as('observer').reads('gate', day1, shown)).deciders;
    };
    const supported = { body: PROGRAMME_BOARD, purpose: 'SUPPORT', gate: 'DAY_1' } as const;
    const asked = { body: { code: PROGRAMME_BOARD }, purpose: 'SUPPORT' };
    expect(await decider()).toEqual([{ ...asked, satisfied: false }]);
    await decide(t, { ...supported, outcome: 'REJECTED' });
    expect(await decider()).toEqual([{ ...asked, satisfied: false }]);
    await decide(t, { ...supported, outcome: 'APPROVED' });
    expect(await decider()).toEqual([{ ...asked, satisfied: true }]);
  });

  it("is kept by its own programme's office, and by no other's", async () => {
    const there = { code: 'NORTH', kind: 'NHS_TRUST', role: 'MERGING' } as const;
    const beside = { ...there, code: 'WEST', kind: 'FOUNDATION_TRUST' } as const;
    const transactionType = 'MERGER_S56';
    await aWorld(t, { programme: 'OTHER', transactionType, trusts: [there, beside] });
    await aPerson(t, 'elsewhere');
    await aRole(t, 'elsewhere', 'PMO', 'OTHER');
    const input = { ...member, person: 'elsewhere' };
    await t.as('elsewhere').refused('appointToSeat', input, 'NOT_FOUND');
    await aRole(t, 'elsewhere', 'OBSERVER', 'UHDB');
    await t.as('elsewhere').refused('appointToSeat', input, 'NOT_ALLOWED');
  });
});

describe('committees in common', () => {
  /** Both committees at one table, each with its own item open and its members there. */
  async function atOneTable(purpose: string): Promise<[r.OpenResolution, r.OpenResolution]> {
    const derby = await r.aMeeting(t, { body: BOTH[0] });
    const burton = await r.aMeeting(t, { body: BOTH[1] });
    const joins = async (own: string, other: string, as: string) => {
      const seated = { meetingId: own, withMeetingId: other, expectedVersion: 1 };
      await t.as(as).does('meetInCommon', seated);
    };
    await joins(derby.id, burton.id, 'derby-secretary');
    await joins(burton.id, derby.id, 'burton-secretary');
    const opened = async (body: string, at: { id: string }) => {
      await r.attend(t, { ...at, version: 2 }, body, membersOf(body));
      return await r.aResolution(t, { body, purpose, at, method: 'MEETING_IN_COMMON' });
    };
    return [await opened(BOTH[0], derby), await opened(BOTH[1], burton)];
  }

  it('decide each for its own Trust: one approves, the other does not (2.3)', async () => {
    const [derby, burton] = await atOneTable('SUBMIT');
    await r.cast(t, derby, {
      'derby-chair': 'FOR',
      'derby-ned-1': 'FOR',
      'derby-exec-1': 'AGAINST',
    });
    await r.cast(t, burton, { 'burton-chair': 'AGAINST', 'burton-exec-1': 'AGAINST' });
    await t.as('derby-chair').refused('castVote', aVote(burton), 'NOT_ENTITLED_TO_VOTE');
    expect(await look(burton.id, 'derby-secretary')).toBeNull();
    expect(await r.close(t, derby)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
    const other = await r.close(t, burton, { notVoted: 1 });
    expect(other).toMatchObject({ outcome: 'REJECTED', forCount: 0 });
  });

  it('have a quorum each, with its executive and its non-executive (R6)', async () => {
    const [derby] = await atOneTable('SUPPORT');
    await r.cast(t, derby, { 'derby-chair': 'FOR' });
    const declared = await r.declare(t, derby, 'derby-exec-1');
    await r.rule(t, declared, 'LEAVE');
    expect(await r.close(t, derby)).toMatchObject({ outcome: 'NOT_QUORATE', carried: false });
  });

  it('bind only what their boards may hand them: never the approval itself', async () => {
    const { id: meetingId } = await r.aMeeting(t, { body: BOTH[0] });
    for (const purpose of ['FINAL_APPROVE', 'CERTIFY', 'COUNCIL_APPROVAL', 'WITHDRAW']) {
      const input = { ...draft, body: BOTH[0], meetingId, pack: 'FBC/1', purpose };
      await secretary.refused('draftResolution', input, 'PURPOSE_NOT_FOR_BODY', 'purpose');
    }
  });

  it('stand for no board at its gate', async () => {
    const gate = { programme: 'UHDB', gate: 'FBC' };
    const { deciders } = await t.as('observer').reads('gate', gate, 'deciders { satisfied }');
    expect(deciders.filter(({ satisfied }) => satisfied)).toEqual([]);
  });
});

describe('a joint committee', () => {
  const joint = { code: 'JOINT', name: 'Joint committee', kind: 'JOINT_COMMITTEE' } as const;

  it.each(['JOINT_COMMITTEE', 'COMMITTEE_IN_COMMON'])(
    'has a Trust that keeps its business: no %s without one',
    async (kind) => {
      const input = { ...joint, code: 'NOBODYS', kind };
      await t.as('administrator').refused('createBody', input, 'BAD_USER_INPUT', 'trust');
    },
  );

  it('has members of its own, of whom who presides breaks a tie', async () => {
    const made = { ...joint, trust: 'DERBY' };
    const shown = 'body { code kind trust { code } }';
    const { body } = await t.as('administrator').does('createBody', made, shown);
    expect(body).toEqual({ code: 'JOINT', kind: 'JOINT_COMMITTEE', trust: { code: 'DERBY' } });
    await adopt(t, 'JOINT', NO_MIX);
    for (const [person, kind] of [
      ['derby-chair', 'CHAIR'],
      ['derby-exec-1', 'EXECUTIVE'],
      ['burton-exec-1', 'MEMBER'],
      ['burton-ned-1', 'MEMBER'],
    ] as const)
      await aSeat(t, { body: 'JOINT', person, kind, voting: true });
    for (const person of ['burton-exec-1', 'burton-ned-1'])
      await aRole(t, person, 'BOARD_MEMBER', 'UHDB', 'DERBY');
    const present = ['derby-chair', 'derby-exec-1', 'burton-exec-1', 'burton-ned-1'];
    const plan = { body: 'JOINT', by: 'derby-secretary', purpose: 'SERVICE_CHANGE', pack: null };
    const open = await r.aResolution(t, { ...plan, present });
    await r.cast(t, open, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    await r.cast(t, open, { 'burton-exec-1': 'AGAINST', 'burton-ned-1': 'AGAINST' });
    const casting = { resolution: open.id, choice: 'FOR' } as const;
    await t.as('burton-ned-1').refused('giveCastingVote', casting, 'NOT_ALLOWED');
    await t.as('derby-chair').does('giveCastingVote', casting);
    expect(await r.close(t, open)).toMatchObject({ outcome: 'APPROVED', forCount: 2 });
  });
});
