import { describe, expect, it } from '@jest/globals';
import { moveTo } from '../support/decisions.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aRole, aSeat, world } from '../support/world.js';

/** What is entered after a meeting does not decide what that meeting decided. */
const t = TestApp.forSpec({ world: world() }, async (app) => {
  await aPerson(app, 'burton-later');
  await aRole(app, 'burton-later', 'BOARD_MEMBER', 'UHDB', 'BURTON');
});
const BURTON = 'BURTON-BOARD';
const LATE = { lateReason: 'It was written up the day after.' };
const two = ['burton-chair', 'burton-exec-1'];
const orders = {
  quorumExecutives: 1,
  quorumNonExecutives: 1,
  castingVote: true,
  ways: ['SHOW_OF_HANDS' as const],
  methods: ['MEETING' as const],
};

/** An item of a board's meeting of 31 May, opened on the day after with these there, and its closing. */
async function enteredLate(body: string, present: readonly string[], purpose = 'OTHER') {
  const secretary = t.as(r.secretaryOf(body));
  const meeting = await r.aMeeting(t, { body });
  const pack = purpose === 'OTHER' ? undefined : (await r.theSealedPack(t)).code;
  const { resolution: draft } = await secretary.does('draftResolution', {
    programme: 'UHDB',
    body,
    purpose: purpose as 'OTHER',
    method: 'MEETING',
    way: 'SHOW_OF_HANDS',
    wording: 'To do it.',
    meetingId: meeting.id,
    pack,
  });
  const opening = { resolution: draft.id, expectedVersion: draft.version, ...LATE };
  const shown = 'resolution { id ref version ordersEnteredOn roll { person { code } } }';
  const { resolution } = await secretary.does('openResolution', opening, shown);
  await r.attend(t, meeting, body, present);
  await r.take(t, resolution, r.secretaryOf(body));
  const count = { resolution: resolution.id, forCount: present.length, againstCount: 0 };
  await secretary.does('recordCount', { ...count, abstainCount: 0 });
  return { resolution, outcome: await r.close(t, resolution) };
}

describe('an item entered the day after its meeting', () => {
  it('goes by the standing orders that were known there, not by those adopted since', async () => {
    await r.theSealedPack(t);
    await moveTo(t, 'UHDB', '2018-06-01');
    await adopt(t, BURTON, {
      ...orders,
      effectiveFrom: '2018-05-31',
      quorumNumerator: 1,
      quorumDenominator: 7,
    });
    const { resolution, outcome } = await enteredLate(BURTON, two);
    expect(resolution.ordersEnteredOn).toBeNull();
    expect(outcome.outcome).toBe('NOT_QUORATE');
    expect(outcome.steps[1]).toContain('its standing orders of 1 April 2016 ask for 1 in 3');
    expect(await t.faults()).toEqual([]);
  });

  it('does not know a member whose seat was entered since, whatever its first day', async () => {
    const seat = { body: BURTON, kind: 'EXECUTIVE', voting: true } as const;
    await aSeat(t, { ...seat, person: 'burton-later', from: '2018-05-01' });
    const { resolution } = await enteredLate(BURTON, [...two, 'burton-ned-1']);
    const roll = resolution.roll.map((one) => one.person.code);
    expect([roll.length, roll.includes('burton-later')]).toEqual([7, false]);
  });

  it('says where a body had no other standing orders, and its gate warns of it', async () => {
    // As if they had been entered only now.
    await t.tamper(
      "update standing_orders set created_at = now() where body_id = (select id from deciding_body where code = 'DERBY-BOARD')",
    );
    const three = ['derby-chair', 'derby-ned-1', 'derby-exec-1'];
    const { resolution, outcome } = await enteredLate('DERBY-BOARD', three, 'FINAL_APPROVE');
    expect(resolution.ordersEnteredOn).toBe('2018-06-01');
    expect(outcome.outcome).toBe('APPROVED');
    expect(outcome.steps.slice(0, 2)).toEqual([
      'This item was entered on 1 June 2018, after the meeting of 31 May 2018.',
      'The standing orders of 1 April 2016 were entered on 1 June 2018, after the meeting.',
    ]);
    const gate = await t
      .as('director')
      .reads('gate', { programme: 'UHDB', gate: 'FBC' }, 'readiness { cautions { kind because } }');
    expect(gate.readiness.cautions).toEqual([
      {
        kind: 'ORDERS_ENTERED_LATE',
        because:
          'Board of DERBY Hospitals decided on 31 May 2018 by standing orders that were entered on 1 June 2018, after its meeting.',
      },
    ]);
  });
});

describe('an item without a quorum', () => {
  it('is given none by standing orders adopted since, though it is taken once more (ruling 57)', async () => {
    const body = 'DERBY-BOARD';
    const secretary = t.as('derby-secretary');
    const present = ['derby-chair', 'derby-exec-1'];
    const at = await r.aMeeting(t, { body, heldOn: '2018-06-01' });
    await r.attend(t, at, body, present);
    const plan = { purpose: 'OTHER', pack: null, way: 'SHOW_OF_HANDS', at, untaken: true } as const;
    const open = await r.aResolution(t, plan);
    const itemTakenAt = '2018-06-01T12:00:00Z';
    const version = await r.take(t, open, 'derby-secretary', { itemTakenAt });
    await adopt(t, body, {
      ...orders,
      effectiveFrom: '2018-06-01',
      quorumNumerator: 1,
      quorumDenominator: 7,
    });
    await r.take(t, { ...open, version }, 'derby-secretary', { itemTakenAt });
    await r.count(t, open, { forCount: 1, againstCount: 0, abstainCount: 0 });
    const closing = { resolution: open.id };
    const field = 'acceptNotQuorate';
    await secretary.refused('closeResolution', closing, 'BAD_USER_INPUT', field);
    const { outcome, steps } = await r.close(t, open);
    expect(outcome).toBe('NOT_QUORATE');
    expect(steps.join(' ')).toContain('its standing orders of 1 April 2016 ask for 1 in 3');
    const [{ version: expectedVersion }] = (await t.asOwner(
      'select version from resolution where id = $1',
      [open.id],
    )) as [{ version: number }];
    const again = { resolution: open.id, expectedVersion, itemTakenAt };
    await secretary.refused('takeItem', again, 'WRONG_STATE');
  });
});
