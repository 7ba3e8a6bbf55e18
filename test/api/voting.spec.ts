import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CastVoteInput } from '../../src/resolutions/voting-inputs.type.js';
import { VotingService } from '../../src/resolutions/voting.service.js';
import { aSealedPack } from '../support/packs.js';
import * as r from '../support/resolving.js';
import { TestApp } from '../support/test-app.js';
import { adopt, aPerson, aWorld, key } from '../support/world.js';

let t: TestApp;
beforeAll(async () => {
  t = await TestApp.start();
  await aWorld(t);
  await aPerson(t, 'stranger');
});
afterAll(async () => {
  await t.stop();
});

const OTHER = 'f'.repeat(64);
const SEEN = `query ($r: String!) { resolution(resolution: $r) {
  state voided training version asItStands { tally { for against } carried quorum { met } }
  votes { person { code } choice revision recorded } myVote { choice } roll { seatKind }
  presiding { because } outcome { outcome forCount } counted { number } castingVote { choice } } }`;
const RECEIPT = `query ($r: String!) { voteReceipt(resolution: $r) { revision choice manifestSha256 chain sequence entryHash castAt training } }`;

const look = async (resolution: { id: string }, as: string) =>
  (await t.ok(SEEN, { r: resolution.id }, as)) as Record<string, any>;

async function refusedVote(resolution: r.OpenResolution, person: string, over: object = {}) {
  await t.tokenOf(person);
  const before = await r.rows(t);
  const refusal = await t.refused(r.CAST, r.aVote(resolution, 'FOR', over), person);
  expect(await r.rows(t)).toEqual(before);
  return refusal;
}

