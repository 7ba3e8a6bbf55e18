import { describe, expect, it } from '@jest/globals';
import { aDocument, moveTo } from '../support/decisions.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, aSeat, world } from '../support/world.js';

/** A seat that is entered after a resolution was opened counts by its instrument alone. */
const t = TestApp.forSpec({ world: world() }, async (app) => {
  for (const code of ['derby-later', 'derby-latest']) {
    await aPerson(app, code);
    await aRole(app, code, 'BOARD_MEMBER', 'UHDB', 'DERBY');
  }
});
const secretary = t.as('derby-secretary');
const chair = t.as('derby-chair');
const BODY = 'DERBY-BOARD';
const four = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-later'];

const SHOWN =
  'roll { person { code } } mayAttachSeatInstrument { code } seatInstruments { id seatId datedOn seatEnteredOn confirmedAt mayConfirm { code } } outcome { steps }';
const look = async (resolution: string, as = 'derby-secretary') =>
  await t.as(as).reads('resolution', { resolution }, SHOWN);
const rollOf = async (resolution: string) =>
  (await look(resolution)).roll.map((one) => one.person.code);
const seatOf = async (person: string) => {
  const [seat] = await t.asOwner<{ id: string }>(
    'select s.id from seat s join person p on p.id = s.person_id where p.code = $1',
    [person],
  );
  return seat!.id;
};

/** An item of the meeting of 5 June, opened on 31 May. */
async function opened() {
  const meeting = await r.aMeeting(t, { heldOn: '2018-06-05' });
  const resolution = await r.openAs(t, 'derby-secretary', {
    programme: 'UHDB',
    body: BODY,
    purpose: 'OTHER',
    method: 'MEETING',
    way: 'NAMED_VOTES',
    wording: 'To do it.',
    meetingId: meeting.id,
  });
  return { meeting, resolution };
}

