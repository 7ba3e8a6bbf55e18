import { describe, expect, it } from '@jest/globals';
import { byHand } from '../support/by-hand.js';
import type { Input } from '../support/caller.js';
import { moveTo } from '../support/decisions.js';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, aSeat, world } from '../support/world.js';

/** An item is decided by the members of the day of its meeting, whenever it is entered. */
const t = TestApp.forSpec({ world: world() });
const secretary = t.as('derby-secretary');
const chair = t.as('derby-chair');

const BODY = 'DERBY-BOARD';
const four = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];
const look = async (resolution: string, as = 'derby-secretary') => {
  const shown =
    'lateReason openedOn itemTakenAt roll { person { code } seatKind } outcome { steps decidedOn }';
  return await t.as(as).reads('resolution', { resolution }, shown);
};
const rollOf = async (resolution: string) =>
  (await look(resolution)).roll.map((one) => one.person.code).sort();

/** A draft for a meeting of that day, and what would open it. */
async function drafted(heldOn: string, over: Partial<Input<'draftResolution'>> = {}) {
  const meeting = await r.aMeeting(t, { heldOn });
  const { resolution: draft } = await secretary.does('draftResolution', {
    programme: 'UHDB',
    body: BODY,
    purpose: 'SUPPORT',
    method: 'MEETING',
    way: 'NAMED_VOTES',
    wording: 'To support it.',
    ...over,
    meetingId: meeting.id,
  });
  const opening = { resolution: draft.id, expectedVersion: draft.version };
  return { meeting, opening };
}
async function endSeat(code: string, until: string) {
  const [seat] = await t.asOwner(
    'select s.id, s.version from seat s join person p on p.id = s.person_id join deciding_body b on b.id = s.body_id where p.code = $1 and b.code = $2',
    [code, BODY],
  );
  const ended = { seatId: seat!.id, expectedVersion: seat!.version, until };
  const administrator = t.as('administrator');
  await administrator.does('endSeat', ended);
  await administrator.again();
}

describe('a meeting entered the day after', () => {
  const late = { lateReason: 'The board met until ten at night.' };

  it('is marked so, with its roll, its votes and its day as they were', async () => {
    await moveTo(t, 'UHDB', '2018-06-01');
    await aPerson(t, 'derby-late');
    const seat = { body: BODY, kind: 'NON_EXECUTIVE', voting: true } as const;
    await aSeat(t, { ...seat, person: 'derby-late', from: '2018-06-01' });
    const { meeting, opening } = await drafted('2018-05-31');
    for (const lateReason of [undefined, ' ', 'x'.repeat(2001)]) {
      const input = { ...opening, lateReason };
      await secretary.refused('openResolution', input, 'BAD_USER_INPUT', 'lateReason');
    }
    const { resolution } = await secretary.does('openResolution', { ...opening, ...late });
    expect(await rollOf(resolution.id)).toEqual([...r.DERBY_BOARD].sort());
    await r.attend(t, meeting, BODY, four);
    const { id, version: expectedVersion } = resolution;
    await secretary.does('takeItem', { resolution: id, expectedVersion, itemTakenAt: '21:00' });
    await secretary.again();
    const vote = { resolution: resolution.id, choice: 'FOR' } as const;
    await chair.refused('castVote', vote, 'METHOD_NOT_ALLOWED');
    const votes = four.map((person) => ({ person, choice: vote.choice }));
    await secretary.does('recordVotes', { resolution: resolution.id, votes });
    const back = { resolution: resolution.id, expectedRevision: 1 };
    await chair.refused('takeBackVote', back, 'METHOD_NOT_ALLOWED');
    expect(await r.close(t, resolution)).toMatchObject({
      outcome: 'APPROVED',
      decidedOn: '2018-05-31',
    });
    const shown = await look(resolution.id, 'burton-secretary');
    const itemTakenAt = '2018-05-31T20:00:00.000Z';
    expect(shown).toMatchObject({ ...late, openedOn: '2018-06-01', itemTakenAt });
    expect(shown.outcome.steps[0]).toBe(
      'This item was entered on 1 June 2018, after the meeting of 31 May 2018.',
    );
    expect(await t.faults()).toEqual([]);
    const found = await whileTampered(
      t,
      ['resolution'],
      `update resolution set late_reason = null where id = '${resolution.id}'`,
      async () => await t.faults(),
    );
    expect(found.map((fault) => fault.because)).toContain(
      'It was entered after its meeting, but is not marked as late.',
    );
  });

  it('is refused before the programme was kept here, on a later pack, and where it is not past', async () => {
    const { opening: early } = await drafted('2018-05-01');
    await secretary.refused('openResolution', { ...early, ...late }, 'WRONG_STATE', 'meetingId');
    const { code: pack } = await r.theSealedPack(t);
    const { opening: papers } = await drafted('2018-05-31', { pack });
    const input = { ...papers, ...late };
    const { because } = await secretary.refused('openResolution', input, 'WRONG_STATE', 'packId');
    expect(because).toBe(
      'The pack was sealed on 1 June 2018, after the decision of 31 May 2018: nobody can have decided on it then. Name the version that was decided on.',
    );
    const { opening: now } = await drafted('2018-06-01');
    const today = { ...now, ...late };
    await secretary.refused('openResolution', today, 'BAD_USER_INPUT', 'lateReason');
  });
});