describe('a vote', () => {
  it('is cast by a member on the papers read, and its receipt is in the chain', async () => {
    const resolution = await r.aResolution(t);
    const vote = r.aVote(resolution, 'AGAINST', { reason: 'The case is thin.' });
    const first = await t.ok(r.CAST, vote, 'derby-ned-1');
    expect(first).toMatchObject({ replayed: false, receipt: { revision: 1, choice: 'AGAINST' } });
    expect(await t.ok(r.CAST, vote, 'derby-ned-1')).toEqual({ ...first, replayed: true });
    const changed = r.aVote(resolution, 'FOR', { expectedRevision: 1 });
    expect((await t.ok(r.CAST, changed, 'derby-ned-1')).receipt).toMatchObject({ revision: 2 });
    const receipt = await t.ok(RECEIPT, { r: resolution.id }, 'derby-ned-1');
    expect(receipt).toMatchObject({ revision: 2, choice: 'FOR', training: true });
    expect(receipt.manifestSha256).toBe(resolution.manifestSha256);
    const [entry] = await t.asOwner(
      `select e.entry_hash, b.type, b.confidential_to, b.body::jsonb #>> '{payload,choice}' as choice
       from audit_entry e join audit_body b using (chain_id, seq) where e.chain_id = $1 and e.seq = $2`,
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
      expect(await t.refused(RECEIPT, { r: resolution.id }, person)).toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it.each([
    ['a member of the other board', 'burton-chair', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['a governor', 'derby-governor-1', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['the body’s own secretary', 'derby-secretary', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['the programme’s SRO', 'sro', {}, 'NOT_ENTITLED_TO_VOTE'],
    ['somebody outside the programme', 'stranger', {}, 'NOT_FOUND'],
    ['a member who was not there', 'derby-ned-3', {}, 'NOT_PRESENT'],
    ['papers that are others', 'derby-chair', { manifestSha256: OTHER }, 'MANIFEST_MISMATCH'],
    ['papers not named', 'derby-chair', { manifestSha256: null }, 'MANIFEST_MISMATCH'],
    ['a digest that is none', 'derby-chair', { manifestSha256: 'abc' }, 'BAD_USER_INPUT'],
    ['a vote that was not seen', 'derby-chair', { expectedRevision: 1 }, 'STALE_VERSION'],
    ['an unknown resolution', 'derby-chair', { resolution: key() }, 'NOT_FOUND'],
    ['no resolution’s name', 'derby-chair', { resolution: 'DERBY-BOARD/999' }, 'NOT_FOUND'],
    ['a reason too long', 'derby-chair', { reason: 'x'.repeat(2001) }, 'BAD_USER_INPUT'],
    ['a reason nobody can read', 'derby-chair', { reason: 'a\u0000b' }, 'BAD_USER_INPUT'],
  ])('is refused for %s', async (_case, person, over, code) => {
    const present = r.DERBY_BOARD.filter((one) => one !== 'derby-ned-3');
    const resolution = await r.aResolution(t, { present });
    expect(await refusedVote(resolution, person, over)).toMatchObject({ code });
  });

  it('is not open on a draft, and is nobody else’s to know of', async () => {
    const input = { idempotencyKey: key(), programme: 'UHDB', body: 'DERBY-BOARD' };
    const terms = { purpose: 'SUPPORT', wording: 'That it be so.', method: 'MEETING' };
    const drafted = { input: { ...input, ...terms, way: 'NAMED_VOTES' } };
    const { resolution } = await t.ok(r.DRAFT, drafted, 'derby-secretary');
    const draft = { ...resolution, ref: `DERBY-BOARD/${resolution.number}`, manifestSha256: null };
    for (const [person, code] of [
      ['derby-chair', 'VOTING_NOT_OPEN'],
      ['derby-secretary', 'VOTING_NOT_OPEN'],
      ['burton-chair', 'NOT_FOUND'],
    ] as const)
      expect(await refusedVote(draft, person)).toMatchObject({ code });
    const casting = { input: { idempotencyKey: key(), resolution: draft.id, choice: 'FOR' } };
    for (const person of ['derby-chair', 'derby-secretary'])
      expect(await t.refused(r.CASTING, casting, person)).toMatchObject({
        code: 'VOTING_NOT_OPEN',
      });
  });

  it('is refused before the item is taken, and once it is closed', async () => {
    const resolution = await r.aResolution(t, { untaken: true });
    expect(await refusedVote(resolution, 'derby-chair')).toMatchObject({
      code: 'NOT_PRESENT',
      because: expect.stringContaining('not been taken yet'),
    });
    const closing = { idempotencyKey: key(), resolution: resolution.id, notVoted: 7 };
    expect(await t.refused(r.CLOSE, { input: closing }, 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      because: expect.stringContaining('not been taken'),
    });
    const byHands = await r.aResolution(t, { untaken: true, way: 'SHOW_OF_HANDS' });
    const counts = {
      idempotencyKey: key(),
      resolution: byHands.id,
      for: 4,
      against: 0,
      abstain: 0,
    };
    expect(await t.refused(r.COUNT, { input: counts }, 'derby-secretary')).toMatchObject({
      code: 'WRONG_STATE',
      because: expect.stringContaining('not been taken'),
    });
    const closed = await r.decided(t);
    expect(await refusedVote(closed, 'derby-ned-3', { expectedRevision: 1 })).toMatchObject({
      code: 'VOTING_NOT_OPEN',
    });
    const back = { idempotencyKey: key(), resolution: closed.id, expectedRevision: 1 };
    expect(await t.refused(r.TAKE_BACK, { input: back }, 'derby-chair')).toMatchObject({
      code: 'VOTING_NOT_OPEN',
    });
  });

  it('is refused where it is decided another way', async () => {
    const resolution = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    expect(await refusedVote(resolution, 'derby-chair')).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
    });
  });

  it('is taken back once, and counts no more', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'AGAINST', 'derby-exec-1': 'FOR' });
    const back = (expectedRevision: number) => ({
      input: { idempotencyKey: key(), resolution: resolution.id, expectedRevision },
    });
    await t.ok(r.TAKE_BACK, back(1), 'derby-chair');
    expect(await t.refused(r.TAKE_BACK, back(2), 'derby-chair')).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await r.close(t, resolution, { notVoted: 6 })).toMatchObject({
      forCount: 1,
      againstCount: 0,
    });
  });

  it('needs the member’s own recent sign-in', async () => {
    const resolution = await r.aResolution(t);
    const { input } = r.aVote(resolution, 'FOR');
    const asked = { ...input, reason: null } as unknown as CastVoteInput;
    const known = await t.actor('derby-ned-1');
    const before = await r.rows(t);
    for (const grant of [
      { authenticatedAt: new Date(Date.now() - 16 * 60_000) },
      { authenticatedAt: null, grantKind: 'TOKEN' as const },
    ])
      await expect(
        t.app.get(VotingService).castVote({ ...known, ...grant }, asked),
      ).rejects.toMatchObject({ refusal: { code: 'REAUTHENTICATE' } });
    expect(await r.rows(t)).toEqual(before);
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
    const before = await Promise.all(outsiders.map(async (one) => await look(resolution, one)));
    for (const seen of before)
      expect(seen).toMatchObject({
        asItStands: null,
        votes: [],
        myVote: null,
        roll: [],
        outcome: null,
        presiding: null,
      });
    await r.cast(t, resolution, { 'derby-chair': 'FOR', 'derby-ned-1': 'AGAINST' });
    expect(await Promise.all(outsiders.map(async (one) => await look(resolution, one)))).toEqual(
      before,
    );
    const within = await look(resolution, 'derby-ned-1');
    expect(within).toMatchObject({
      myVote: { choice: 'AGAINST' },
      roll: expect.any(Array),
      asItStands: { tally: { for: 1, against: 1 }, carried: false, quorum: { met: true } },
    });
    const trail = await t.ok(
      'query { programme(programme: "UHDB") { auditTrail(first: 4) { edges { node { type body } } } } }',
      {},
      'burton-secretary',
    );
    expect(trail.auditTrail.edges.map((edge: any) => edge.node.body)).toContain(null);
    const text = JSON.stringify(trail);
    expect(text).not.toContain('vote.cast');
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
    expect(votes[0]).toMatchObject({ choice: 'FOR', revision: 1, recorded: true });
    expect(roll).toEqual([]);
  });
});