describe('a seat that is entered after the opening', () => {
  it('counts once its instrument of before is confirmed by whoever presides, and the roll is told', async () => {
    const { meeting, resolution } = await opened();
    const seat = { body: BODY, kind: 'NON_EXECUTIVE', voting: true } as const;
    await aSeat(t, { ...seat, person: 'derby-later', from: '2018-06-01' });
    const instrument = {
      resolution: resolution.id,
      seatId: await seatOf('derby-later'),
      documentId: await aDocument(t),
      datedOn: '2018-05-25',
    };
    for (const [over, as, code, field] of [
      [{ datedOn: '2018-06-05' }, 'derby-secretary', 'BAD_USER_INPUT', 'datedOn'],
      [{ seatId: await seatOf('derby-ned-1') }, 'derby-secretary', 'BAD_USER_INPUT', 'seatId'],
      [{ seatId: await seatOf('burton-ned-1') }, 'derby-secretary', 'NOT_FOUND', 'seatId'],
      [{ documentId: meeting.id }, 'derby-secretary', 'NOT_FOUND', 'documentId'],
      [{}, 'burton-secretary', 'NOT_ALLOWED', null],
      [{}, 'derby-ned-1', 'NOT_ALLOWED', null],
    ] as const)
      await t.as(as).refused('attachSeatInstrument', { ...instrument, ...over }, code, field);
    await secretary.does('attachSeatInstrument', { ...instrument, datedOn: '2018-05-24' });
    await secretary.again();
    // A slip: until it is confirmed the right one takes its place.
    await secretary.does('attachSeatInstrument', instrument);
    expect(await rollOf(resolution.id)).not.toContain('derby-later');

    const [attached] = (await look(resolution.id, 'derby-chair')).seatInstruments;
    expect(attached).toMatchObject({
      datedOn: '2018-05-25',
      seatEnteredOn: '2018-05-31',
      confirmedAt: null,
      mayConfirm: null,
    });
    expect((await look(resolution.id, 'burton-secretary')).seatInstruments).toEqual([]);
    const confirming = { seatInstrumentId: attached!.id };
    for (const [as, code] of [
      ['derby-secretary', 'NOT_ALLOWED'],
      ['derby-ned-1', 'NOT_ALLOWED'],
      ['derby-later', 'NOT_FOUND'],
    ] as const)
      await t.as(as).refused('confirmSeatInstrument', confirming, code);
    await chair.does('confirmSeatInstrument', confirming);
    await chair.again();
    await chair.refused('confirmSeatInstrument', confirming, 'WRONG_STATE');
    await secretary.refused('attachSeatInstrument', instrument, 'BAD_USER_INPUT', 'seatId');
    const moved = t.asOwner("update seat_instrument set dated_on = '2018-05-01'");
    await expect(moved).rejects.toThrow('only ever added to');
    expect(await rollOf(resolution.id)).toContain('derby-later');
    const told = await t.asOwner<{ code: string; text: string }>(
      "select p.code, n.text from notice n join person p on p.id = n.person_id where n.type = 'roll.seat-added' order by 1",
    );
    expect(told.map(({ code }) => code)).toEqual(
      [...r.DERBY_BOARD, 'derby-later'].filter((code) => code !== 'derby-chair').sort(),
    );
    expect(told[0]!.text).toContain('counts by an instrument of 25 May 2018');

    await moveTo(t, 'UHDB', '2018-06-05');
    await r.attend(t, meeting, BODY, four);
    const [now] = await t.asOwner<{ version: number }>(
      'select version from resolution where id = $1',
      [resolution.id],
    );
    const item = { id: resolution.id, version: now!.version };
    await r.take(t, item, 'derby-secretary', { itemTakenAt: '2018-06-05T10:00:00Z' });
    expect(await rollOf(resolution.id)).toContain('derby-later');
    await r.cast(t, resolution, r.everyone(four, 'FOR'));
    await aSeat(t, { ...seat, person: 'derby-latest', from: '2018-06-01' });
    const afterVotes = { ...instrument, seatId: await seatOf('derby-latest') };
    await secretary.refused('attachSeatInstrument', afterVotes, 'VOTE_STANDS');
    expect((await look(resolution.id)).mayAttachSeatInstrument?.code).toBe('VOTE_STANDS');
    const outcome = await r.close(t, resolution);
    expect(outcome).toMatchObject({ outcome: 'APPROVED', forCount: 4 });
    expect(outcome.steps.slice(0, 2)).toEqual([
      '1 member on the roll has a seat that was entered too late to be known, on 31 May 2018. It counts by an instrument of 25 May 2018, which the person presiding confirmed.',
      'The Trust board has 8 voting members. For a quorum, its standing orders of 1 April 2016 ask for 1 in 3 of them: 3 members, including at least 1 executive and 1 non-executive.',
    ]);
    expect(await t.faults()).toEqual([]);
    await secretary.refused('attachSeatInstrument', afterVotes, 'WRONG_STATE');
  });

  it('does not count without one, nor by one that nobody confirmed', async () => {
    const meeting = await r.aMeeting(t, { heldOn: '2018-06-05' });
    const resolution = await r.openAs(t, 'derby-secretary', {
      programme: 'UHDB',
      body: BODY,
      purpose: 'OTHER',
      method: 'MEETING',
      way: 'NAMED_VOTES',
      wording: 'To do it.',
      meetingId: meeting.id,
    });
    await aPerson(t, 'derby-last');
    const seat = { body: BODY, kind: 'NON_EXECUTIVE', voting: true } as const;
    await aSeat(t, { ...seat, person: 'derby-last', from: '2018-06-01' });
    await secretary.does('attachSeatInstrument', {
      resolution: resolution.id,
      seatId: await seatOf('derby-last'),
      documentId: await aDocument(t),
      datedOn: '2018-05-25',
    });
    await r.attend(t, meeting, BODY, four);
    await r.take(t, resolution, 'derby-secretary', { itemTakenAt: '2018-06-05T10:00:00Z' });
    expect(await rollOf(resolution.id)).not.toContain('derby-last');
    // Once somebody voted it is too late to confirm it.
    const [attached] = (await look(resolution.id, 'derby-chair')).seatInstruments;
    await r.cast(t, resolution, r.everyone(four.slice(0, 1), 'FOR'));
    await chair.refused('confirmSeatInstrument', { seatInstrumentId: attached!.id }, 'VOTE_STANDS');
  });
});
