import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCompletePack, aSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { aWorld, createBody, key } from '../support/world.js';

let t: TestApp;
let pack: r.SealedPack;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  pack = await aSealedPack(t, { stage: 'STRATEGIC_CASE' });
  await r.theSealedPack(t);
});
afterAll(async () => {
  await t.stop();
});

const SECRETARY = 'derby-secretary';
const REVISE =
  'mutation ($input: ReviseResolutionInput!) { reviseResolution(input: $input) { resolution { version wording method closesOn conditionsProposed { position text ownerName } } } }';
const DEFER =
  'mutation ($input: DeferResolutionInput!) { deferResolution(input: $input) { replayed resolution { state outcome { outcome carried deferReason reason newDate minuteRef steps quorate } } } }';
const end = (verb: string) =>
  `mutation ($input: EndResolutionInput!) { ${verb}(input: $input) { replayed resolution { state outcome { outcome reason } } } }`;

const draft = (over: object = {}) => ({
  input: {
    idempotencyKey: key(),
    programme: 'UHDB',
    body: 'DERBY-BOARD',
    purpose: 'FINAL_APPROVE',
    wording: 'To approve the case.',
    method: 'WRITTEN_RESOLUTION',
    way: 'NAMED_VOTES',
    pack: pack.code,
    closesOn: '2018-06-30',
    ...over,
  },
});

const drafted = async (over: object = {}) =>
  (await t.ok(r.DRAFT, draft(over), SECRETARY)).resolution as Record<string, any>;

const opening = (resolution: Record<string, any>, over: object = {}) => ({
  input: {
    idempotencyKey: key(),
    resolution: resolution.id,
    expectedVersion: resolution.version,
    ...over,
  },
});

async function notDone(mutation: string, variables: object, as = SECRETARY) {
  await t.tokenOf(as);
  const before = await r.rows(t);
  const refusal = await t.refused(mutation, variables, as);
  expect(await r.rows(t)).toEqual(before);
  return refusal;
}

