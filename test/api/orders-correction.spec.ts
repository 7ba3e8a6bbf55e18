import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aDocument, moveTo } from '../support/decisions.js';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { aPerson, aRole, world } from '../support/world.js';

/** Standing orders that were entered wrongly are corrected; what was decided under them stays as it is. */
const t = TestApp.forSpec({ world: world({}, { programme: 'OTHER' }) });
const BOARD = 'DERBY-BOARD';
const secretary = t.as('derby-secretary');

const SHOWN = `standingOrders { id effectiveFrom quorumNumerator quorumDenominator castingVote correctedById
  adoptedBy { code }
  correction { correctsId enteredOn reason documentId
    wouldDiffer { resolution { ref } outcomeThen outcomeNow because correctedOn } } }`;
const ordersOf = async (as = 'observer', body = BOARD) =>
  (await t.as(as).reads('body', { body }, SHOWN)).standingOrders;
/** The version that stands. */
const standing = async (body = BOARD) =>
  (await ordersOf('observer', body)).find(({ correctedById }) => correctedById === null)!;
const asked = async (
  right: Partial<Input<'correctStandingOrders'>>,
): Promise<Omit<Input<'correctStandingOrders'>, 'idempotencyKey'>> => ({
  standingOrdersId: (await standing()).id,
  documentId: await aDocument(t, 'UHDB', 'derby-secretary'),
  reason: 'The orders have it otherwise.',
  ...right,
});
const correct = async (right: Partial<Input<'correctStandingOrders'>>) => {
  const input = await asked(right);
  const { body } = await secretary.does('correctStandingOrders', input, `body { ${SHOWN} }`);
  return body.standingOrders.find(({ correction }) => correction?.documentId === input.documentId)!;
};

const plan = { purpose: 'OTHER', pack: null, way: 'SHOW_OF_HANDS' } as const;
const judged = async (resolution: string, as = 'observer') =>
  await t.as(as).reads(
    'resolution',
    { resolution },
    `ordersCorrectedOn outcome { outcome steps }
       judgedAgain { outcomeThen outcomeNow because standingOrdersId }`,
  );
/** An item of which so many of those who were there were for it. */
async function counted(present: readonly string[], forCount: number, againstCount: number) {
  const open = await r.aResolution(t, { ...plan, present });
  await r.count(t, open, { forCount, againstCount, abstainCount: 0 });
  return open;
}
const three = ['derby-chair', 'derby-ned-1', 'derby-exec-1'];
let decided: r.OpenResolution;

