import { describe, expect, it } from '@jest/globals';
import { canonicalRecord } from '../../shared/canonical.js';
import { contentDigest, type ChainEntry } from './audit-chain.js';
import { readReceipt } from './receipt.js';
import { ReceiptProof } from './receipt-proof.js';
import { receiptInWords } from './receipt-words.js';

const chain = '01640d2a-5c00-7a11-8b22-2018061200aa';
const salt = 'ab'.repeat(32);
const [member, other, resolution] = ['m1', 'm2', 'r1'];
const manifestSha256 = 'f'.repeat(64);
const CAST_AT = '2018-06-12T10:04:00.004Z';

type Said = Record<string, string | string[] | undefined>;

/** A vote as the service writes it. */
const vote = (said: Said = {}, type = 'vote.cast', actor = member) => ({
  actor,
  type,
  subject: { type: 'vote', id: 'v' },
  payload: {
    resolution,
    member,
    revision: '1',
    choice: 'FOR',
    manifestSha256,
    castAt: CAST_AT,
    resolutionName: 'DERBY-BOARD/1',
    memberName: 'A. Member',
    seat: 'Chair',
    ...said,
  },
});
const about = (type: string, payload: Said, id = resolution) => ({
  actor: 's',
  type,
  subject: { type: 'resolution', id },
  payload,
});
const closed = about('resolution.closed', { outcome: 'APPROVED' });

/** The entries of these events; null for one whose words are not shown. */
const entries = (events: (object | null)[]): ChainEntry[] =>
  events.map((event, at) => {
    const content = event && canonicalRecord(JSON.parse(JSON.stringify(event)));
    const core = { seq: at + 1, prev: '', at: '', entryHash: `${at + 1}`.repeat(64) };
    const digest = contentDigest(Buffer.from(salt, 'hex'), content ?? '{}');
    return { ...core, contentDigest: digest, content, salt: content && salt, type: 'x' };
  });

const hidden = (of: ChainEntry[]) => of.map((entry) => ({ ...entry, content: null, salt: null }));
const receipt = (over: object = {}) => ({
  chain,
  sequence: '1',
  entryHash: '1'.repeat(64),
  ...over,
});

function proofOf(of: ChainEntry[], given: object = receipt()) {
  const proof = new ReceiptProof(readReceipt(given));
  of.forEach((entry) => proof.take(entry));
  const fault = proof.end(chain);
  return { fault, said: fault ? '' : receiptInWords(proof.finding, of.length).join('\n') };
}

describe('a receipt of a vote that the export shows', () => {
  it('names the member, the seat, the choice, the resolution, the papers and the moment', () => {
    const { fault, said } = proofOf(entries([vote()]));
    expect(fault).toBeNull();
    expect(said.split('\n')).toEqual([
      `Receipt: entry 1 is the vote of A. Member (Chair) on DERBY-BOARD/1: FOR, revision 1, at ${CAST_AT}, on the papers of manifest ${manifestSha256}.`,
      "As far as this export shows, it is the member's last answer, and the resolution is not closed: it counts unless the member changes it.",
    ]);
  });

  it('says by whom it was recorded, for what reason, and goes by ids where no name was kept', () => {
    const names = { resolutionName: undefined, memberName: undefined, seat: undefined };
    const said = { ...names, reason: 'For patients.', manifestSha256: undefined };
    expect(proofOf(entries([vote(said, 'vote.recorded', 's')])).said).toContain(
      `entry 1 is the vote of the member m1 on the resolution r1: FOR, revision 1, at ${CAST_AT}, on no pack of papers, recorded at the meeting by s.\nIts reason: For patients.`,
    );
  });

  it.each<[string, (object | null)[], string]>([
    [
      'a later answer',
      [vote(), vote({ revision: '2', choice: 'AGAINST' }), closed],
      'It does not count: entry 2 (revision 2) replaced it, which says AGAINST.',
    ],
    [
      'the latest of several',
      [vote(), vote({ revision: '2' }), vote({ revision: '3', choice: 'ABSTAIN' })],
      'It does not count: entry 3 (revision 3) replaced it, which says ABSTAIN.',
    ],
    [
      'being taken back',
      [vote(), vote({ revision: '2', choice: undefined }, 'vote.taken-back')],
      'It does not count: entry 2 (revision 2) replaced it, which took the vote back.',
    ],
    [
      'closing',
      [vote(), vote({ member: other }), vote({ resolution: 'r2', revision: '2' }), closed],
      'Entry 4 closed the resolution as APPROVED: the vote counts, unless the member was excluded',
    ],
    [
      'an outcome that names it',
      [vote(), about('resolution.worked-out', { counted: [other, member] }), closed],
      'It was counted: entry 2 names the members whose votes were counted; entry 3 closed the resolution as APPROVED.',
    ],
    [
      'an outcome that does not name it',
      [vote(), about('resolution.worked-out', { counted: [other] }), closed],
      'It was not counted: entry 2 names the members whose votes were counted',
    ],
    [
      'no quorum, though it was among those counted',
      [
        vote(),
        about('resolution.worked-out', { counted: [member] }),
        about('resolution.closed', { outcome: 'NOT_QUORATE' }),
      ],
      'Entry 3 closed the resolution as NOT_QUORATE: nothing was decided, so none of its votes counts.',
    ],
    [
      'being withdrawn',
      [vote(), about('resolution.withdrawn', { outcome: 'WITHDRAWN' })],
      'The resolution ended without a count (WITHDRAWN, entry 2): none of its votes counts.',
    ],
    [
      'entries that are not shown',
      [vote(), null, null],
      'A later answer may be among the 2 entries after it whose content this export does not show.',
    ],
  ])('says what became of it: %s', (_what, events, words) => {
    expect(proofOf(entries(events)).said).toContain(words);
  });

  it('that takes the vote back says so', () => {
    const back = vote({ choice: undefined }, 'vote.taken-back');
    const { said } = proofOf(entries([back]), receipt({ choice: null }));
    expect(said).toContain('on DERBY-BOARD/1: vote taken back, revision 1');
    expect(said).toContain('no vote of theirs counts');
  });

  it('says when the checkpoint does not reach it yet', () => {
    const proof = new ReceiptProof(
      readReceipt(receipt({ sequence: '2', entryHash: '2'.repeat(64) })),
    );
    entries([closed, vote()]).forEach((entry) => proof.take(entry));
    const words =
      'The entry comes after the checkpoint (entry 1): the next checkpoint will prove it.';
    expect(receiptInWords(proof.finding, 1)).toContain(words);
  });
});

