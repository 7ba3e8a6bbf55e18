import { describe, expect, it } from '@jest/globals';
import type { CastVoteInput } from '../../src/governance/voting/voting.input.js';
import { VotingService } from '../../src/governance/voting/voting.service.js';
import { aSealedPack, withSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import type { Choice, RecordedVoteInput } from '../support/schema.types.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, key, world } from '../support/world.js';

const t = TestApp.forSpec({ world: withSealedPack(world()) }, async (app) => {
  await aPerson(app, 'stranger');
});
const secretary = t.as('derby-secretary');
const chair = t.as('derby-chair');

const look = async ({ id: resolution }: { id: string }, as: string) =>
  await t.as(as).reads(
    'resolution',
    { resolution },
    `state voided practice version asItStands { tally { for against } carried quorum { met } }
     votes { person { code } choice revision recorded enteredBy { code } } myVote { choice } roll { seatKind }
     presiding { because } outcome { outcome forCount } counted { number } castingVote { choice }`,
  );
type Open = Pick<r.OpenResolution, 'id' | 'manifestSha256'>;
const aVote = ({ id: resolution, manifestSha256 }: Open, choice: Choice = 'FOR') => ({
  resolution,
  manifestSha256,
  choice,
});

describe('a vote', () => {
  it('is cast by a member on the papers read, and its receipt is in the chain', async () => {
    const open = await r.aResolution(t);
    const member = t.as('derby-ned-1');
    const vote = { ...aVote(open, 'AGAINST'), reason: 'The case is thin.' };
    const first = await member.does('castVote', vote);
    expect(first.receipt).toMatchObject({ revision: 1, choice: 'AGAINST' });
    await member.again();
    const changed = { ...aVote(open), expectedRevision: 1 };
    expect((await member.does('castVote', changed)).receipt.revision).toBe(2);
    const mine = { resolution: open.id };
    const receipt = await member.reads('voteReceipt', mine);
    const { manifestSha256 } = open;
    expect(receipt).toMatchObject({ revision: 2, choice: 'FOR', practice: true, manifestSha256 });
    const [entry] = await t.asOwner(
      `select e.entry_hash, b.type, b.confidential_to, b.content::jsonb #>> '{payload,choice}' as choice
       from audit_entry e join audit_content b using (chain_id, seq) where e.chain_id = $1 and e.seq = $2`,
      [receipt.chain, receipt.sequence],
    );
    const [body] = await t.asOwner("select id from deciding_body where code = 'DERBY-BOARD'");
    expect(entry).toEqual({
      entry_hash: receipt.entryHash,
      type: 'vote.cast',
      choice: 'FOR',
      confidential_to: body!.id,
    });
    for (const person of ['derby-ned-2', 'derby-secretary', 'burton-chair'])
      await t.as(person).refused('voteReceipt', mine, 'NOT_FOUND');
  });

  it.each([
    ['a member of the other board', 'burton-chair', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['a governor', 'derby-governor-1', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['the body’s own secretary', 'derby-secretary', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['the programme’s SRO', 'sro', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['somebody outside the programme', 'stranger', {}, 'NOT_FOUND'],
    ['a member who was not there', 'derby-ned-3', {}, 'NOT_PRESENT'],
    [
      'papers that are others',
      'derby-chair',
      { manifestSha256: 'f'.repeat(64) },
      'MANIFEST_MISMATCH',
    ],
    ['papers not named', 'derby-chair', { manifestSha256: null }, 'MANIFEST_MISMATCH'],
    ['a digest that is none', 'derby-chair', { manifestSha256: 'abc' }, 'BAD_USER_INPUT'],
    ['a vote that was not seen', 'derby-chair', { expectedRevision: 1 }, 'STALE_VERSION'],
    ['an unknown resolution', 'derby-chair', { resolution: key() }, 'NOT_FOUND'],
    ['no resolution’s name', 'derby-chair', { resolution: 'DERBY-BOARD/999' }, 'NOT_FOUND'],
    ['a reason too long', 'derby-chair', { reason: 'x'.repeat(2001) }, 'BAD_USER_INPUT'],
    ['a reason nobody can read', 'derby-chair', { reason: 'a\u0000b' }, 'BAD_USER_INPUT'],
  ])('is refused for %s', async (_case, person, over, code) => {
    const present = r.DERBY_BOARD.filter((one) => one !== 'derby-ned-3');
    const open = await r.aResolution(t, { present });
    await t.as(person).refused('castVote', { ...aVote(open), ...over }, code);
  });

  it('is not open on a draft, and is nobody else’s to know of', async () => {
    const terms = { purpose: 'SUPPORT', wording: 'That it be so.', method: 'MEETING' } as const;
    const input = { programme: 'UHDB', body: 'DERBY-BOARD', ...terms, way: 'NAMED_VOTES' } as const;
    const { resolution: draft } = await secretary.does('draftResolution', input);
    await secretary.again();
    for (const [person, code] of [
      ['derby-chair', 'VOTING_NOT_OPEN'],
      ['derby-secretary', 'VOTING_NOT_OPEN'],
      ['burton-chair', 'NOT_FOUND'],
    ] as const)
      await t.as(person).refused('castVote', aVote(draft), code);
    const casting = { resolution: draft.id, choice: 'FOR' };
    for (const person of ['derby-chair', 'derby-secretary'])
      await t.as(person).refused('giveCastingVote', casting, 'VOTING_NOT_OPEN');
  });

  it('is refused before the item is taken, and once it is closed', async () => {
    const open = await r.aResolution(t, { untaken: true });
    const early = await chair.refused('castVote', aVote(open), 'NOT_PRESENT');
    expect(early.because).toContain('not been taken yet');
    const closing = { resolution: open.id, notVoted: 7 };
    const untaken = await secretary.refused('closeResolution', closing, 'WRONG_STATE');
    expect(untaken.because).toContain('not been taken');
    const byHands = await r.aResolution(t, { untaken: true, way: 'SHOW_OF_HANDS' });
    const counts = { resolution: byHands.id, forCount: 4, againstCount: 0, abstainCount: 0 };
    const uncounted = await secretary.refused('recordCount', counts, 'WRONG_STATE');
    expect(uncounted.because).toContain('not been taken');
    const closed = await r.decided(t);
    const late = { ...aVote(closed), expectedRevision: 1 };
    await t.as('derby-ned-3').refused('castVote', late, 'VOTING_NOT_OPEN');
    const back = { resolution: closed.id, expectedRevision: 1 };
    await chair.refused('takeBackVote', back, 'VOTING_NOT_OPEN');
  });

  it('is refused where it is decided another way', async () => {
    const open = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await chair.refused('castVote', aVote(open), 'METHOD_NOT_ALLOWED');
  });

  it('is taken back once, and counts no more', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'AGAINST', 'derby-exec-1': 'FOR' });
    const back = { resolution: resolution.id, expectedRevision: 1 };
    const unseen = { ...back, expectedRevision: 2 };
    await chair.refused('takeBackVote', unseen, 'STALE_VERSION', 'expectedRevision');
    await chair.does('takeBackVote', back);
    await chair.again();
    await chair.refused('takeBackVote', { ...back, expectedRevision: 2 }, 'WRONG_STATE');
    const outcome = await r.close(t, resolution, { notVoted: 6 });
    expect(outcome).toMatchObject({ forCount: 1, againstCount: 0 });
  });

  it('is taken back by nobody who could not cast it', async () => {
    const present = r.DERBY_BOARD.filter((one) => one !== 'derby-ned-3');
    const { id: resolution } = await r.aResolution(t, { present });
    const back = { resolution, expectedRevision: 1 };
    await t.as('burton-chair').refused('takeBackVote', back, 'NOT_ENTITLED_TO_VOTE');
    await t.as('derby-ned-3').refused('takeBackVote', back, 'NOT_PRESENT');
  });

  it('needs the member’s own recent sign-in', async () => {
    const resolution = await r.aResolution(t);
    const asked = { ...aVote(resolution), idempotencyKey: key(), reason: null } as CastVoteInput;
    const known = await t.actor('derby-ned-1');
    const before = await t.everything();
    for (const grant of [
      { authenticatedAt: new Date(Date.now() - 16 * 60_000) },
      { authenticatedAt: null, grantKind: 'TOKEN' as const },
    ])
      await expect(
        t.app.get(VotingService).castVote({ ...known, ...grant }, asked),
      ).rejects.toMatchObject({ refusal: { code: 'REAUTHENTICATE' } });
    expect(await t.everything()).toEqual(before);
    await r.cast(t, resolution, { 'derby-ned-1': 'FOR' });
  });
});

describe('how an open resolution goes', () => {
  it('is known to its body alone: nothing that others see changes with the votes', async () => {
    const resolution = await r.aResolution(t);
    const outsiders = [
      'burton-chair',
      'burton-secretary',
      'director',
      'sro',
      'auditor',
      'derby-governor-1',
    ];
    const seen = async () =>
      await Promise.all(outsiders.map(async (one) => await look(resolution, one)));
    const before = await seen();
    const nothing = { asItStands: null, votes: [], myVote: null, roll: [], outcome: null };
    for (const one of before) expect(one).toMatchObject({ ...nothing, presiding: null });
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-ned-1': 'AGAINST' });
    expect(await seen()).toEqual(before);
    const within = await look(resolution, 'derby-ned-1');
    expect(within).toMatchObject({
      myVote: { choice: 'AGAINST' },
      roll: expect.any(Array),
      asItStands: { tally: { for: 1, against: 1 }, carried: false, quorum: { met: true } },
    });
    const shown = 'auditTrail(first: 4) { edges { node { type content } } }';
    const programme = { programme: 'UHDB' };
    const trail = await t.as('burton-secretary').reads('programme', programme, shown);
    expect(trail.auditTrail.edges.map(({ node }) => node.content)).toContain(null);
    expect(JSON.stringify(trail)).not.toMatch(/vote.cast/i);
  });

  it('is told to the programme as counts once decided; who voted how to the auditor besides', async () => {
    const decided = await r.decided(t, { votes: { 'derby-chair': 'FOR', 'derby-exec-1': 'FOR' } });
    for (const person of ['burton-chair', 'director', 'derby-governor-1'])
      expect(await look(decided, person)).toMatchObject({
        votes: [],
        asItStands: null,
        outcome: { outcome: 'APPROVED', forCount: 2 },
      });
    const { votes, roll } = await look(decided, 'auditor');
    expect(votes).toHaveLength(2);
    const by = { code: 'derby-secretary' };
    expect(votes[0]).toMatchObject({ choice: 'FOR', revision: 1, recorded: true, enteredBy: by });
    expect(roll).toEqual([]);
  });
});

describe('a body that makes its votes public', () => {
  it('shows who voted how to the programme, once it is decided and no sooner', async () => {
    const quorum = { quorumExecutives: 1, quorumNonExecutives: 1, castingVote: true };
    const orders = { ...quorum, effectiveFrom: '2018-01-01', votesPublic: true };
    await adopt(t, 'BURTON-BOARD', { ...orders, ways: ['NAMED_VOTES'], methods: ['MEETING'] });
    const present = ['burton-chair', 'burton-exec-1'];
    const resolution = await r.aResolution(t, { body: 'BURTON-BOARD', present });
    await r.cast(t, resolution, { 'burton-chair': 'FOR', 'burton-exec-1': 'FOR' });
    expect((await look(resolution, 'derby-chair')).votes).toEqual([]);
    await r.close(t, resolution);
    expect((await look(resolution, 'derby-chair')).votes).toHaveLength(2);
  });
});

describe('votes given at the meeting', () => {
  const record = <V>({ id: resolution, manifestSha256 }: Open, ...votes: V[]) => ({
    resolution,
    manifestSha256,
    votes,
  });

  it('are recorded by the secretary, marked so, and each member is told', async () => {
    const resolution = await r.aResolution(t);
    const rows = async () =>
      await t.asOwner(
        `select (select count(*)::int from vote) as votes, (select count(*)::int from notice) as notices,
           (select count(*)::int from audit_content) as events`,
      );
    const [before] = await rows();
    const recorded = record<RecordedVoteInput>(
      resolution,
      { person: 'derby-chair', choice: 'FOR' },
      { person: 'derby-exec-1', choice: 'AGAINST' },
    );
    await secretary.does('recordVotes', recorded);
    await secretary.again();
    const { votes, notices, events } = before!;
    const more = { votes: votes + 2, notices: notices + 2, events: events + 2 };
    expect(await rows()).toEqual([more]);
    expect((await look(resolution, 'derby-exec-1')).votes).toContainEqual({
      person: { code: 'derby-exec-1' },
      choice: 'AGAINST',
      revision: 1,
      recorded: true,
      enteredBy: { code: 'derby-secretary' },
    });
    const member = t.as('derby-exec-1');
    const told = await member.reads('myNotices', { first: 1 }, 'edges { node { type text } }');
    expect(told.edges[0]!.node.type).toBe('VOTE_RECORDED');
    expect(told.edges[0]!.node.text).toContain(`${resolution.ref} at the meeting as AGAINST.`);
    await member.does('castVote', { ...aVote(resolution), expectedRevision: 1 });
  });

  it.each([
    ['a member who was not there', { person: 'derby-ned-3' }, 'NOT_PRESENT', 'votes.1'],
    ['somebody off the roll', { person: 'burton-chair' }, 'NOT_ENTITLED_TO_VOTE', 'votes.1'],
    ['somebody unknown', { person: 'who' }, 'NOT_FOUND', 'votes.1.person'],
    ['a member twice', { person: 'derby-chair' }, 'BAD_USER_INPUT', 'votes.1.person'],
    ['a vote not seen', { person: 'derby-ned-1', expectedRevision: 2 }, 'STALE_VERSION', 'votes.1'],
  ])('are refused whole with %s', async (_case, entry, code, field) => {
    const present = r.DERBY_BOARD.filter((one) => one !== 'derby-ned-3');
    const resolution = await r.aResolution(t, { present });
    const given = { person: 'derby-chair', choice: 'FOR' };
    const input = record<object>(resolution, given, { choice: 'FOR', ...entry });
    await secretary.refused('recordVotes', input, code, field);
  });

  it('are refused on other papers, and once it is closed', async () => {
    const resolution = await r.aResolution(t);
    const input = record<object>(resolution, { person: 'derby-chair', choice: 'FOR' });
    for (const manifestSha256 of ['f'.repeat(64), null]) {
      const other = { ...input, manifestSha256 };
      await secretary.refused('recordVotes', other, 'MANIFEST_MISMATCH', 'votes.0');
    }
    await r.close(t, resolution, { notVoted: 7 });
    await secretary.refused('recordVotes', input, 'VOTING_NOT_OPEN', 'votes.0');
  });

  it('never replace what a member cast in person; what was recorded can be corrected', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR' });
    const over = { choice: 'AGAINST', expectedRevision: 1 } as const;
    const replaced = record(resolution, { person: 'derby-chair', ...over });
    await secretary.refused('recordVotes', replaced, 'VOTE_STANDS', 'votes.0');
    const given = { person: 'derby-exec-1', choice: 'FOR' } as const;
    await secretary.does('recordVotes', record(resolution, given));
    await secretary.does('recordVotes', record(resolution, { ...given, ...over }));
    const outcome = await r.close(t, resolution, { notVoted: 5 });
    expect(outcome).toMatchObject({ forCount: 1, againstCount: 1 });
  });

  it('are recorded by nobody but the body’s own secretary, and only of a meeting', async () => {
    const vote = { person: 'derby-chair', choice: 'FOR' };
    const atMeeting = record(await r.aResolution(t), vote);
    for (const person of ['derby-chair', 'burton-secretary', 'director', 'auditor'])
      await t.as(person).refused('recordVotes', atMeeting, 'NOT_ALLOWED');
    const written = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
    await secretary.refused('recordVotes', record(written, vote), 'METHOD_NOT_ALLOWED');
  });
});

describe('a later pack', () => {
  it('voids what is open on the earlier one: no vote, no count, no closing (R12)', async () => {
    const named = await r.aResolution(t);
    const hands = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await r.cast(t, named, { 'derby-chair': 'FOR' });
    const found = { resolution: hands.id, forCount: 4, againstCount: 0, abstainCount: 0 };
    await secretary.does('recordCount', found);
    await aSealedPack(t);
    expect((await look(named, 'observer')).voided).toBe(true);
    await t.as('derby-ned-1').refused('castVote', aVote(named), 'PACK_SUPERSEDED');
    const back = { resolution: named.id, expectedRevision: 1 };
    await chair.refused('takeBackVote', back, 'PACK_SUPERSEDED');
    const { id: resolution, manifestSha256 } = named;
    const votes = [{ person: 'derby-ned-1', choice: 'FOR' }];
    const given = { resolution, manifestSha256, votes };
    await secretary.refused('recordVotes', given, 'PACK_SUPERSEDED', 'votes.0');
    const casting = { resolution: named.id, choice: 'FOR' };
    await chair.refused('giveCastingVote', casting, 'PACK_SUPERSEDED');
    await secretary.refused('closeResolution', { resolution: named.id }, 'PACK_SUPERSEDED');
    await secretary.refused('recordCount', found, 'PACK_SUPERSEDED');
    const out = { resolution: hands.id, reason: 'Counted anew.' };
    await secretary.refused('takeOutCount', out, 'PACK_SUPERSEDED');
    const ended = { resolution: named.id, reason: 'A later version is sealed.' };
    await secretary.does('withdrawResolution', ended);
    expect(await look(named, 'observer')).toMatchObject({ state: 'WITHDRAWN', voided: false });
  });
});