describe('standing orders under which a roll was fixed', () => {
  it('are corrected by their own secretary alone, in person and fresh, with the orders themselves', async () => {
    decided = await counted(three, 3, 0);
    expect((await r.close(t, decided)).outcome).toBe('APPROVED');
    const { id: wrong } = await standing();
    await secretary.refused(
      'voidStandingOrders',
      { standingOrdersId: wrong, reason: 'One in three was two in three.' },
      'WRONG_STATE',
      'standingOrdersId',
    );
    const slip = await asked({ quorumNumerator: 2 });
    for (const as of ['burton-secretary', 'derby-chair', 'director', 'administrator', 'observer'])
      await t.as(as).refused('correctStandingOrders', slip, 'NOT_ALLOWED');
    const role = 'COMPANY_SECRETARY' as const;
    const { token } = await secretary.does('createApiToken', {
      programme: 'UHDB',
      role,
      name: 'Orders',
      days: 30,
    });
    await t.withSecret(token).refused('correctStandingOrders', slip, 'REAUTHENTICATE');
    await secretary.refused('correctStandingOrders', { ...slip, reason: ' ' }, 'BAD_USER_INPUT');
    const nowhere = { ...slip, documentId: wrong };
    await secretary.refused('correctStandingOrders', nowhere, 'NOT_FOUND', 'documentId');
    const same = { ...slip, quorumNumerator: 1 };
    await secretary.refused('correctStandingOrders', same, 'WRONG_STATE');
    const none = { ...slip, quorumExecutives: 0 };
    await secretary.refused('correctStandingOrders', none, 'BAD_USER_INPUT', 'quorumExecutives');
    const empty = { ...slip, quorumNumerator: null };
    await secretary.refused('correctStandingOrders', empty, 'BAD_USER_INPUT', 'quorumNumerator');
  });

  it('stay to be read, and their correction says which decision it would have made otherwise', async () => {
    const { id: wrong } = await standing();
    const before = await judged(decided.id);
    const input = await asked({ quorumNumerator: 2, documentTitle: 'Standing orders, version 4' });
    await secretary.does('correctStandingOrders', input);
    await secretary.again();
    const all = await ordersOf();
    expect(all).toHaveLength(2);
    const [was, is] = [
      all.find(({ id }) => id === wrong)!,
      all.find(({ correction }) => correction)!,
    ];
    expect(was).toMatchObject({ quorumNumerator: 1, correctedById: is.id, correction: null });
    expect(is).toMatchObject({
      effectiveFrom: was.effectiveFrom,
      quorumNumerator: 2,
      correctedById: null,
      adoptedBy: { code: 'derby-secretary' },
      correction: {
        correctsId: wrong,
        reason: input.reason,
        documentId: input.documentId,
        wouldDiffer: [
          {
            resolution: { ref: decided.ref },
            outcomeThen: 'APPROVED',
            outcomeNow: 'NOT_QUORATE',
            because: null,
            correctedOn: '2018-05-31',
          },
        ],
      },
    });
    expect(is.correction!.enteredOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    const told = await t.told('standing-orders.corrected');
    expect(told).toMatchObject({
      corrects: wrong,
      quorumNumerator: '2',
      was: { quorumNumerator: '1' },
      document: input.documentId,
      reason: input.reason,
    });
    const after = await judged(decided.id);
    expect(after.outcome).toEqual(before.outcome);
    expect(after.judgedAgain).toEqual([
      {
        outcomeThen: 'APPROVED',
        outcomeNow: 'NOT_QUORATE',
        because: null,
        standingOrdersId: is.id,
      },
    ]);
    expect(after.ordersCorrectedOn).toBe(is.correction!.enteredOn);
    expect(await t.faults()).toEqual([]);
  });

  it('are not corrected twice, nor is a correction taken out: it is corrected itself', async () => {
    const all = await ordersOf();
    const [wrong, right] = [
      all.find(({ correctedById }) => correctedById)!,
      all.find(({ correction }) => correction)!,
    ];
    const again = await asked({ standingOrdersId: wrong.id, quorumNumerator: 3 });
    await secretary.refused('correctStandingOrders', again, 'WRONG_STATE', 'standingOrdersId');
    for (const { id } of [wrong, right])
      await secretary.refused(
        'voidStandingOrders',
        { standingOrdersId: id, reason: 'It was right.' },
        'WRONG_STATE',
        'standingOrdersId',
      );
  });

  it('decide nothing that is opened from now on: that goes by their correction', async () => {
    const next = await counted(three, 3, 0);
    const outcome = await r.close(t, next);
    expect(outcome.outcome).toBe('NOT_QUORATE');
    expect(outcome.steps[0]).toContain('ask for 2 in 3');
    expect((await judged(next.id)).judgedAgain).toEqual([]);
    expect((await judged(next.id)).ordersCorrectedOn).toBeNull();
  });
});

describe('a correction of standing orders while a resolution is open', () => {
  it('changes nothing of how it is decided, and what it would be is said as it closes', async () => {
    const open = await counted(three.concat('derby-ned-2'), 2, 2);
    await t.as('derby-chair').does('giveCastingVote', { resolution: open.id, choice: 'FOR' });
    const no = await correct({ castingVote: false, quorumNumerator: 1 });
    expect(no.correction!.wouldDiffer.map(({ resolution }) => resolution.ref)).not.toContain(
      open.ref,
    );
    const waiting = await judged(open.id);
    expect([waiting.judgedAgain, waiting.ordersCorrectedOn]).toEqual([
      [],
      no.correction!.enteredOn,
    ]);
    // Four of seven are fewer than the two in three under which it was opened.
    expect((await r.close(t, open)).outcome).toBe('NOT_QUORATE');
    expect((await judged(open.id)).judgedAgain).toMatchObject([
      { outcomeThen: 'NOT_QUORATE', outcomeNow: 'REJECTED' },
    ]);
    expect(await t.faults()).toEqual([]);
  });

  it('leaves an item its standing orders as it is taken once more, on whatever day', async () => {
    const open = await r.aResolution(t, { ...plan, present: three, untaken: true });
    const was = await standing();
    await correct({ quorumNumerator: 2, castingVote: true });
    await moveTo(t, 'UHDB', '2018-06-01');
    const meetingId = open.meetingId!;
    const meeting = await secretary.reads('meeting', { meetingId }, 'id version');
    await secretary.does('reviseMeeting', {
      meetingId,
      heldOn: '2018-06-01',
      expectedVersion: meeting.version,
    });
    const moved = await secretary.reads('meeting', { meetingId }, 'id version');
    await r.attend(t, moved, BOARD, three);
    const at = { itemTakenAt: '2018-06-01T12:00:00Z' };
    await r.take(t, open, 'derby-secretary', at);
    const [{ kept } = { kept: '' }] = await t.asOwner<{ kept: string }>(
      'select standing_orders_id as kept from resolution where id = $1',
      [open.id],
    );
    expect(kept).toBe(was.id);
    await r.count(t, open, { forCount: 3, againstCount: 0, abstainCount: 0 });
    expect((await r.close(t, open)).outcome).toBe('APPROVED');
  });
});

describe('a correction of the day from which they apply', () => {
  it('says what was decided before that day, and leaves the day to other standing orders', async () => {
    const right = await correct({ effectiveFrom: '2018-06-01' });
    const early = right.correction!.wouldDiffer.find(
      ({ resolution }) => resolution.ref === decided.ref,
    )!;
    expect(early).toMatchObject({
      outcomeNow: null,
      because: 'No standing orders are entered for the day of this decision.',
    });
    const orders = {
      body: BOARD,
      quorumExecutives: 1,
      quorumNonExecutives: 1,
      castingVote: true,
      ways: ['SHOW_OF_HANDS' as const],
      methods: ['MEETING' as const],
    };
    const taken = { ...orders, effectiveFrom: '2018-06-01' };
    await secretary.refused('adoptStandingOrders', taken, 'ALREADY_EXISTS', 'effectiveFrom');
    await secretary.does('adoptStandingOrders', { ...orders, effectiveFrom: '2016-04-01' });
    const clash = await asked({ standingOrdersId: right.id, effectiveFrom: '2016-04-01' });
    await secretary.refused('correctStandingOrders', clash, 'ALREADY_EXISTS', 'effectiveFrom');
    expect(await t.faults()).toEqual([]);
  });
});

describe('a body that also decides where its secretary does not keep its business', () => {
  it('has its standing orders corrected by somebody who does so everywhere', async () => {
    await aPerson(t, 'derby-deputy');
    await aRole(t, 'derby-deputy', 'COMPANY_SECRETARY', 'OTHER', 'DERBY');
    const [role] = await t.asOwner<{ id: string; version: number }>(
      `select m.id, m.version from membership m join person p on p.id = m.person_id
       join programme g on g.id = m.programme_id
       where p.code = 'derby-secretary' and g.code = 'OTHER' and m.role = 'COMPANY_SECRETARY'`,
    );
    await t
      .as('administrator')
      .does('revokeRole', { membershipId: role!.id, expectedVersion: role!.version });
    const elsewhere = { ...plan, programme: 'OTHER', present: three, by: 'derby-deputy' };
    await r.aResolution(t, elsewhere);
    const slip = await asked({ noticeClearDays: 7 });
    const { because } = await secretary.refused('correctStandingOrders', slip, 'NOT_ALLOWED');
    expect(because).toContain('in a programme in which you do not keep its business');
    await aRole(t, 'derby-secretary', 'COMPANY_SECRETARY', 'OTHER', 'DERBY');
    await secretary.does('correctStandingOrders', slip);
  });
});

describe('what is said of a decision by a correction', () => {
  it.each([
    ["update judged_again set outcome_now = 'APPROVED', because = null", 'judged_again'],
    ['delete from judged_again', 'judged_again'],
  ])('is worked out again by verify: %s', async (sql, table) => {
    const found = await whileTampered(t, [table], sql, async () => await t.faults());
    const of = found.filter(({ check }) => check === 'judged-again');
    expect(of.length).toBeGreaterThan(0);
    expect(of[0]).toMatchObject({ table });
  });
});
