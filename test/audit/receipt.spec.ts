import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentDigest } from '../../src/platform/audit/audit-chain.js';
import * as r from '../support/resolving.js';
import { readExport, TakenAway } from '../support/taken-away.js';
import { TestApp } from '../support/test-app.js';
import { key, world } from '../support/world.js';

const FIELDS =
  'resolutionId revision choice manifestSha256 chain sequence entryHash content salt castAt practice';
const CAST = `mutation ($input: CastVoteInput!) { castVote(input: $input) { replayed receipt { ${FIELDS} } } }`;
const BACK = `mutation ($input: TakeBackVoteInput!) { takeBackVote(input: $input) { receipt { ${FIELDS} } } }`;
const RECEIPT = `query ($r: String!, $person: String) { voteReceipt(resolution: $r, person: $person) { ${FIELDS} } }`;

type Receipt = Record<string, string> & { content: string; salt: string };

let t: TestApp;
let taken: TakenAway;
let resolution: r.OpenResolution;
const receipts: Record<string, Receipt> = {};
const names: Record<string, string> = {};

const castBy = async (person: string, choice: string, over: object = {}) =>
  (await t.ok(CAST, r.aVote(resolution, choice, over), person)).receipt as Receipt;

beforeAll(async () => {
  t = await TestApp.start({ world: world() });
  taken = new TakenAway(t);
  resolution = await r.aResolution(t);
  for (const person of ['derby-chair', 'derby-ned-1', 'derby-ned-2', 'derby-exec-1'])
    receipts[person] = await castBy(person, 'FOR');
  receipts.changed = await castBy('derby-ned-2', 'AGAINST', { expectedRevision: 1 });
  const back = { idempotencyKey: key(), resolution: resolution.id, expectedRevision: 1 };
  receipts.back = (await t.ok(BACK, { input: back }, 'derby-exec-1')).receipt;
  const { id, manifestSha256 } = resolution;
  const votes = [{ person: 'derby-exec-2', choice: 'FOR' as const, reason: 'It is time.' }];
  await t.as('derby-secretary').does('recordVotes', { resolution: id, manifestSha256, votes });
  await r.close(t, resolution, { notVoted: 3 });
  await taken.keepCheckpoint();
  for (const { id, code } of await t.asOwner('select id, code from person')) names[code] = id;
});
afterAll(async () => {
  taken.remove();
  await t.stop();
});

const receiptOf = async (as: string, person?: string) =>
  (await t.ok(RECEIPT, { r: resolution.ref, person }, as)) as Receipt;
const { stringContaining } = expect;

