import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contentDigest, type ChainEntry, entryHash, GENESIS } from './audit-chain.js';
import { type Checkpoint, readSignedCheckpoint, signCheckpoint } from './checkpoint.js';
import {
  checkpointLine,
  entryLine,
  type ExportedCheckpoint,
  type ExportHeader,
  headerLine,
  parseExportLine,
} from './export-format.js';
import { readReceipt } from './receipt.js';
import { type ExportFault, type Proof, verifyExport } from './offline-verifier.js';
import { publicKeyFromText, type SigningKey, signingKeyFromText } from './signing-key.js';

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
const json = (name: string): unknown => JSON.parse(golden(name));

/** An export in its parts, so that a hand can be laid on each. */
interface Export {
  header: ExportHeader;
  entries: ChainEntry[];
  checkpoints: ExportedCheckpoint[];
}

const kept = (): Export => {
  const read = golden('export.jsonl').split('\n').slice(0, -1).map(parseExportLine);
  return {
    header: read.flatMap((line) => (line.kind === 'HEADER' ? [line.header] : []))[0]!,
    entries: read.flatMap((line) => (line.kind === 'ENTRY' ? [line.entry] : [])),
    checkpoints: read.flatMap((line) => (line.kind === 'CHECKPOINT' ? [line.checkpoint] : [])),
  };
};
const linesAfter = (tamper: (it: Export) => void): string[] => {
  const it = kept();
  tamper(it);
  return [
    headerLine(it.header),
    ...it.entries.map(entryLine),
    ...it.checkpoints.map(checkpointLine),
  ];
};

/** Makes the export agree with itself again, as whoever owns the database could. */
const makeConsistent = (it: Export): void => {
  it.entries.forEach((entry, index) => {
    entry.seq = index + 1;
    entry.prev = it.entries[index - 1]?.entryHash ?? GENESIS;
    if (entry.content)
      entry.contentDigest = contentDigest(Buffer.from(entry.salt!, 'hex'), entry.content);
    entry.entryHash = entryHash(it.header.chain, entry);
  });
  const { seq, entryHash: hash } = it.entries.at(-1)!;
  it.header.head = { seq, entryHash: hash };
  it.checkpoints = [];
};

const thenConsistent = (tamper: (it: Export) => void) => (it: Export) => {
  tamper(it);
  makeConsistent(it);
};

const aKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signingKeyFromText(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
};
const publicKeyOf = (key: SigningKey) => publicKeyFromText(key.publicKeyPem);
const proof: Proof = {
  checkpoint: readSignedCheckpoint(json('checkpoint.json')),
  publicKey: publicKeyFromText(golden('public-key.pem')),
};
const receipt = readReceipt(json('receipt.json'));
const sameStatement = (change: Partial<Checkpoint> = {}) => {
  const statement: Partial<Checkpoint> = { ...proof.checkpoint.checkpoint, ...change };
  delete statement.format;
  delete statement.keyId;
  return statement as Omit<Checkpoint, 'format' | 'keyId'>;
};

const whole = linesAfter(() => {});
const cut = (entry: ChainEntry) => (entry.content = entry.type = null);
const blank = (entry: ChainEntry) => (entry.content = null);
const lose = (entry: ChainEntry) => (entry.content = entry.content!.replace('CARRIED', 'LOST'));

describe('an export that nobody changed', () => {
  it('is sound, and says what was checked', async () => {
    const verdict = await verifyExport(whole, { ...proof, receipt });
    expect(verdict).toEqual({
      sound: true,
      summary: {
        chain: '01640d2a-5c00-7a11-8b22-2018061200aa',
        chainName: 'Derby and Burton',
        practice: false,
        entries: 7,
        contents: { shown: 6, withheld: 1, erased: 0 },
        checkpoint: {
          seq: 6,
          madeAt: '2018-06-12T10:05:30.000000Z',
          keyId: proof.checkpoint.checkpoint.keyId,
          by: 'KEY',
        },
        unanchored: false,
        entriesAfterCheckpoint: 1,
        innerCheckpoints: { proven: 2, unproven: 0 },
        receipt: expect.objectContaining({ seq: 5, vote: null, unseenAfter: 0 }),
      },
    });
  });

  it('is sound with all content missing, and goes by the name that was signed', async () => {
    const lines = linesAfter(({ header, entries }) => {
      header.chainName = 'Another name';
      for (const entry of entries) entry.content = entry.type = entry.salt = null;
      header.contents = { shown: 0, withheld: 7, erased: 0 };
    });
    const { chainName } = proof.checkpoint.checkpoint;
    const verdict = await verifyExport(lines, { ...proof, receipt });
    expect(verdict).toMatchObject({
      sound: true,
      summary: { entries: 7, contents: { shown: 0 }, chainName },
    });
  });

  it('counts a checkpoint inside that another key signed as unproven', async () => {
    const lines = linesAfter(({ checkpoints }) => {
      checkpoints[1] = signCheckpoint(sameStatement(), aKey());
    });
    const innerCheckpoints = { proven: 1, unproven: 1 };
    expect(await verifyExport(lines, proof)).toMatchObject({ summary: { innerCheckpoints } });
  });

  it('is sound by the key before, which vouches for its successor', async () => {
    const [old, next] = [aKey(), aKey()];
    const checkpoint = signCheckpoint(sameStatement(), next, old);
    const verdict = await verifyExport(whole, { checkpoint, publicKey: publicKeyOf(old) });
    expect(verdict).toMatchObject({
      summary: { checkpoint: { by: 'PREVIOUS_KEY', keyId: next.keyId } },
    });
  });
});

