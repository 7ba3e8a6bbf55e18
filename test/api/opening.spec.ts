import { describe, expect, it } from '@jest/globals';
import type { Input } from '../support/caller.js';
import { aCompletePack, aSealedPack, withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { createBody, key, world } from '../support/world.js';

const t = TestApp.forSpec({
  world: withSealedPack(world(), { stage: 'STRATEGIC_CASE' }, { stage: 'FBC' }),
});
const secretary = t.as('derby-secretary');

const draft: Input<'draftResolution'> = {
  programme: 'UHDB',
  body: 'DERBY-BOARD',
  purpose: 'SUBMIT',
  wording: 'To approve the case.',
  method: 'WRITTEN_RESOLUTION',
  way: 'NAMED_VOTES',
  pack: 'STRATEGIC_CASE/1',
  closesOn: '2018-06-30',
};
const drafted = async (over: Partial<Input<'draftResolution'>> = {}) =>
  (await secretary.does('draftResolution', { ...draft, ...over })).resolution;
const opening = ({ id, version }: { id: string; version: number }) => ({
  resolution: id,
  expectedVersion: version,
});
const atMeeting = { method: 'MEETING', closesOn: null } as const;
const aPeriod = async (name: string, startsOn: string, endsOn: string) =>
  await secretary.does('addPreElectionPeriod', { programme: 'UHDB', name, startsOn, endsOn });

describe('a draft', () => {
  it('is numbered by its body, named so, and its own body’s alone to see', async () => {
    const one = await drafted();
    const [, number] = /^DERBY-BOARD\/(\d+)$/.exec(one.ref)!;
    expect((await drafted()).ref).toBe(`DERBY-BOARD/${Number(number) + 1}`);
    for (const named of [
      { resolution: one.ref },
      { resolution: one.ref, programme: 'UHDB' },
      { resolution: one.id },
    ]) {
      expect(await t.as('derby-ned-1').reads('resolution', named, 'id')).toEqual({ id: one.id });
      for (const outsider of ['burton-secretary', 'director', 'observer'])
        await t.as(outsider).refused('resolution', named, 'NOT_FOUND');
    }
    const drafts = async (as: string, body = '') => {
      const list = `resolutions(first: 50, state: DRAFT ${body}) { totalCount }`;
      const { resolutions } = await t.as(as).reads('programme', { programme: 'UHDB' }, list);
      return resolutions.totalCount;
    };
    expect(await drafts('derby-secretary', 'body: "DERBY-BOARD"')).toBe(2);
    expect(await drafts('burton-secretary')).toBe(0);
  });

  const conditions = [{ text: 'So.', kind: 'PRECEDENT', ownerName: ' ', dueOn: '2018-06-30' }];
  it.each([
    ['of the other Trust’s body', { body: 'BURTON-BOARD' }, 'NOT_ALLOWED', undefined],
    ['for a purpose of others', { purpose: 'COUNCIL_APPROVAL' }, 'PURPOSE_NOT_FOR_BODY', 'purpose'],
    ['on a pack that is not there', { pack: 'FBC/99' }, 'NOT_FOUND', 'pack'],
    ['at a meeting of nobody', { ...atMeeting, meetingId: key() }, 'NOT_FOUND', 'meetingId'],
    ['about nothing it could be about', { subjectId: key() }, 'BAD_USER_INPUT', 'subjectId'],
    ['for a gate that is not there', { gate: 'NOWHERE' }, 'NOT_FOUND', 'gate'],
    ['at a meeting with a last day', { method: 'MEETING' }, 'BAD_USER_INPUT', 'closesOn'],
    ['without words', { wording: '' }, 'BAD_USER_INPUT', 'wording'],
    ['in too many words', { wording: 'x'.repeat(4001) }, 'BAD_USER_INPUT', 'wording'],
    ['to ratify nothing', { purpose: 'RATIFY', subjectId: key() }, 'NOT_FOUND', 'subjectId'],
    ['with a condition of nobody', { conditions }, 'BAD_USER_INPUT', 'conditions.0.ownerName'],
  ])('is not drafted %s', async (_case, over, code, field) => {
    await secretary.refused('draftResolution', { ...draft, ...over }, code, field);
  });

  it.each(['derby-chair', 'director', 'burton-secretary', 'auditor'])(
    'is not drafted by %s',
    async (person) => {
      await t.as(person).refused('draftResolution', draft, 'NOT_ALLOWED');
    },
  );

  it('is revised against the version seen, its conditions replaced, until it is opened', async () => {
    const { id, version } = await drafted({
      conditions: [{ text: 'Old.', kind: 'PRECEDENT', ownerName: 'SRO', dueOn: '2018-06-30' }],
    });
    const input = {
      resolution: id,
      expectedVersion: version,
      wording: 'To approve it.',
      conditions: [
        { text: 'New.', kind: 'SUBSEQUENT' as const, ownerName: 'PMO', dueOn: '2018-07-31' },
      ],
    };
    const shown = `resolution { version wording method closesOn conditions { position text ownerName } }`;
    const { resolution } = await secretary.does('reviseResolution', input, shown);
    await secretary.again();
    expect(resolution).toEqual({
      version: 2,
      wording: 'To approve it.',
      method: 'WRITTEN_RESOLUTION',
      closesOn: '2018-06-30',
      conditions: [{ position: 1, text: 'New.', ownerName: 'PMO' }],
    });
    await secretary.refused('reviseResolution', input, 'STALE_VERSION');
    await secretary.does('openResolution', opening({ id, version: 2 }));
    const late = { ...input, expectedVersion: 3 };
    await secretary.refused('reviseResolution', late, 'WRONG_STATE');
  });
});

describe('opening', () => {
  it('fixes the roll, the papers and the standing orders, and writes them to the chain', async () => {
    const { resolution: open } = await secretary.does('openResolution', opening(await drafted()));
    const pack = { programme: 'UHDB', pack: 'STRATEGIC_CASE/1' };
    const { manifestSha256 } = await secretary.reads('casePack', pack);
    expect(open).toMatchObject({ state: 'OPEN', manifestSha256 });
    await secretary.again();
    const fixed = { resolution: open.id };
    const shown = 'stage roll { person { code } }';
    const { roll, stage } = await t.as('derby-ned-1').reads('resolution', fixed, shown);
    expect(stage).toBe('STRATEGIC_CASE');
    expect(roll.map((one) => one.person.code).sort()).toEqual([...r.DERBY_BOARD].sort());
    const events = await t.asOwner(
      `select type, confidential_to is null as told, content::jsonb -> 'payload' ? 'standingOrders' as orders,
         jsonb_array_length(content::jsonb #> '{payload,roll}') as roll
       from audit_content where subject_id = $1 order by seq`,
      [open.id],
    );
    expect(events).toEqual([
      { type: 'resolution.drafted', told: false, orders: false, roll: null },
      { type: 'resolution.opened', told: true, orders: true, roll: null },
      { type: 'resolution.roll-fixed', told: false, orders: false, roll: 7 },
    ]);
  });

  const urgent = { method: 'URGENT', closesOn: null, purpose: 'SUPPORT' } as const;
  it.each([
    ['its last day is past', { closesOn: '2018-05-30' }, 'BAD_USER_INPUT'],
    ['its method is not in the standing orders', urgent, 'METHOD_NOT_ALLOWED'],
    ['it is written and its way is not named votes', { way: 'BALLOT' }, 'METHOD_NOT_ALLOWED'],
    ['it is at a meeting and names none', atMeeting, 'BAD_USER_INPUT'],
    ['it names no pack', { pack: null }, 'PACK_INCOMPLETE'],
  ] as const)('is refused where %s', async (_case, over, code) => {
    await secretary.refused('openResolution', opening(await drafted(over)), code);
  });

  it('is refused at a meeting that is past, and on the version not seen', async () => {
    const { id: meetingId } = await r.aMeeting(t, { heldOn: '2018-05-30' });
    const past = await drafted({ ...atMeeting, meetingId });
    await secretary.refused('openResolution', opening(past), 'WRONG_STATE', 'meetingId');
    const stale = { ...opening(await drafted()), expectedVersion: 7 };
    await secretary.refused('openResolution', stale, 'STALE_VERSION');
  });

  it('is refused on a pack that is not sealed, or was replaced', async () => {
    const unsealed = await aCompletePack(t, { stage: 'FBC' });
    const on = await drafted({ pack: unsealed.code });
    await secretary.refused('openResolution', opening(on), 'PACK_INCOMPLETE');
    const replaced = await drafted();
    const { code: pack, manifestSha256 } = await aSealedPack(t, { stage: 'STRATEGIC_CASE' });
    draft.pack = pack;
    await secretary.refused('openResolution', opening(replaced), 'PACK_SUPERSEDED');
    const { resolution } = await secretary.does('reviseResolution', { ...opening(replaced), pack });
    const opened = await secretary.does('openResolution', opening(resolution));
    expect(opened.resolution.manifestSha256).toBe(manifestSha256);
  });

  it('is refused without standing orders', async () => {
    const committee = { code: 'DERBY-CIC', kind: 'COMMITTEE_IN_COMMON', trust: 'DERBY' } as const;
    await createBody(t, { ...committee, name: 'Committee in common' });
    const of = await drafted({ body: 'DERBY-CIC', purpose: 'SUPPORT', pack: null });
    await secretary.refused('openResolution', opening(of), 'STANDING_ORDERS_MISSING');
  });

  it('inside a pre-election period says why it cannot wait (P7)', async () => {
    await aPeriod('Local elections', '2018-08-01', '2018-08-31');
    const bare = await drafted({ closesOn: '2018-08-10' });
    await secretary.refused('openResolution', opening(bare), 'PRE_ELECTION');
    const cannotWait = { reason: 'The regulator’s date.', adviceOf: 'Counsel' };
    const urgentOne = await drafted({ closesOn: '2018-08-10', cannotWait });
    await secretary.does('openResolution', opening(urgentOne));
    const asked = { resolution: urgentOne.id };
    const shown = 'cannotWait { reason adviceOf }';
    expect(await t.as('observer').reads('resolution', asked, shown)).toEqual({ cannotWait });
  });
});

describe('a resolution that is never put', () => {
  it('is deferred with its reason to a date to come (R9)', async () => {
    const { id: resolution } = await r.aResolution(t);
    const deferral = {
      resolution,
      deferReason: 'MORE_INFORMATION' as const,
      newDate: '2018-07-10',
      reason: 'The model is redone.',
      minuteRef: '18/50',
    };
    for (const [over, field] of [
      [{ newDate: '2018-05-31' }, 'newDate'],
      [{ deferReason: 'OTHER', reason: null }, 'reason'],
    ] as const)
      await secretary.refused('deferResolution', { ...deferral, ...over }, 'BAD_USER_INPUT', field);
    const both = { ...deferral, deferReason: 'OTHER', reason: null, newDate: '2018-05-31' };
    const { faults } = await secretary.refused('deferResolution', both, 'BAD_USER_INPUT', 'reason');
    expect(faults!.map(({ field }) => field)).toEqual(['reason', 'newDate']);
    const shown =
      'resolution { state outcome { outcome carried deferReason reason newDate minuteRef steps quorate } }';
    const deferred = await secretary.does('deferResolution', deferral, shown);
    await secretary.again();
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
    await secretary.refused('closeResolution', { resolution }, 'VOTING_NOT_OPEN');
    await secretary.refused('deferResolution', deferral, 'WRONG_STATE');
  });

  it.each([
    ['referBack', 'CLOSED', 'REFERRED_BACK'],
    ['withdrawResolution', 'WITHDRAWN', 'WITHDRAWN'],
  ] as const)('%s leaves it %s, and only its secretary does it', async (verb, state, outcome) => {
    const { id: resolution } = await r.aResolution(t);
    const input = { resolution, reason: 'Too early.' };
    for (const person of ['derby-chair', 'burton-secretary', 'director'])
      await t.as(person).refused(verb, input, 'NOT_ALLOWED');
    const ended = await secretary.does(
      verb,
      input,
      'resolution { state outcome { outcome reason } }',
    );
    expect(ended.resolution).toEqual({ state, outcome: { outcome, reason: 'Too early.' } });
    await secretary.refused(verb, input, 'WRONG_STATE');
  });

  it("a council's approval that goes back says so", async () => {
    const plan = {
      body: 'DERBY-COUNCIL',
      purpose: 'COUNCIL_APPROVAL',
      present: ['derby-governor-1'],
    } as const;
    const { id: resolution } = await r.aResolution(t, plan);
    const input = { resolution, reason: 'Too early.' };
    const ended = await secretary.does('referBack', input, 'resolution { outcome { outcome } }');
    await secretary.again();
    expect(ended.resolution.outcome.outcome).toBe('REFERRED_BACK');
  });
});

describe('a pre-election period that begins while a resolution is open', () => {
  it('asks why it cannot wait at its closing, and keeps it (P7)', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' });
    await aPeriod('A sudden election', '2018-05-25', '2018-05-31');
    await secretary.refused('closeResolution', { resolution: resolution.id }, 'PRE_ELECTION');
    const cannotWait = { reason: 'The grant ends in June.', adviceOf: 'Counsel' };
    expect(await r.close(t, resolution, { cannotWait, notVoted: 5 })).toMatchObject({
      outcome: 'APPROVED',
    });
    const [kept] = await t.asOwner(
      'select cannot_wait_reason, cannot_wait_advice_of from resolution where id = $1',
      [resolution.id],
    );
    expect(kept).toEqual({
      cannot_wait_reason: cannotWait.reason,
      cannot_wait_advice_of: cannotWait.adviceOf,
    });
  });
});