describe('a receipt of an entry that the export does not show', () => {
  const chainOf = hidden(entries([vote(), closed]));
  const words = { content: entries([vote()])[0]!.content, salt };

  it('stands, and proves nothing of a vote', () => {
    const { fault, said } = proofOf(chainOf, receipt({ choice: 'FOR' }));
    expect(fault).toBeNull();
    expect(said).toContain(
      'Receipt: entry 1 is in the chain, but neither this export nor the receipt shows its content.\nSo the vote itself is not proven.',
    );
  });

  it('proves the vote by its own words, with any export', () => {
    const { fault, said } = proofOf(chainOf, receipt(words));
    expect(fault).toBeNull();
    expect(said).toContain('entry 1 is the vote of A. Member (Chair) on DERBY-BOARD/1: FOR');
    expect(said).toContain(
      'This is read from the receipt, whose content matches the digest of the entry',
    );
    expect(said).toContain('A later answer may be among the 1 entry after it');
  });

  it.each<[string, object]>([
    ['other words', { content: words.content!.replace('"FOR"', '"AGAINST"') }],
    ['another salt', { salt: 'cd'.repeat(32) }],
  ])('is found out with %s', (_what, change) => {
    const { fault } = proofOf(chainOf, receipt({ ...words, ...change }));
    expect(fault).toBe("The receipt's content does not match entry 1: it was changed.");
  });
});

describe('a receipt that does not hold', () => {
  const shown = entries([vote(), closed]);
  const face = { resolutionId: resolution, revision: 1, choice: 'FOR', castAt: CAST_AT };

  it('holds with a face that says what its entry says', () => {
    expect(proofOf(shown, receipt({ ...face, manifestSha256 })).fault).toBeNull();
  });

  it.each<[string, object, string]>([
    [
      'of no vote',
      { sequence: '2', entryHash: '2'.repeat(64) },
      'Entry 2 is not a member\'s vote; it is "resolution.closed".',
    ],
    [
      'belongs to another chain',
      { chain: chain.replace('aa', 'ab') },
      'The receipt belongs to another chain.',
    ],
    [
      'of another entry',
      { sequence: '2' },
      'Entry 2 does not have the hash that the receipt names.',
    ],
    ['beyond the end', { sequence: '3' }, 'The chain has no entry 3.'],
    [
      'with another choice',
      { ...face, choice: 'AGAINST' },
      `The receipt says "choice": AGAINST, but entry 1 says FOR.`,
    ],
    [
      'with another revision',
      { ...face, revision: 2 },
      `The receipt says "revision": 2, but entry 1 says`,
    ],
    [
      'with another resolution',
      { ...face, resolutionId: 'r2' },
      `The receipt says "resolutionId": r2,`,
    ],
    [
      'with other papers',
      { ...face, manifestSha256: null },
      `The receipt says "manifestSha256": null,`,
    ],
    ['with another moment', { castAt: '2018-06-12T10:04:01.000Z' }, `The receipt says "castAt"`],
  ])('is found out: %s', (_what, change, because) => {
    expect(proofOf(shown, receipt(change)).fault).toContain(because);
  });
});