describe('the roll of a meeting to come', () => {
  const seat = { body: BODY, kind: 'EXECUTIVE', voting: true } as const;
  const newMember = async (code: string, from: string) => {
    await aPerson(t, code);
    await aRole(t, code, 'BOARD_MEMBER', 'UHDB', 'DERBY');
    await aSeat(t, { ...seat, person: code, from });
  };

  it('is fixed once more as the item is taken, and who left is told', async () => {
    const { meeting, opening } = await drafted('2018-06-05');
    await newMember('derby-new', '2018-06-05');
    await adopt(t, BODY, {
      effectiveFrom: '2018-06-05',
      quorumExecutives: 2,
      quorumNonExecutives: 1,
      ways: ['NAMED_VOTES'],
      methods: ['MEETING'],
      castingVote: true,
    });
    const { resolution } = await secretary.does('openResolution', opening);
    expect(await rollOf(resolution.id)).toContain('derby-ned-3');
    await endSeat('derby-ned-3', '2018-06-04');
    await moveTo(t, 'UHDB', '2018-06-05');
    await r.attend(t, meeting, BODY, [...four, 'derby-new']);
    const version = await r.take(t, resolution, 'derby-secretary', {
      itemTakenAt: '2018-06-05T10:00:00Z',
    });
    const roll = await rollOf(resolution.id);
    expect(roll).toContain('derby-new');
    expect(roll).not.toContain('derby-ned-3');
    const told = await t.asOwner(
      "select n.text from notice n join person p on p.id = n.person_id where p.code = 'derby-ned-3' and n.type = 'roll.struck-off'",
    );
    expect(told).toHaveLength(1);
    const fixed = await t.asOwner(
      "select content::jsonb #>> '{payload,day}' as day, confidential_to is null as told from audit_content where subject_id = $1 and type = 'resolution.roll-fixed' order by seq",
      [resolution.id],
    );
    expect(fixed).toEqual([
      { day: '2018-06-05', told: false },
      { day: '2018-06-05', told: false },
    ]);
    await r.cast(t, resolution, { 'derby-new': 'FOR', 'derby-chair': 'FOR' });
    await endSeat('derby-new', '2018-06-05');
    const again = { ...resolution, version };
    await r.take(t, again, 'derby-secretary', { itemTakenAt: '2018-06-05T10:05:00Z' });
    expect(await rollOf(resolution.id)).toEqual(roll);
    const { steps } = await r.close(t, resolution, { notVoted: 3 });
    expect(steps[0]).toContain('its standing orders of 5 June 2018 ask');
    expect(steps[0]).toContain('at least 2 executives');
    expect(await t.faults()).toEqual([]);
    await expect(
      t.asOwner('update elector set voting = true where resolution_id = $1', [resolution.id]),
    ).rejects.toThrow('a roll that was voted on is never changed');
  });

  it('knows no seat that is entered after it was opened, whatever its first day', async () => {
    const { meeting, opening } = await drafted('2018-06-05');
    const { resolution } = await secretary.does('openResolution', opening);
    await secretary.again();
    const roll = await rollOf(resolution.id);
    await newMember('derby-later', '2018-06-01');
    await r.attend(t, meeting, BODY, four);
    await r.take(t, resolution, 'derby-secretary', { itemTakenAt: '2018-06-05T10:10:00Z' });
    expect(await rollOf(resolution.id)).toEqual(roll);
    const vote = { resolution: resolution.id, choice: 'FOR' } as const;
    await t.as('derby-later').refused('castVote', vote, 'NOT_ENTITLED_TO_VOTE');
    const added = await byHand(t, 'derby-secretary', async (ask) => {
      await ask('update resolution set item_taken_at = now() where id = $1', [resolution.id]);
      await ask(
        `insert into elector (resolution_id, person_id, programme_id, body_id, seat_id, post_id, seat_kind, title, voting)
         select r.id, s.person_id, r.programme_id, r.body_id, s.id, s.id, s.kind, s.title, s.voting
         from resolution r join seat s on s.body_id = r.body_id join person p on p.id = s.person_id
         where r.id = $1 and p.code = 'derby-later'`,
        [resolution.id],
      );
    });
    expect(added).toBe('a roll names no seat that was entered after its resolution was opened');
    await r.cast(t, resolution, r.everyone(four, 'FOR'));
    const { outcome } = await r.close(t, resolution);
    expect(outcome).toBe('APPROVED');
    expect(await t.faults()).toEqual([]);
  });

  it('is not fixed on a day from before the standing orders', async () => {
    const { meeting, opening } = await drafted('2018-06-12');
    const { resolution } = await secretary.does('openResolution', opening);
    const heldOn = '2016-03-01';
    const moved = { meetingId: meeting.id, expectedVersion: meeting.version, heldOn };
    await secretary.does('reviseMeeting', moved);
    const { id, version: expectedVersion } = resolution;
    const taking = { resolution: id, expectedVersion, itemTakenAt: '12:00' };
    await secretary.refused('takeItem', taking, 'STANDING_ORDERS_MISSING');
  });

  it('has no interest to confirm of who is no longer on it', async () => {
    const interest = { person: 'derby-ned-2', nature: 'A trustee.', from: '2017-01-01' };
    await secretary.does('registerInterest', { trust: 'DERBY', ...interest });
    const { meeting, opening } = await drafted('2018-06-12');
    const { resolution } = await secretary.does('openResolution', opening);
    await endSeat('derby-ned-2', '2018-06-11');
    await moveTo(t, 'UHDB', '2018-06-12');
    await r.attend(t, meeting, BODY, four);
    await r.take(t, resolution, 'derby-secretary', { itemTakenAt: '12:00' });
    const shown = 'interests { id person { code } }';
    const { interests } = await secretary.reads('resolution', { resolution: resolution.id }, shown);
    const { id: interestId } = interests.find(({ person }) => person.code === 'derby-ned-2')!;
    const input = { interestId };
    await secretary.refused('confirmInterest', input, 'NOT_ENTITLED_TO_VOTE', 'person');
  });

  const onlyHands = async (effectiveFrom: string) => {
    await adopt(t, BODY, {
      effectiveFrom,
      quorumExecutives: 1,
      quorumNonExecutives: 1,
      ways: ['SHOW_OF_HANDS'],
      methods: ['MEETING'],
      castingVote: true,
    });
  };

  it('goes by the standing orders that were entered before it was opened, and by no later ones', async () => {
    const { meeting, opening } = await drafted('2018-06-20');
    const { resolution } = await secretary.does('openResolution', opening);
    await onlyHands('2018-06-20');
    await moveTo(t, 'UHDB', '2018-06-20');
    await r.attend(t, meeting, BODY, four);
    await r.take(t, resolution, 'derby-secretary', { itemTakenAt: '12:00' });
    await r.cast(t, resolution, r.everyone(four, 'FOR'));
    const { steps } = await r.close(t, resolution);
    expect(steps[0]).toContain('its standing orders of 5 June 2018 ask');
  });

  it('brings the standing orders of its day, and what they do not allow is not closed', async () => {
    await adopt(t, BODY, {
      effectiveFrom: '2018-06-21',
      quorumExecutives: 1,
      quorumNonExecutives: 1,
      ways: ['NAMED_VOTES'],
      methods: ['MEETING'],
      castingVote: true,
    });
    await onlyHands('2018-06-22');
    const { meeting, opening } = await drafted('2018-06-21');
    const { resolution } = await secretary.does('openResolution', opening);
    const { id: meetingId, version: expectedVersion } = meeting;
    const moved = { meetingId, expectedVersion, heldOn: '2018-06-22' };
    const { meeting: later } = await secretary.does(
      'reviseMeeting',
      moved,
      'meeting { id version }',
    );
    await secretary.again();
    await moveTo(t, 'UHDB', '2018-06-22');
    await r.attend(t, later, BODY, four);
    await r.take(t, resolution, 'derby-secretary', { itemTakenAt: '12:00' });
    await r.cast(t, resolution, r.everyone(four, 'FOR'));
    const closing = { resolution: resolution.id };
    await secretary.refused('closeResolution', closing, 'METHOD_NOT_ALLOWED', null);
  });
});