describe('a receipt', () => {
  it('carries what its entry says, which gives the digest in every export', async () => {
    const { content, salt, sequence, entryHash } = receipts['derby-ned-1']!;
    const payload = {
      resolution: resolution.id,
      resolutionName: 'DERBY-BOARD/1',
      seat: 'NON_EXECUTIVE',
      member: names['derby-ned-1'],
      memberName: 'derby-ned-1',
      revision: '1',
      choice: 'FOR',
      manifestSha256: resolution.manifestSha256,
      castAt: expect.any(String),
      practice: true,
    };
    expect(JSON.parse(content)).toMatchObject({ type: 'vote.cast', payload });
    const { entries } = readExport(await taken.export('burton-secretary'));
    const entry = entries[Number(sequence) - 1]!;
    expect([entry.entryHash, entry.content]).toEqual([entryHash, undefined]);
    expect(contentDigest(Buffer.from(salt, 'hex'), content)).toBe(entry.contentDigest);
  });

  it('is answered again as it was: by voteReceipt, and to the same request sent twice', async () => {
    expect(await receiptOf('derby-ned-1')).toEqual(receipts['derby-ned-1']);
    const other = await r.aResolution(t);
    const vote = r.aVote(other, 'ABSTAIN');
    const [first, second] = [
      await t.ok(CAST, vote, 'derby-chair'),
      await t.ok(CAST, vote, 'derby-chair'),
    ];
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(second.receipt).toEqual(first.receipt);
    expect(first.receipt.content).toContain('"choice":"ABSTAIN"');
  });

  it("is the member's, and their body's secretary's; to others it is not there", async () => {
    const recorded = await receiptOf('derby-exec-2');
    expect(JSON.parse(recorded.content)).toMatchObject({ type: 'vote.recorded' });
    expect(await receiptOf('derby-secretary', 'derby-exec-2')).toEqual(recorded);
    expect(await receiptOf('derby-exec-2', 'derby-exec-2')).toEqual(recorded);
    const others = ['derby-chair', 'derby-governor-1', 'burton-secretary', 'director', 'auditor'];
    for (const person of others) {
      const asked = { r: resolution.id, person: 'derby-exec-2' };
      expect(await t.refused(RECEIPT, asked, person)).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it.each([
    ['of a member who did not vote', 'derby-secretary', 'derby-ned-3', 'resolution'],
    ['of nobody', 'derby-secretary', 'who', 'person'],
    ['of their own, by one who has no vote', 'derby-secretary', undefined, 'resolution'],
  ])('is not found: %s', async (_what, as, person, field) => {
    const refusal = await t.refused(RECEIPT, { r: resolution.id, person }, as);
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', field });
  });
});

describe('a receipt checked offline', () => {
  const vote = (person: string, seat: string, what: string) =>
    `is the vote of ${person} (${seat}) on DERBY-BOARD/1: ${what}`;

  it.each([
    ['derby-secretary', 'the export shows it', false],
    ['derby-ned-1', 'the export shows it', false],
    ['auditor', 'the export shows it, once it is closed', false],
    ['burton-secretary', 'the export does not show it', true],
    ['director', 'the export does not show it', true],
  ])('proves the vote with the export of %s: %s', async (reader, _how, byReceipt) => {
    const receipt = receipts['derby-ned-1']!;
    const { code, said } = await taken.verdictOn(await taken.export(reader), receipt);
    const named = `Receipt: entry ${receipt.sequence} ${vote('derby-ned-1', 'NON_EXECUTIVE', 'FOR, revision 1')}`;
    expect([code, said]).toEqual([0, stringContaining(named)]);
    expect(said.includes('This is read from the receipt')).toBe(byReceipt);
  });

  it('says that it was counted where the outcome is shown', async () => {
    const own = await taken.export('derby-ned-1');
    const { said } = await taken.verdictOn(own, receipts['derby-ned-1']);
    expect(said).toMatch(
      /It was counted: entry \d+ names the members whose votes were counted; entry \d+ closed the resolution as APPROVED\./,
    );
    const other = await taken.verdictOn(await taken.export('auditor'), receipts['derby-ned-1']);
    expect(other.said).toMatch(
      /Entry \d+ closed the resolution as APPROVED: the vote counts, unless/,
    );
  });

  it('without its words says no more than the export does', async () => {
    const { content: _content, salt: _salt, ...bare } = receipts['derby-ned-1']!;
    const own = await taken.verdictOn(await taken.export('derby-ned-1'), bare);
    expect(own.said).toContain(vote('derby-ned-1', 'NON_EXECUTIVE', 'FOR'));
    const { code, said } = await taken.verdictOn(await taken.export('burton-secretary'), bare);
    const stands = `Receipt: entry ${bare.sequence} is in the chain, but neither this export nor the receipt shows its content.`;
    expect([code, said]).toEqual([0, stringContaining(stands)]);
    expect(said).toContain('So the vote itself is not proven.');
  });

  it('says by which entry it is superseded, and that it does not count', async () => {
    const own = await taken.export('derby-ned-2');
    const { said } = await taken.verdictOn(own, receipts['derby-ned-2']);
    const later = `It does not count: entry ${receipts.changed!.sequence} (revision 2) replaced it, which says AGAINST.`;
    expect(said).toContain(later);
    const latest = await taken.verdictOn(own, receipts.changed);
    expect(latest.said).toContain(vote('derby-ned-2', 'NON_EXECUTIVE', 'AGAINST, revision 2'));
    expect(latest.said).toContain('It was counted');
  });

  it('says that the vote was taken back', async () => {
    const own = await taken.export('derby-secretary');
    const { said } = await taken.verdictOn(own, receipts['derby-exec-1']);
    const by = `It does not count: entry ${receipts.back!.sequence} (revision 2) replaced it, which took the vote back`;
    expect(said).toContain(by);
    const back = await taken.verdictOn(own, receipts.back);
    expect(back.said).toContain('no vote of theirs counts');
  });

  it('says who recorded it, and why it was given', async () => {
    const { said } = await taken.verdictOn(
      await taken.export('director'),
      await receiptOf('derby-exec-2'),
    );
    expect(said).toContain(
      `recorded at the meeting by ${names['derby-secretary']}.\nIts reason: It is time.`,
    );
  });

  it.each<[string, () => object, string]>([
    [
      'of a vote that was never written down',
      () => ({ entryHash: 'f'.repeat(64) }),
      'does not have the hash that the receipt names',
    ],
    [
      'with another choice on its face',
      () => ({ choice: 'AGAINST' }),
      `The receipt says "choice": AGAINST, but entry`,
    ],
    [
      'with other words',
      () => ({ content: receipts['derby-ned-1']!.content.replace('"FOR"', '"AGAINST"') }),
      "The receipt's content does not match entry",
    ],
  ])('is found out: %s', async (_what, change, because) => {
    const receipt = { ...receipts['derby-ned-1'], ...change() };
    const { code, said } = await taken.verdictOn(await taken.export('auditor'), receipt);
    expect([code, said]).toEqual([1, stringContaining('NOT SOUND: RECEIPT (entry')]);
    expect(said).toContain(because);
  });

  it('of an entry that is no vote is refused, and what it is is said', async () => {
    const { chain } = receipts['derby-ned-1']!;
    const { entries } = readExport(await taken.export('auditor'));
    const opened = entries.find((entry) => entry.type === 'resolution.opened')!;
    const receipt = { chain, sequence: String(opened.seq), entryHash: opened.entryHash };
    const { code, said } = await taken.verdictOn(await taken.export('auditor'), receipt);
    const because = `Entry ${opened.seq} is not a member's vote; it is "resolution.opened".`;
    expect([code, said]).toEqual([1, stringContaining(because)]);
  });

  it('may be the whole answer; one that is not a receipt is no fault of the export', async () => {
    const exported = await taken.export('auditor');
    const answer = { data: { castVote: { receipt: receipts['derby-ned-1'] } } };
    expect((await taken.verdictOn(exported, answer)).code).toBe(0);
    const { code, said } = await taken.verdictOn(exported, { data: { castVote: null } });
    expect([code, said]).toEqual([
      2,
      stringContaining('Save the object "receipt" from the answer of castVote'),
    ]);
    expect(said).not.toContain('SOUND');
  });
});
