import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { decide } from '../support/decisions.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

/** Whatever was entered wrongly is put right, with its reason; the chain keeps what was there. */
const t = TestApp.forSpec({ world: world({ businessDate: '2018-06-01' }) });
const administrator = t.as('administrator');
const secretary = t.as('derby-secretary');
const other = t.as('burton-secretary');
const UHDB = { programme: 'UHDB' };
const BOARD = 'DERBY-BOARD';
const ORDERS: Pick<
  Input<'adoptStandingOrders'>,
  'quorumExecutives' | 'quorumNonExecutives' | 'castingVote' | 'ways' | 'methods'
> = {
  quorumExecutives: 1,
  quorumNonExecutives: 1,
  castingVote: true,
  ways: ['NAMED_VOTES', 'SHOW_OF_HANDS'],
  methods: ['MEETING'],
};

const ordersOf = async () =>
  (
    await secretary.reads(
      'body',
      { body: BOARD },
      'standingOrders { id effectiveFrom quorumNumerator }',
    )
  ).standingOrders;

describe('standing orders', () => {
  it('with a typing error are taken out, and entered rightly from the same day', async () => {
    const given = { ...ORDERS, body: BOARD, effectiveFrom: '2017-01-01', quorumDenominator: 12 };
    await secretary.does('adoptStandingOrders', given);
    const wrong = (await ordersOf()).find((one) => one.effectiveFrom === '2017-01-01')!;
    const slip = { standingOrdersId: wrong.id, reason: 'One in twelve was one in three.' };
    await other.refused('voidStandingOrders', slip, 'NOT_ALLOWED');
    await secretary.refused('voidStandingOrders', { ...slip, reason: '' }, 'BAD_USER_INPUT');
    await secretary.does('voidStandingOrders', slip);
    await secretary.again();
    await secretary.refused('voidStandingOrders', slip, 'NOT_FOUND', 'standingOrdersId');
    expect(await t.told('standing-orders.voided')).toMatchObject({
      was: { effectiveFrom: '2017-01-01', quorumDenominator: '12' },
      reason: slip.reason,
    });
    await secretary.does('adoptStandingOrders', { ...given, quorumDenominator: 3 });
  });

  it('under which a roll was fixed stay', async () => {
    await decide(t, { body: BOARD, purpose: 'OTHER', outcome: 'APPROVED', on: '2018-06-01' });
    const used = (await ordersOf()).find((one) => one.effectiveFrom === '2017-01-01')!;
    const slip = { standingOrdersId: used.id, reason: 'x' };
    const { because } = await secretary.refused(
      'voidStandingOrders',
      slip,
      'WRONG_STATE',
      'standingOrdersId',
    );
    expect(because).toContain('A roll was fixed under these standing orders');
  });
});

describe('a seat', () => {
  const mine = async () =>
    (
      await secretary.reads(
        'body',
        { body: BOARD },
        'seats(on: "2018-06-01") { id title until version person { code } }',
      )
    ).seats.find(({ person }) => person.code === 'derby-ned-1')!;

  it('whose title was misspelt, or that was ended by mistake, is put right', async () => {
    const { id: seatId, version } = await mine();
    const title = { seatId, title: 'Vice chair', reason: 'Misspelt.', expectedVersion: version };
    await other.refused('reviseSeat', title, 'NOT_ALLOWED');
    await secretary.does('reviseSeat', title);
    await secretary.again();
    await secretary.refused('reviseSeat', title, 'STALE_VERSION');
    await secretary.does('endSeat', { seatId, until: '2018-12-31', expectedVersion: version + 1 });
    const back = { seatId, until: null, reason: 'Another one ends.', expectedVersion: version + 2 };
    const next = {
      body: BOARD,
      person: 'derby-ned-1',
      kind: 'NON_EXECUTIVE',
      voting: true,
    } as const;
    const given = { ...next, title: 'Chair', from: '2019-01-01' };
    const { seat } = await secretary.does('appointToSeat', given, 'seat { id }');
    await secretary.refused('reviseSeat', back, 'ALREADY_EXISTS');
    const away = { seatId: seat.id, reason: 'By mistake.', expectedVersion: 1 };
    await secretary.does('voidSeat', away);
    await secretary.does('reviseSeat', back);
    expect(await mine()).toMatchObject({ title: 'Vice chair', until: null, version: version + 3 });
    const ends = { ...back, until: '2018-07-01' };
    await secretary.refused('reviseSeat', ends, 'BAD_USER_INPUT', 'until');
    const nothing = { ...back, expectedVersion: version + 3 };
    await secretary.refused('reviseSeat', nothing, 'WRONG_STATE');
    expect(await t.told('seat.revised')).toMatchObject({
      from: { until: '2018-12-31' },
      reason: 'Another one ends.',
    });
  });
});