describe('a body that makes its votes public', () => {
  it('shows who voted how to the programme, once it is decided and no sooner', async () => {
    const quorum = { quorumExecutives: 1, quorumNonExecutives: 1, castingVote: true };
    const manners = { ways: ['NAMED_VOTES'], methods: ['MEETING'], votesPublic: true };
    await adopt(t, 'BURTON-BOARD', { effectiveFrom: '2018-01-01', ...quorum, ...manners });
    const present = ['burton-chair', 'burton-exec-1'];
    const resolution = await r.aResolution(t, { body: 'BURTON-BOARD', present });
    await r.cast(t, resolution, { 'burton-chair': 'FOR', 'burton-exec-1': 'FOR' });
    expect((await look(resolution, 'derby-chair')).votes).toEqual([]);
    await r.close(t, resolution);
    expect((await look(resolution, 'derby-chair')).votes).toHaveLength(2);
  });
});

describe('votes given at the meeting', () => {
  const record = (resolution: r.OpenResolution, votes: object[], over: object = {}) => ({
    input: {
      idempotencyKey: key(),
      resolution: resolution.id,
      votes,
      manifestSha256: resolution.manifestSha256,
      ...over,
    },
  });

  it('are recorded by the secretary, marked so, and each member is told', async () => {
    const resolution = await r.aResolution(t);
    const before = await r.rows(t);
    const votes = [
      { person: 'derby-chair', choice: 'FOR' },
      { person: 'derby-exec-1', choice: 'AGAINST' },
    ];
    await t.ok(r.RECORD_VOTES, record(resolution, votes), 'derby-secretary');
    const after = await r.rows(t);
    for (const what of ['vote', 'notice', 'events'])
      expect(Number(after[what]) - Number(before[what])).toBe(2);
    expect((await look(resolution, 'derby-exec-1')).votes).toContainEqual({
      person: { code: 'derby-exec-1' },
      choice: 'AGAINST',
      revision: 1,
      recorded: true,
    });
    const told = await t.ok(
      'query { myNotices(first: 1) { edges { node { type text } } } }',
      {},
      'derby-exec-1',
    );
    expect(told.edges[0].node.text).toContain(`${resolution.ref} at the meeting as AGAINST.`);
    await t.ok(r.CAST, r.aVote(resolution, 'FOR', { expectedRevision: 1 }), 'derby-exec-1');
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
    const before = await r.rows(t);
    const votes = [
      { person: 'derby-chair', choice: 'FOR' },
      { choice: 'FOR', ...entry },
    ];
    expect(
      await t.refused(r.RECORD_VOTES, record(resolution, votes), 'derby-secretary'),
    ).toMatchObject({ code, field });
    expect(await r.rows(t)).toEqual(before);
  });

  it('never replace what a member cast in person; what was recorded can be corrected', async () => {
    const resolution = await r.aResolution(t);
    await r.cast(t, resolution, { 'derby-chair': 'FOR' });
    const over = { choice: 'AGAINST', expectedRevision: 1 };
    const before = await r.rows(t);
    expect(
      await t.refused(
        r.RECORD_VOTES,
        record(resolution, [{ person: 'derby-chair', ...over }]),
        'derby-secretary',
      ),
    ).toMatchObject({ code: 'VOTE_STANDS', field: 'votes.0' });
    expect(await r.rows(t)).toEqual(before);
    const given = { person: 'derby-exec-1', choice: 'FOR' };
    await t.ok(r.RECORD_VOTES, record(resolution, [given]), 'derby-secretary');
    await t.ok(r.RECORD_VOTES, record(resolution, [{ ...given, ...over }]), 'derby-secretary');
    expect(await r.close(t, resolution, { notVoted: 5 })).toMatchObject({
      forCount: 1,
      againstCount: 1,
    });
  });

  it('are recorded by nobody but the body’s own secretary, and only of a meeting', async () => {
    const votes = [{ person: 'derby-chair', choice: 'FOR' }];
    const resolution = await r.aResolution(t);
    for (const person of ['derby-chair', 'burton-secretary', 'director', 'auditor'])
      expect(await t.refused(r.RECORD_VOTES, record(resolution, votes), person)).toMatchObject({
        code: 'NOT_ALLOWED',
      });
    const written = await r.aResolution(t, { method: 'WRITTEN_RESOLUTION' });
    expect(
      await t.refused(r.RECORD_VOTES, record(written, votes), 'derby-secretary'),
    ).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });
});