type Case = [string, (it: Export) => void, ExportFault['kind'], number | undefined, string];

describe('an export that was changed is not sound:', () => {
  it.each<Case>([
    ['a payload', (it) => lose(it.entries[5]!), 'CONTENT', 6, 'was changed'],
    [
      'a payload, all made consistent after it',
      thenConsistent((it) => lose(it.entries[5]!)),
      'HEAD',
      6,
      'the chain was rebuilt',
    ],
    [
      'a chain rebuilt from its first entry',
      thenConsistent((it) => (it.entries[0]!.at = '2018-06-12T09:00:00.000000Z')),
      'HEAD',
      6,
      'the chain was rebuilt',
    ],
    ['a deleted entry', (it) => it.entries.splice(2, 1), 'GAP', 3, 'Entry 3 is missing.'],
    [
      'a deleted entry, all made consistent after it',
      thenConsistent((it) => it.entries.splice(2, 1)),
      'HEAD',
      6,
      'the chain was rebuilt',
    ],
    ['a cut tail', (it) => it.entries.splice(5), 'HEAD', 6, 'its end was cut off'],
    [
      'a cut tail, with a head and checkpoints that agree',
      thenConsistent((it) => it.entries.splice(5)),
      'HEAD',
      6,
      'ends at entry 5, but the checkpoint',
    ],
    [
      'every entry cut',
      (it) => {
        it.entries = [];
        it.checkpoints = [];
        it.header.head = null;
      },
      'HEAD',
      1,
      'ends at entry 0',
    ],
    [
      'swapped order',
      (it) => it.entries.splice(3, 2, it.entries[4]!, it.entries[3]!),
      'ORDER',
      4,
      'The entries are out of order: entry 4 comes after entry 5.',
    ],
    [
      'the id of another chain in the header',
      (it) => (it.header.chain = it.header.chain.replace('aa', 'ab')),
      'CHECKPOINT',
      undefined,
      'belongs to another chain',
    ],
    [
      'a practice programme that passes for a live one',
      (it) => (it.header.practice = true),
      'CHECKPOINT',
      undefined,
      'for practice, but the checkpoint says that it is live',
    ],
    [
      'a content cut out',
      (it) => cut(it.entries[1]!),
      'CONTENT_COUNT',
      undefined,
      '5 shown, 2 withheld',
    ],
    [
      'one said to be erased',
      (it) => blank(it.entries[1]!),
      'CONTENT_COUNT',
      undefined,
      '1 erased',
    ],
    [
      'a checkpoint inside it, changed',
      (it) => (it.checkpoints[0]!.checkpoint.madeAt = '2018-06-11T10:00:00.000000Z'),
      'SIGNATURE',
      undefined,
      'It was changed: key',
    ],
    [
      'a checkpoint inside it, taken away',
      (it) => void it.checkpoints.shift(),
      'CHECKPOINT',
      3,
      'follows one at entry 3, which is missing',
    ],
    [
      'a checkpoint inside it, of an entry that is not here',
      (it) => (it.checkpoints[0]!.checkpoint.seq = 9),
      'HEAD',
      8,
      'signed entry 9',
    ],
  ])('%s', async (_case, tamper, kind, seq, because) => {
    const verdict = await verifyExport(linesAfter(tamper), proof);
    if (verdict.sound) throw new Error('It passed for sound.');
    expect(verdict.fault).toMatchObject({ kind, because: expect.stringContaining(because) });
    expect(verdict.fault.seq).toBe(seq);
  });
});

describe('a proof that does not hold', () => {
  const forger = aKey();
  const changed = (change: Partial<Checkpoint>) => ({
    ...proof.checkpoint,
    checkpoint: { ...proof.checkpoint.checkpoint, ...change },
  });
  const otherChain = sameStatement({ chain: receipt.chain.replace('aa', 'ab') });

  it.each<[string, Partial<Proof>, ExportFault['kind'], string]>([
    ['the wrong key', { publicKey: publicKeyOf(forger) }, 'SIGNATURE', 'and you gave key'],
    ['a changed checkpoint', { checkpoint: changed({ seq: 5 }) }, 'SIGNATURE', 'was changed'],
    ['a live one', { checkpoint: changed({ practice: true }) }, 'SIGNATURE', 'was changed'],
    [
      'a checkpoint of another chain',
      { checkpoint: signCheckpoint(otherChain, forger), publicKey: publicKeyOf(forger) },
      'CHECKPOINT',
      'belongs to another chain',
    ],
  ])('%s', async (_case, change, kind, because) => {
    const verdict = await verifyExport(whole, { ...proof, ...change });
    expect(verdict).toMatchObject({
      sound: false,
      fault: { kind, because: expect.stringContaining(because) },
    });
  });

  it('a key inside the export is not asked, though it fits', async () => {
    const rebuilt = linesAfter((it) => {
      lose(it.entries[5]!);
      makeConsistent(it);
      const { seq, entryHash: hash } = it.entries[5]!;
      const signed = signCheckpoint(sameStatement({ seq, entryHash: hash }), forger);
      it.checkpoints = [{ ...signed, publicKey: forger.publicKeyPem }];
    });
    expect(await verifyExport(rebuilt, proof)).toMatchObject({ fault: { kind: 'HEAD', seq: 6 } });
  });
});
