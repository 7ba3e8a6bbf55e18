import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { aWorld, key } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t, { methods: ['MEETING', 'WRITTEN_RESOLUTION', 'URGENT'] });
});
afterAll(async () => {
  await t.stop();
});

const SECRETARY = 'derby-secretary';
const four = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];
const END = (verb: string) =>
  `mutation ($input: ${verb === 'deferResolution' ? 'Defer' : 'End'}ResolutionInput!) { ${verb}(input: $input) { replayed resolution { state outcome { outcome forCount steps reason ruledById ruledBecause proceduralMinuteRef } } } }`;

async function notDone(mutation: string, input: object, as = SECRETARY) {
  await t.tokenOf(as);
  const before = await r.rows(t);
  const refusal = await t.refused(mutation, { input }, as);
  expect(await r.rows(t)).toEqual(before);
  return refusal;
}

describe('closing a named vote', () => {
  const plan = { present: four, purpose: 'SUPPORT', pack: null };
  const about = (resolution: { id: string }, over: object = {}) => ({
    idempotencyKey: key(),
    resolution: resolution.id,
    ...over,
  });

  it('asks how many present gave no vote, and tells of them', async () => {
    const resolution = await r.aResolution(t, plan);
    await r.cast(t, resolution, { 'derby-chair': 'FOR' });
    const missing = { code: 'VOTES_MISSING', field: 'notVoted' };
    expect(await notDone(r.CLOSE, about(resolution))).toMatchObject({
      ...missing,
      because:
        '3 members who were present have no vote on this item: record them, or confirm that they did not vote (notVoted: 3).',
    });
    for (const notVoted of [0, 2, 4])
      expect(await notDone(r.CLOSE, about(resolution, { notVoted }))).toMatchObject(missing);
    expect(await notDone(r.CLOSE, about(resolution, { notVoted: -1 }))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await r.cast(t, resolution, { 'derby-ned-1': 'FOR' });
    expect(await notDone(r.CLOSE, about(resolution, { notVoted: 3 }))).toMatchObject(missing);
    const { steps } = await r.close(t, resolution, { notVoted: 2 });
    expect(steps).toContain('2 members who were present and could vote did not.');
  });

  it('leaves out who is ruled out, and refuses a number where nobody is silent', async () => {
    const resolution = await r.aResolution(t, plan);
    const interest = await r.declare(t, resolution, 'derby-exec-2');
    await r.rule(t, interest, 'STAY_NO_VOTE');
    await r.cast(t, resolution, {
      'derby-chair': 'FOR',
      'derby-ned-1': 'FOR',
      'derby-exec-1': 'ABSTAIN',
    });
    expect(await notDone(r.CLOSE, about(resolution, { notVoted: 1 }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'notVoted',
    });
    expect((await r.close(t, resolution)).steps.join(' ')).not.toContain('did not');
  });

  it('asks nobody where there is no quorum', async () => {
    const resolution = await r.aResolution(t, { ...plan, present: ['derby-chair'] });
    expect((await r.close(t, resolution)).outcome).toBe('NOT_QUORATE');
  });

  it('in writing tells how many did not answer', async () => {
    const written = { ...plan, method: 'WRITTEN_RESOLUTION' };
    const resolution = await r.aResolution(t, written);
    await r.cast(t, resolution, Object.fromEntries(four.map((person) => [person, 'FOR'])));
    const [{ standing }] = (await t.asOwner(
      'select count(*)::int - 4 as standing from elector where resolution_id = $1 and voting',
      [resolution.id],
    )) as [{ standing: number }];
    const { asItStands } = (await t.ok(
      'query ($r: String!) { resolution(resolution: $r) { asItStands { steps } } }',
      { r: resolution.id },
      SECRETARY,
    )) as { asItStands: { steps: string[] } };
    expect(asItStands.steps[2]).toBe(`${standing} members who could vote did not answer.`);
  });
});

describe('a ballot at a meeting', () => {
  it('has no more papers than members who are there and may vote (P1)', async () => {
    const plan = { present: four, purpose: 'SUPPORT', pack: null, way: 'BALLOT' };
    const resolution = await r.aResolution(t, plan);
    const certified = {
      scrutineer: 'A solicitor',
      certificateSha256: 'ab'.repeat(32),
      resolution: resolution.id,
    };
    const papers = { for: 3, against: 0, abstain: 1, spoilt: 1 };
    expect(
      await notDone(r.COUNT, { idempotencyKey: key(), ...certified, ...papers }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      because: 'The counts come to 5, but only 4 could vote on this item.',
    });
    await r.count(t, resolution, { ...certified, ...papers, spoilt: 0 });
    expect((await r.close(t, resolution)).outcome).toBe('APPROVED');
  });
});

describe('an urgent decision', () => {
  it.each(['WITHDRAW', 'DISCHARGE_OR_WAIVE'])(
    'is no way to %s: that takes the body (R11, domain 2.5)',
    async (purpose) => {
      const urgent = {
        reason: 'It cannot wait.',
        ratifyBy: '2018-06-30',
        deciders: ['derby-chair', 'derby-exec-1'],
        consultees: ['derby-ned-1', 'derby-ned-2'],
      };
      const draft = {
        idempotencyKey: key(),
        programme: 'UHDB',
        body: 'DERBY-BOARD',
        purpose,
        urgent,
        method: 'URGENT',
        way: 'NAMED_VOTES',
        wording: 'That it be so.',
      };
      const { resolution } = await t.ok(r.DRAFT, { input: draft }, SECRETARY);
      const opening = { idempotencyKey: key(), resolution: resolution.id, expectedVersion: 1 };
      expect(await notDone(r.OPEN, opening)).toMatchObject({
        code: 'METHOD_NOT_ALLOWED',
        field: 'method',
      });
    },
  );
});

describe('a vote recorded for the wrong member', () => {
  const record = (resolution: r.OpenResolution, vote: object) => ({
    idempotencyKey: key(),
    resolution: resolution.id,
    votes: [vote],
    manifestSha256: resolution.manifestSha256,
  });
  const plan = { present: four, purpose: 'SUPPORT', pack: null };
  const out = { choice: null, expectedRevision: 1, reason: 'It was another member.' };

  it('is taken out by the secretary, with the reason, and the member is told', async () => {
    const resolution = await r.aResolution(t, plan);
    const person = 'derby-exec-1';
    await t.ok(
      r.RECORD_VOTES,
      { input: record(resolution, { person, choice: 'AGAINST' }) },
      SECRETARY,
    );
    expect(
      await notDone(r.RECORD_VOTES, record(resolution, { person, ...out, reason: ' ' })),
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'votes.0.reason' });
    expect(
      await notDone(r.RECORD_VOTES, record(resolution, { person, ...out, expectedRevision: 0 })),
    ).toMatchObject({ code: 'STALE_VERSION', field: 'votes.0' });
    await t.ok(r.RECORD_VOTES, { input: record(resolution, { person, ...out }) }, SECRETARY);
    expect(
      await notDone(r.RECORD_VOTES, record(resolution, { person, ...out, expectedRevision: 2 })),
    ).toMatchObject({ code: 'WRONG_STATE', field: 'votes.0' });
    const votes = await t.asOwner(
      'select revision, choice, reason from vote where resolution_id = $1 order by revision',
      [resolution.id],
    );
    expect(votes).toEqual([
      { revision: 1, choice: 'AGAINST', reason: null },
      { revision: 2, choice: null, reason: out.reason },
    ]);
    const told = await t.ok(
      'query { myNotices(first: 1) { edges { node { text } } } }',
      {},
      person,
    );
    expect(told.edges[0].node.text).toContain(`${resolution.ref}: it no longer counts.`);
    expect(await r.close(t, resolution, { notVoted: 4 })).toMatchObject({ againstCount: 0 });
  });

  it('and never one that was cast in person', async () => {
    const resolution = await r.aResolution(t, plan);
    await r.cast(t, resolution, { 'derby-exec-1': 'AGAINST' });
    expect(
      await notDone(r.RECORD_VOTES, record(resolution, { person: 'derby-exec-1', ...out })),
    ).toMatchObject({ code: 'VOTE_STANDS', field: 'votes.0' });
  });
});

describe('a vote that stands', () => {
  const said = { reason: 'The paper is withdrawn.' };
  const ruling = { ruledBy: 'derby-chair', because: 'The regulator wrote this morning.' };
  const about = (resolution: { id: string }, over: object = {}) => ({
    idempotencyKey: key(),
    resolution: resolution.id,
    ...said,
    ...over,
  });
  const losing = async () => {
    const resolution = await r.aResolution(t, { present: four });
    await r.cast(t, resolution, {
      'derby-chair': 'AGAINST',
      'derby-ned-1': 'AGAINST',
      'derby-exec-1': 'FOR',
    });
    return resolution;
  };

  it('is ended by the ruling of whoever presides, not by the secretary alone', async () => {
    const resolution = await losing();
    const deferral = { reason: 'MORE_INFORMATION', newDate: '2018-07-10' };
    for (const [verb, over] of [
      ['deferResolution', deferral],
      ['referBack', {}],
      ['withdrawResolution', {}],
    ] as const)
      expect(await notDone(END(verb), about(resolution, over))).toMatchObject({
        code: 'VOTE_STANDS',
        field: 'afterVotes',
      });
    for (const [afterVotes, field] of [
      [{ ...ruling, ruledBy: 'derby-ned-1' }, 'afterVotes.ruledBy'],
      [{ ...ruling, ruledBy: SECRETARY }, 'afterVotes.ruledBy'],
      [{ ruledBy: 'derby-chair' }, 'afterVotes.because'],
      [{ ...ruling, proceduralMinuteRef: 'DB/6' }, 'afterVotes'],
      [{}, 'afterVotes'],
    ] as const)
      expect(
        await notDone(END('deferResolution'), about(resolution, { ...deferral, afterVotes })),
      ).toMatchObject({ code: 'BAD_USER_INPUT', field });
    const input = about(resolution, { ...deferral, afterVotes: ruling });
    const ended = await t.ok(END('deferResolution'), { input }, SECRETARY);
    const [chair] = await t.asOwner("select id from person where code = 'derby-chair'");
    expect(ended.resolution).toEqual({
      state: 'CLOSED',
      outcome: {
        outcome: 'DEFERRED',
        forCount: null,
        reason: null,
        proceduralMinuteRef: null,
        ruledById: chair!.id,
        ruledBecause: ruling.because,
        steps: ['It was deferred after 3 votes were given, on a ruling of the person presiding.'],
      },
    });
  });

  it('is ended by the members’ own procedural resolution', async () => {
    const resolution = await losing();
    const input = about(resolution, { afterVotes: { proceduralMinuteRef: 'DB/2018/7' } });
    const ended = await t.ok(END('withdrawResolution'), { input }, SECRETARY);
    expect(await t.faults()).toEqual([]);
    const found = await whileTampered(
      t,
      ['resolution_outcome'],
      `update resolution_outcome set procedural_minute_ref = null where resolution_id = '${resolution.id}'`,
      async () => await t.faults(),
    );
    expect(found).toContainEqual({
      check: 'outcomes',
      table: 'resolution_outcome',
      row: resolution.id,
      because:
        'This resolution cannot be ended after 3 votes were given unless the person presiding rules it or the members resolve it: say which in afterVotes.',
    });
    expect(ended.resolution.outcome).toMatchObject({
      outcome: 'WITHDRAWN',
      proceduralMinuteRef: 'DB/2018/7',
      ruledById: null,
      steps: [
        'It was withdrawn after 3 votes were given, by a procedural resolution of the members.',
      ],
    });
  });

  it('as a count that stands, and not what nobody voted on', async () => {
    const counted = await r.aResolution(t, { present: four, way: 'SHOW_OF_HANDS' });
    const afterVotes = { proceduralMinuteRef: 'DB/2018/8' };
    expect(await notDone(END('referBack'), about(counted, { afterVotes }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'afterVotes',
    });
    await r.count(t, counted, { for: 1, against: 3, abstain: 0 });
    expect(await notDone(END('referBack'), about(counted))).toMatchObject({ code: 'VOTE_STANDS' });
    const ended = await t.ok(
      END('referBack'),
      { input: about(counted, { afterVotes }) },
      SECRETARY,
    );
    expect(ended.resolution.outcome.steps).toEqual([
      'It was referred back after it was counted, by a procedural resolution of the members.',
    ]);
  });

  it('and is void once its pack is replaced: then no ruling is needed', async () => {
    const resolution = await losing();
    await aSealedPack(t);
    const ended = await t.ok(END('withdrawResolution'), { input: about(resolution) }, SECRETARY);
    expect(ended.resolution.outcome.steps).toEqual([
      'It was withdrawn after 3 votes were given. Those votes were void, because a later version had replaced the pack.',
    ]);
  });
});