describe('a later pack', () => {
  it('voids what is open on the earlier one: no vote, no count, no closing (R12)', async () => {
    const named = await r.aResolution(t);
    const hands = await r.aResolution(t, { way: 'SHOW_OF_HANDS' });
    await r.cast(t, named, { 'derby-chair': 'FOR' });
    await aSealedPack(t);
    expect((await look(named, 'observer')).voided).toBe(true);
    expect(await refusedVote(named, 'derby-ned-1')).toMatchObject({ code: 'PACK_SUPERSEDED' });
    const before = await r.rows(t);
    const input = { idempotencyKey: key(), resolution: named.id };
    const found = { ...input, resolution: hands.id, for: 4, against: 0, abstain: 0 };
    for (const [mutation, asked] of [
      [r.CLOSE, input],
      [r.COUNT, found],
    ] as const)
      expect(await t.refused(mutation, { input: asked }, 'derby-secretary')).toMatchObject({
        code: 'PACK_SUPERSEDED',
      });
    expect(await r.rows(t)).toEqual(before);
    await t.ok(
      'mutation ($input: EndResolutionInput!) { withdrawResolution(input: $input) { resolution { state } } }',
      { input: { ...input, reason: 'A later version is sealed.' } },
      'derby-secretary',
    );
    expect(await look(named, 'observer')).toMatchObject({ state: 'WITHDRAWN', voided: false });
  });
});
