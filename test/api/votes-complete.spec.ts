import { describe, expect, it } from '@jest/globals';
import { aSealedPack, withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { whileTampered } from '../support/tampering.js';
import { TestApp } from '../support/test-app.js';
import { world } from '../support/world.js';

const t = TestApp.forSpec({
  world: withSealedPack(world({ methods: ['MEETING', 'WRITTEN_RESOLUTION', 'URGENT'] })),
});
const secretary = t.as('derby-secretary');

const four = ['derby-chair', 'derby-ned-1', 'derby-exec-1', 'derby-exec-2'];
const plan = { present: four, purpose: 'SUPPORT', pack: null };

describe('closing a named vote', () => {
  it('takes no other number than that of those who gave no vote, and tells of them', async () => {
    const resolution = await r.aResolution(t, plan);
    await r.cast(t, resolution, { 'derby-chair': 'FOR' });
    const missing = async (notVoted: number) => {
      const input = { resolution: resolution.id, notVoted };
      return await secretary.refused('closeResolution', input, 'VOTES_MISSING', 'notVoted');
    };
    expect((await missing(1)).because).toBe(
      '3 members who were present have no vote on this item, not 1: record the votes that were given, or confirm that they did not vote (notVoted: 3).',
    );
    for (const notVoted of [0, 2, 4]) await missing(notVoted);
    const negative = { resolution: resolution.id, notVoted: -1 };
    await secretary.refused('closeResolution', negative, 'BAD_USER_INPUT');
    await r.cast(t, resolution, { 'derby-ned-1': 'FOR' });
    await missing(3);
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
    const silent = { resolution: resolution.id, notVoted: 1 };
    await secretary.refused('closeResolution', silent, 'BAD_USER_INPUT', 'notVoted');
    expect((await r.close(t, resolution)).steps.join(' ')).not.toContain('did not');
  });

  it('asks nobody where there is no quorum', async () => {
    const resolution = await r.aResolution(t, { ...plan, present: ['derby-chair'] });
    expect((await r.close(t, resolution)).outcome).toBe('NOT_QUORATE');
  });

  it('in writing tells how many did not answer', async () => {
    const resolution = await r.aResolution(t, { ...plan, method: 'WRITTEN_RESOLUTION' });
    await r.cast(t, resolution, r.everyone(four, 'FOR'));
    const [{ standing }] = (await t.asOwner(
      'select count(*)::int - 4 as standing from elector where resolution_id = $1 and voting',
      [resolution.id],
    )) as [{ standing: number }];
    const asked = { resolution: resolution.id };
    const { asItStands } = await secretary.reads('resolution', asked, 'asItStands { steps }');
    expect(asItStands.steps[2]).toBe(`${standing} members who could vote did not answer.`);
  });
});

describe('a ballot at a meeting', () => {
  it('has no more papers than members who are there and may vote (P1)', async () => {
    const resolution = await r.aResolution(t, { ...plan, way: 'BALLOT' });
    const certified = { scrutineer: 'A solicitor', certificateSha256: 'ab'.repeat(32) };
    const papers = { ...certified, forCount: 3, againstCount: 0, abstainCount: 1, spoiltCount: 1 };
    const counted = { resolution: resolution.id, ...papers };
    const { because } = await secretary.refused('recordCount', counted, 'BAD_USER_INPUT');
    expect(because).toBe('The counts come to 5, but only 4 could vote on this item.');
    await r.count(t, resolution, { ...papers, spoiltCount: 0 });
    expect((await r.close(t, resolution)).outcome).toBe('APPROVED');
  });
});

describe('an urgent decision', () => {
  it.each(['WITHDRAW', 'DISCHARGE_OR_WAIVE'] as const)(
    'is no way to %s: that takes the body (R11, domain 2.5)',
    async (purpose) => {
      const { resolution } = await secretary.does('draftResolution', {
        programme: 'UHDB',
        body: 'DERBY-BOARD',
        purpose,
        urgent: {
          reason: 'It cannot wait.',
          ratifyBy: '2018-06-30',
          deciders: ['derby-chair', 'derby-exec-1'],
          consultees: ['derby-ned-1', 'derby-ned-2'],
        },
        method: 'URGENT',
        way: 'NAMED_VOTES',
        wording: 'That it be so.',
      });
      const opening = { resolution: resolution.id, expectedVersion: 1 };
      await secretary.refused('openResolution', opening, 'METHOD_NOT_ALLOWED', 'method');
    },
  );
});

describe('a vote recorded for the wrong member', () => {
  const person = 'derby-exec-1';
  const out = { person, choice: null, expectedRevision: 1, reason: 'It was another member.' };
  const record = <V>({ id: resolution, manifestSha256 }: r.OpenResolution, vote: V) => ({
    resolution,
    manifestSha256,
    votes: [vote],
  });

  it('is taken out by the secretary, with the reason, and the member is told', async () => {
    const resolution = await r.aResolution(t, plan);
    const wrong = { person, choice: 'AGAINST' } as const;
    await secretary.does('recordVotes', record(resolution, wrong));
    for (const [over, code, field] of [
      [{ reason: ' ' }, 'BAD_USER_INPUT', 'votes.0.reason'],
      [{ expectedRevision: 0 }, 'STALE_VERSION', 'votes.0'],
    ] as const)
      await secretary.refused('recordVotes', record(resolution, { ...out, ...over }), code, field);
    await secretary.does('recordVotes', record(resolution, out));
    const twice = record(resolution, { ...out, expectedRevision: 2 });
    await secretary.refused('recordVotes', twice, 'WRONG_STATE', 'votes.0');
    const votes = await t.asOwner(
      'select revision, choice, reason from vote where resolution_id = $1 order by revision',
      [resolution.id],
    );
    expect(votes).toEqual([
      { revision: 1, choice: 'AGAINST', reason: null },
      { revision: 2, choice: null, reason: out.reason },
    ]);
    const told = await t.as(person).reads('myNotices', { first: 1 }, 'edges { node { text } }');
    expect(told.edges[0]!.node.text).toContain(`${resolution.ref}: it no longer counts.`);
    expect(await r.close(t, resolution, { notVoted: 4 })).toMatchObject({ againstCount: 0 });
  });

  it('and never one that was cast in person', async () => {
    const resolution = await r.aResolution(t, plan);
    await r.cast(t, resolution, { 'derby-exec-1': 'AGAINST' });
    const input = record(resolution, out);
    await secretary.refused('recordVotes', input, 'VOTE_STANDS', 'votes.0');
  });
});

describe('a vote that stands', () => {
  const ruling = { ruledBy: 'derby-chair', ruledBecause: 'The regulator wrote this morning.' };
  const about = ({ id: resolution }: { id: string }) => ({
    resolution,
    reason: 'The paper is withdrawn.',
  });
  const ENDED = `resolution { state outcome { outcome forCount steps reason ruledById ruledBy { code } ruledBecause proceduralMinuteRef } }`;
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
    const deferral = {
      resolution: resolution.id,
      deferReason: 'MORE_INFORMATION' as const,
      newDate: '2018-07-10',
    };
    for (const [verb, input] of [
      ['deferResolution', deferral],
      ['referBack', about(resolution)],
      ['withdrawResolution', about(resolution)],
    ] as const)
      await secretary.refused(verb, input, 'VOTE_STANDS', 'afterVotes');
    for (const [afterVotes, field] of [
      [{ ...ruling, ruledBy: 'derby-ned-1' }, 'afterVotes.ruledBy'],
      [{ ...ruling, ruledBy: 'derby-secretary' }, 'afterVotes.ruledBy'],
      [{ ruledBy: 'derby-chair' }, 'afterVotes.ruledBecause'],
      [{ ...ruling, proceduralMinuteRef: 'DB/6' }, 'afterVotes'],
      [{}, 'afterVotes'],
    ] as const) {
      const input = { ...deferral, afterVotes };
      await secretary.refused('deferResolution', input, 'BAD_USER_INPUT', field);
    }
    const ruled = { ...deferral, afterVotes: ruling };
    const ended = await secretary.does('deferResolution', ruled, ENDED);
    const [chair] = await t.asOwner("select id from person where code = 'derby-chair'");
    expect(ended.resolution).toEqual({
      state: 'CLOSED',
      outcome: {
        outcome: 'DEFERRED',
        forCount: null,
        reason: null,
        proceduralMinuteRef: null,
        ruledById: chair!.id,
        ruledBy: { code: 'derby-chair' },
        ruledBecause: ruling.ruledBecause,
        steps: ['It was deferred after 3 votes were given, on a ruling of the person presiding.'],
      },
    });
  });

  it('is ended by the members’ own procedural resolution', async () => {
    const resolution = await losing();
    const afterVotes = { proceduralMinuteRef: 'DB/2018/7' };
    const input = { ...about(resolution), afterVotes };
    const ended = await secretary.does('withdrawResolution', input, ENDED);
    await secretary.again();
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
      ruledBy: null,
      steps: [
        'It was withdrawn after 3 votes were given, by a procedural resolution of the members.',
      ],
    });
  });

  it('as a count that stands, and not what nobody voted on', async () => {
    const counted = await r.aResolution(t, { present: four, way: 'SHOW_OF_HANDS' });
    const resolved = { ...about(counted), afterVotes: { proceduralMinuteRef: 'DB/2018/8' } };
    await secretary.refused('referBack', resolved, 'BAD_USER_INPUT', 'afterVotes');
    await r.count(t, counted, { forCount: 1, againstCount: 3, abstainCount: 0 });
    await secretary.refused('referBack', about(counted), 'VOTE_STANDS');
    const ended = await secretary.does('referBack', resolved, ENDED);
    expect(ended.resolution.outcome.steps).toEqual([
      'It was referred back after it was counted, by a procedural resolution of the members.',
    ]);
  });

  it('and is void once its pack is replaced: then no ruling is needed', async () => {
    const resolution = await losing();
    await aSealedPack(t);
    const ended = await secretary.does('withdrawResolution', about(resolution), ENDED);
    expect(ended.resolution.outcome.steps).toEqual([
      'It was withdrawn after 3 votes were given. Those votes were void, because a later version had replaced the pack.',
    ]);
  });
});
