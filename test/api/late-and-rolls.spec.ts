import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, aSeat, key, world } from '../support/world.js';

/** An item is decided by the members of the day of its meeting, whenever it is entered. */
let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start({ world: world() });
});
afterAll(async () => {
  await t.stop();
});

const SECRETARY = 'derby-secretary';
const BODY = 'DERBY-BOARD';
const four = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];
const SEEN = `query ($r: String!) { resolution(resolution: $r) {
  lateReason openedOn roll { person { code } seatKind } outcome { steps decidedOn } } }`;
const look = async (resolution: { id: string }, as = SECRETARY) =>
  (await t.ok(SEEN, { r: resolution.id }, as)) as Record<string, any>;
const rollOf = async (resolution: { id: string }) =>
  (await look(resolution)).roll.map((one: any) => one.person.code as string).sort();
const advance = async (to: string) =>
  await t.ok(
    'mutation ($to: Date!) { advanceBusinessDate(input: { programme: "UHDB", to: $to }) { programme { id } } }',
    { to },
    'director',
  );

async function notDone(mutation: string, input: object, as = SECRETARY) {
  await t.tokenOf(as);
  const before = await r.rows(t);
  const refusal = await t.refused(mutation, { input }, as);
  expect(await r.rows(t)).toEqual(before);
  return refusal;
}

async function drafted(heldOn: string, over: object = {}) {
  const meeting = await r.aMeeting(t, { heldOn });
  const input = {
    idempotencyKey: key(),
    programme: 'UHDB',
    body: BODY,
    purpose: 'SUPPORT',
    method: 'MEETING',
    way: 'NAMED_VOTES',
    wording: 'To support it.',
    ...over,
    meetingId: meeting.id,
  };
  const { resolution } = await t.ok(r.DRAFT, { input }, SECRETARY);
  return { meeting, draft: resolution as { id: string; version: number } };
}
const opening = (draft: { id: string; version: number }, over: object = {}) => ({
  idempotencyKey: key(),
  resolution: draft.id,
  expectedVersion: draft.version,
  ...over,
});
async function opened(heldOn: string, over: object = {}) {
  const { meeting, draft } = await drafted(heldOn);
  const { resolution } = await t.ok(r.OPEN, { input: opening(draft, over) }, SECRETARY);
  return { meeting, resolution: resolution as r.OpenResolution };
}
async function endSeat(code: string, until: string) {
  const [seat] = await t.asOwner(
    'select s.id, s.version from seat s join person p on p.id = s.person_id join deciding_body b on b.id = s.body_id where p.code = $1 and b.code = $2',
    [code, BODY],
  );
  const input = { seatId: seat!.id, expectedVersion: seat!.version, until };
  await t.ok(
    'mutation ($input: EndSeatInput!) { endSeat(input: $input) { seat { id } } }',
    { input },
    'administrator',
  );
}