describe('a draft', () => {
  it('is numbered by its body, named so, and its own body’s alone to see', async () => {
    const one = await drafted();
    const [, number] = /^DERBY-BOARD\/(\d+)$/.exec(one.ref)!;
    expect((await drafted()).ref).toBe(`DERBY-BOARD/${Number(number) + 1}`);
    const named =
      'query ($r: String!, $p: String) { resolution(resolution: $r, programme: $p) { id } }';
    for (const variables of [{ r: one.ref }, { r: one.ref, p: 'UHDB' }, { r: one.id }]) {
      expect(await t.ok(named, variables, 'derby-ned-1')).toEqual({ id: one.id });
      for (const outsider of ['burton-secretary', 'director', 'observer'])
        expect(await t.refused(named, variables, outsider)).toMatchObject({ code: 'NOT_FOUND' });
    }
    const list =
      'query ($b: String) { programme(programme: "UHDB") { resolutions(first: 50, body: $b, state: DRAFT) { totalCount } } }';
    expect((await t.ok(list, { b: 'DERBY-BOARD' }, SECRETARY)).resolutions.totalCount).toBe(2);
    expect((await t.ok(list, {}, 'burton-secretary')).resolutions.totalCount).toBe(0);
  });

  it.each([
    ['of the other Trust’s body', { body: 'BURTON-BOARD' }, 'NOT_ALLOWED', undefined],
    ['for a purpose of others', { purpose: 'CONSENT' }, 'PURPOSE_NOT_FOR_BODY', 'purpose'],
    ['on a pack that is not there', { pack: 'FBC/99' }, 'NOT_FOUND', 'pack'],
    [
      'at a meeting of nobody',
      { method: 'MEETING', closesOn: null, meetingId: key() },
      'NOT_FOUND',
      'meetingId',
    ],
    ['about nothing it could be about', { subjectId: key() }, 'BAD_USER_INPUT', 'subjectId'],
    ['for a gate that is not there', { gate: 'NOWHERE' }, 'NOT_FOUND', 'gate'],
    ['at a meeting with a last day', { method: 'MEETING' }, 'BAD_USER_INPUT', 'closesOn'],
    ['without words', { wording: '' }, 'BAD_USER_INPUT', 'wording'],
    ['in too many words', { wording: 'x'.repeat(4001) }, 'BAD_USER_INPUT', 'wording'],
    ['to ratify nothing', { purpose: 'RATIFY', subjectId: key() }, 'NOT_FOUND', 'subjectId'],
    [
      'with a condition of nobody',
      { conditions: [{ text: 'So.', kind: 'PRECEDENT', owner: ' ', dueOn: '2018-06-30' }] },
      'BAD_USER_INPUT',
      'conditions.0.owner',
    ],
  ] as [string, object, string, string | undefined][])(
    'is not drafted %s',
    async (_case, over, code, field) => {
      const refusal = await notDone(r.DRAFT, draft(over));
      expect(refusal).toMatchObject({ code, ...(field ? { field } : {}) });
    },
  );

  it.each(['derby-chair', 'director', 'burton-secretary', 'auditor'])(
    'is not drafted by %s',
    async (person) => {
      expect(await notDone(r.DRAFT, draft(), person)).toMatchObject({ code: 'NOT_ALLOWED' });
    },
  );

  it('is revised against the version seen, its conditions replaced, until it is opened', async () => {
    const { id, version } = await drafted({
      conditions: [{ text: 'Old.', kind: 'PRECEDENT', owner: 'SRO', dueOn: '2018-06-30' }],
    });
    const input = {
      resolution: id,
      expectedVersion: version,
      wording: 'To approve it.',
      conditions: [{ text: 'New.', kind: 'SUBSEQUENT', owner: 'PMO', dueOn: '2018-07-31' }],
    };
    const { resolution } = await t.ok(REVISE, { input }, SECRETARY);
    expect(resolution).toEqual({
      version: 2,
      wording: 'To approve it.',
      method: 'WRITTEN_RESOLUTION',
      closesOn: '2018-06-30',
      conditionsProposed: [{ position: 1, text: 'New.', ownerName: 'PMO' }],
    });
    expect(await notDone(REVISE, { input })).toMatchObject({ code: 'STALE_VERSION' });
    await t.ok(r.OPEN, opening({ id, version: 2 }), SECRETARY);
    const late = { input: { ...input, expectedVersion: 3 } };
    expect(await notDone(REVISE, late)).toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('opening', () => {
  it('freezes the roll, the papers and the standing orders, and writes them to the chain', async () => {
    const input = opening(await drafted());
    const opened = await t.ok(r.OPEN, input, SECRETARY);
    expect(opened.resolution).toMatchObject({ state: 'OPEN', manifestSha256: pack.manifestSha256 });
    expect(await t.ok(r.OPEN, input, SECRETARY)).toEqual({ ...opened, replayed: true });
    const { roll, stage } = await t.ok(
      'query ($r: String!) { resolution(resolution: $r) { stage roll { seatKind voting person { code } } } }',
      { r: opened.resolution.id },
      'derby-ned-1',
    );
    expect(stage).toBe('STRATEGIC_CASE');
    expect(roll.map((one: any) => one.person.code).sort()).toEqual([...r.DERBY_BOARD].sort());
    const events = await t.asOwner(
      `select type, confidential_to is null as told, body::jsonb -> 'payload' ? 'standingOrders' as orders,
         jsonb_array_length(body::jsonb #> '{payload,roll}') as roll
       from audit_body where subject_id = $1 order by seq`,
      [opened.resolution.id],
    );
    expect(events).toEqual([
      { type: 'resolution.drafted', told: false, orders: false, roll: null },
      { type: 'resolution.opened', told: true, orders: true, roll: null },
      { type: 'resolution.roll-frozen', told: false, orders: false, roll: 7 },
    ]);
  });

  it.each([
    ['its last day is past', { closesOn: '2018-05-30' }, 'BAD_USER_INPUT'],
    [
      'its method is not in the standing orders',
      { method: 'URGENT', closesOn: null, purpose: 'SUPPORT' },
      'METHOD_NOT_ALLOWED',
    ],
    ['it is written and its way is not named votes', { way: 'BALLOT' }, 'METHOD_NOT_ALLOWED'],
    ['it is at a meeting and names none', { method: 'MEETING', closesOn: null }, 'BAD_USER_INPUT'],
    ['it names no pack', { pack: null }, 'PACK_INCOMPLETE'],
  ])('is refused where %s', async (_case, over, code) => {
    expect(await notDone(r.OPEN, opening(await drafted(over)))).toMatchObject({ code });
  });

  it('is refused at a meeting that is past, and on the version not seen', async () => {
    const { id } = await r.aMeeting(t, { heldOn: '2018-05-30' });
    const past = await drafted({ method: 'MEETING', meetingId: id, closesOn: null });
    expect(await notDone(r.OPEN, opening(past))).toMatchObject({
      code: 'WRONG_STATE',
      field: 'meetingId',
    });
    const stale = opening(await drafted(), { expectedVersion: 7 });
    expect(await notDone(r.OPEN, stale)).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('is refused on a pack that is not sealed, or was replaced', async () => {
    const unsealed = await aCompletePack(t, { stage: 'FBC' });
    const on = await drafted({ pack: unsealed.code });
    expect(await notDone(r.OPEN, opening(on))).toMatchObject({ code: 'PACK_INCOMPLETE' });
    const replaced = await drafted();
    const earlier = pack;
    pack = await aSealedPack(t, { stage: 'STRATEGIC_CASE' });
    expect(await notDone(r.OPEN, opening(replaced))).toMatchObject({ code: 'PACK_SUPERSEDED' });
    const { id, version } = replaced;
    const input = { resolution: id, expectedVersion: version, pack: pack.code };
    await t.ok(REVISE, { input }, SECRETARY);
    const opened = await t.ok(r.OPEN, opening({ id, version: version + 1 }), SECRETARY);
    expect(opened.resolution.manifestSha256).not.toBe(earlier.manifestSha256);
  });

  it('is refused without standing orders', async () => {
    await createBody(t, {
      code: 'DERBY-CIC',
      name: 'Committee in common',
      kind: 'COMMITTEE_IN_COMMON',
      trust: 'DERBY',
    });
    const of = await drafted({ body: 'DERBY-CIC', purpose: 'SUPPORT', pack: null });
    expect(await notDone(r.OPEN, opening(of))).toMatchObject({ code: 'STANDING_ORDERS_MISSING' });
  });

  it('inside a pre-election period says why it cannot wait (P7)', async () => {
    const period = { name: 'Local elections', startsOn: '2018-08-01', endsOn: '2018-08-31' };
    await t.ok(
      'mutation ($input: AddBlackoutInput!) { addBlackout(input: $input) { blackout { id } } }',
      { input: { idempotencyKey: key(), programme: 'UHDB', ...period } },
      SECRETARY,
    );
    const bare = await drafted({ closesOn: '2018-08-10' });
    expect(await notDone(r.OPEN, opening(bare))).toMatchObject({ code: 'PRE_ELECTION' });
    const excuse = { reason: 'The regulator’s date.', adviceOf: 'Counsel' };
    const excused = await drafted({ closesOn: '2018-08-10', excuse });
    await t.ok(r.OPEN, opening(excused), SECRETARY);
    const shown = await t.ok(
      'query ($r: String!) { resolution(resolution: $r) { excuse { reason adviceOf } } }',
      { r: excused.id },
      'observer',
    );
    expect(shown.excuse).toEqual(excuse);
  });
});

describe('a resolution that is never put', () => {
  it('is deferred with its reason to a date to come (R9)', async () => {
    const resolution = await r.aResolution(t);
    const deferral = (over: object) => ({
      input: {
        idempotencyKey: key(),
        resolution: resolution.id,
        reason: 'MORE_INFORMATION',
        newDate: '2018-07-10',
        note: 'The model is redone.',
        minuteRef: '18/50',
        ...over,
      },
    });
    for (const [over, field] of [
      [{ newDate: '2018-05-31' }, 'newDate'],
      [{ reason: 'OTHER', note: null }, 'note'],
    ] as const)
      expect(await notDone(DEFER, deferral(over))).toMatchObject({ code: 'BAD_USER_INPUT', field });
    const deferred = await t.ok(DEFER, deferral({}), SECRETARY);
    expect(deferred.resolution).toEqual({
      state: 'CLOSED',
      outcome: {
        outcome: 'DEFERRED',
        carried: false,
        deferReason: 'MORE_INFORMATION',
        quorate: null,
        reason: 'The model is redone.',
        newDate: '2018-07-10',
        minuteRef: '18/50',
        steps: ['It was deferred before any vote was given.'],
      },
    });
    const input = { idempotencyKey: key(), resolution: resolution.id };
    expect(await notDone(r.CLOSE, { input })).toMatchObject({ code: 'VOTING_NOT_OPEN' });
    expect(await notDone(DEFER, deferral({}))).toMatchObject({ code: 'WRONG_STATE' });
  });

  it.each([
    ['referBack', 'CLOSED', 'REFERRED_BACK'],
    ['withdrawResolution', 'WITHDRAWN', 'WITHDRAWN'],
  ])('%s leaves it %s, and only its secretary does it', async (verb, state, outcome) => {
    const resolution = await r.aResolution(t);
    const input = { idempotencyKey: key(), resolution: resolution.id, reason: 'Too early.' };
    for (const person of ['derby-chair', 'burton-secretary', 'director'])
      expect(await notDone(end(verb), { input }, person)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await t.ok(end(verb), { input }, SECRETARY)).toEqual({
      replayed: false,
      resolution: { state, outcome: { outcome, reason: 'Too early.' } },
    });
    const again = { input: { ...input, idempotencyKey: key() } };
    expect(await notDone(end(verb), again)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('a consent that is never put is not held', async () => {
    const plan = { body: 'DERBY-COUNCIL', purpose: 'CONSENT', present: ['derby-governor-1'] };
    const resolution = await r.aResolution(t, plan);
    const input = { idempotencyKey: key(), resolution: resolution.id, reason: 'Too early.' };
    const { outcome } = (await t.ok(end('referBack'), { input }, SECRETARY)).resolution;
    expect(outcome.outcome).toBe('NOT_HELD');
  });
});

describe('a pre-election period that begins while a resolution is open', () => {
  it('asks the excuse at its closing, and keeps it (P7)', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    const period = { name: 'A sudden election', startsOn: '2018-05-25', endsOn: '2018-05-31' };
    await t.ok(
      'mutation ($input: AddBlackoutInput!) { addBlackout(input: $input) { blackout { id } } }',
      { input: { idempotencyKey: key(), programme: 'UHDB', ...period } },
      SECRETARY,
    );
    const input = { idempotencyKey: key(), resolution: resolution.id };
    expect(await notDone(r.CLOSE, { input })).toMatchObject({ code: 'PRE_ELECTION' });
    const excuse = { reason: 'The grant ends in June.', adviceOf: 'Counsel' };
    expect(await r.close(t, resolution, { excuse, notVoted: 5 })).toMatchObject({
      outcome: 'APPROVED',
    });
    const [kept] = await t.asOwner(
      'select excuse_reason, excuse_advice_of from resolution where id = $1',
      [resolution.id],
    );
    expect(kept).toEqual({ excuse_reason: excuse.reason, excuse_advice_of: excuse.adviceOf });
  });
});