describe('a name', () => {
  it('of a Trust and of a body is corrected, with the old one in the chain', async () => {
    const trust = {
      trust: 'DERBY',
      name: 'Derby Hospitals',
      reason: 'Misspelt.',
      expectedVersion: 1,
    };
    await secretary.refused('reviseTrust', trust, 'NOT_ALLOWED');
    await administrator.refused(
      'reviseTrust',
      { ...trust, name: undefined },
      'BAD_USER_INPUT',
      'name',
    );
    await administrator.refused(
      'reviseTrust',
      { ...trust, odsCode: 'RBURT' },
      'ALREADY_EXISTS',
      'odsCode',
    );
    await administrator.does('reviseTrust', trust);
    await administrator.again();
    await administrator.refused('reviseTrust', trust, 'STALE_VERSION');
    expect((await t.told('trust.revised')).from).toEqual({
      name: 'DERBY Hospitals',
      odsCode: 'RDERB',
    });
    const { version } = await secretary.reads('body', { body: BOARD }, 'version');
    const body = {
      body: BOARD,
      name: 'The board of Derby',
      reason: 'Misspelt.',
      expectedVersion: version,
    };
    await other.refused('reviseBody', body, 'NOT_ALLOWED');
    await secretary.does('reviseBody', body);
    await secretary.again();
    await secretary.refused('reviseBody', body, 'STALE_VERSION');
    expect(await t.told('body.revised')).toMatchObject({ from: 'Board of DERBY Hospitals' });
  });
});

describe('a meeting', () => {
  it('that was planned by mistake is cancelled, and nothing more is done at it', async () => {
    const plan = { ...UHDB, body: BOARD, heldOn: '2018-06-20', place: 'Board room' };
    const { meeting } = await secretary.does('planMeeting', plan, 'meeting { id version }');
    const meetingId = meeting.id;
    const cancel = { meetingId, reason: 'The wrong day.', expectedVersion: 1 };
    await other.refused('cancelMeeting', cancel, 'NOT_ALLOWED');
    const draft = {
      ...UHDB,
      body: BOARD,
      purpose: 'OTHER',
      wording: 'To do it.',
      method: 'MEETING',
      way: 'NAMED_VOTES',
      meetingId,
    } as const;
    const { resolution } = await secretary.does('draftResolution', draft, 'resolution { ref }');
    await secretary.refused('cancelMeeting', { ...cancel, expectedVersion: 7 }, 'STALE_VERSION');
    await secretary.does('cancelMeeting', cancel);
    await secretary.again();
    const shown = 'cancelReason mayCancel { code } mayRevise { code }';
    expect(await secretary.reads('meeting', { meetingId }, shown)).toEqual({
      cancelReason: 'The wrong day.',
      mayCancel: { code: 'WRONG_STATE' },
      mayRevise: { code: 'WRONG_STATE' },
    });
    const open = { resolution: resolution.ref, expectedVersion: 1 };
    await secretary.refused('openResolution', open, 'WRONG_STATE', 'meetingId');
    await secretary.refused('draftResolution', draft, 'WRONG_STATE', 'meetingId');
    await secretary.refused('cancelMeeting', { ...cancel, expectedVersion: 2 }, 'WRONG_STATE');
    const moved = { meetingId, place: 'Hall', expectedVersion: 2 };
    await secretary.refused('reviseMeeting', moved, 'WRONG_STATE');
    const present = { meetingId, expectedVersion: 2, present: [{ person: 'derby-chair' }] };
    await secretary.refused('recordAttendance', present, 'WRONG_STATE');
  });

  it('at which an item was taken is not', async () => {
    const [held] = await t.asOwner<{ id: string; version: number }>(
      'select m.id, m.version from meeting m join resolution r on r.meeting_id = m.id where r.item_taken_at is not null',
    );
    const cancel = { meetingId: held!.id, reason: 'x', expectedVersion: held!.version };
    const { because } = await secretary.refused(
      'cancelMeeting',
      cancel,
      'WRONG_STATE',
      'meetingId',
    );
    expect(because).toBe('An item was taken at this meeting, so it was held.');
  });
});

it('a baseline date that was entered wrongly is corrected, and the old one is told', async () => {
  const pmo = t.as('pmo');
  const { gates } = await pmo.reads('programme', UHDB, 'gates { code version }');
  const [{ code: gate, version }] = [gates[0]!];
  const dated = { ...UHDB, gate, expectedVersion: version };
  const early = { ...dated, baselineOn: '2018-10-01', reason: 'x' };
  await pmo.refused('correctGateBaseline', early, 'WRONG_STATE', 'baselineOn');
  await pmo.does('setGateDates', { ...dated, baselineOn: '2081-09-01' });
  const slip = { ...early, reason: 'Two digits were swapped.', expectedVersion: version + 1 };
  await t.as('observer').refused('correctGateBaseline', slip, 'NOT_ALLOWED');
  await pmo.does('correctGateBaseline', slip);
  await pmo.again();
  const again = { ...slip, baselineOn: '2018-11-01' };
  await pmo.refused('correctGateBaseline', again, 'STALE_VERSION');
  expect(await t.told('gate.baseline-corrected')).toMatchObject({
    from: '2081-09-01',
    to: '2018-10-01',
  });
});