describe('a meeting entered the day after', () => {
  const late = { lateReason: 'The board met until ten at night.' };

  it('is marked so, with its roll, its votes and its day as they were', async () => {
    await advance('2018-06-01');
    await aPerson(t, 'derby-late');
    const seat = { body: BODY, kind: 'NON_EXECUTIVE', voting: true };
    await aSeat(t, { ...seat, person: 'derby-late', from: '2018-06-01' });
    const { meeting, draft } = await drafted('2018-05-31');
    for (const [over, field] of [
      [{}, 'lateReason'],
      [{ lateReason: ' ' }, 'lateReason'],
      [{ lateReason: 'x'.repeat(2001) }, 'lateReason'],
    ] as const)
      expect(await notDone(r.OPEN, opening(draft, over))).toMatchObject({
        code: 'BAD_USER_INPUT',
        field,
      });
    const { resolution } = await t.ok(r.OPEN, { input: opening(draft, late) }, SECRETARY);
    expect(await rollOf(resolution)).toEqual([...r.DERBY_BOARD].sort());
    await r.attend(t, meeting, BODY, four);
    await r.take(t, resolution, SECRETARY, '2018-05-31T20:00:00Z');
    expect(await notDone(r.CAST, r.aVote(resolution, 'FOR').input, 'derby-chair')).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
    });
    const votes = four.map((person) => ({ person, choice: 'FOR' }));
    const record = { idempotencyKey: key(), resolution: resolution.id, votes };
    await t.ok(r.RECORD_VOTES, { input: record }, SECRETARY);
    const back = { idempotencyKey: key(), resolution: resolution.id, expectedRevision: 1 };
    expect(await notDone(r.TAKE_BACK, back, 'derby-chair')).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
    });
    expect(await r.close(t, resolution)).toMatchObject({
      outcome: 'APPROVED',
      decidedOn: '2018-05-31',
    });
    const shown = await look(resolution, 'burton-secretary');
    expect(shown).toMatchObject({ ...late, openedOn: '2018-06-01' });
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
    const early = await drafted('2018-05-01');
    expect(await notDone(r.OPEN, opening(early.draft, late))).toMatchObject({
      code: 'WRONG_STATE',
      field: 'meetingId',
    });
    const pack = await r.theSealedPack(t);
    const papers = await drafted('2018-05-31', { pack: pack.code });
    expect(await notDone(r.OPEN, opening(papers.draft, late))).toMatchObject({
      code: 'WRONG_STATE',
      field: 'packId',
      because:
        'The pack was sealed on 1 June 2018, after the meeting: the members cannot have decided on it there.',
    });
    const today = await drafted('2018-06-01');
    expect(await notDone(r.OPEN, opening(today.draft, late))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'lateReason',
    });
  });
});

describe('the roll of a meeting to come', () => {
  it('is frozen once more as the item is taken, and who left is told', async () => {
    const { meeting, resolution } = await opened('2018-06-05');
    expect(await rollOf(resolution)).toContain('derby-ned-3');
    await endSeat('derby-ned-3', '2018-06-04');
    await aPerson(t, 'derby-new');
    await aRole(t, 'derby-new', 'BOARD_MEMBER', 'UHDB', 'DERBY');
    const seat = { body: BODY, kind: 'EXECUTIVE', voting: true };
    await aSeat(t, { ...seat, person: 'derby-new', from: '2018-06-05' });
    await adopt(t, BODY, {
      effectiveFrom: '2018-06-05',
      quorumExecutives: 2,
      quorumNonExecutives: 1,
      ways: ['NAMED_VOTES'],
      methods: ['MEETING'],
      castingVote: true,
    });
    await advance('2018-06-05');
    await r.attend(t, meeting, BODY, [...four, 'derby-new']);
    const version = await r.take(t, resolution, SECRETARY, '2018-06-05T10:00:00Z');
    const roll = await rollOf(resolution);
    expect(roll).toContain('derby-new');
    expect(roll).not.toContain('derby-ned-3');
    const told = await t.asOwner(
      "select n.text from notice n join person p on p.id = n.person_id where p.code = 'derby-ned-3' and n.type = 'roll.struck-off'",
    );
    expect(told).toHaveLength(1);
    const frozen = await t.asOwner(
      "select body::jsonb #>> '{payload,day}' as day, confidential_to is null as told from audit_body where subject_id = $1 and type = 'resolution.roll-frozen' order by seq",
      [resolution.id],
    );
    expect(frozen).toEqual([
      { day: '2018-06-05', told: false },
      { day: '2018-06-05', told: false },
    ]);
    await r.cast(t, resolution, { 'derby-new': 'FOR', 'derby-chair': 'FOR' });
    await endSeat('derby-new', '2018-06-05');
    await r.take(t, { ...resolution, version }, SECRETARY, '2018-06-05T10:05:00Z');
    expect(await rollOf(resolution)).toEqual(roll);
    const { steps } = await r.close(t, resolution, { notVoted: 3 });
    expect(steps[0]).toContain('its standing orders of 5 June 2018 ask');
    expect(steps[0]).toContain('at least 2 executives');
    expect(await t.faults()).toEqual([]);
    await expect(
      t.asOwner('update elector set voting = true where resolution_id = $1', [resolution.id]),
    ).rejects.toThrow('a roll that was voted on is never changed');
  });
});
