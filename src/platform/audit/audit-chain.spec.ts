import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { sha256Hex } from '../../shared/canonical.js';
import {
  contentDigest,
  type ChainEntry,
  type ChainFault,
  ChainVerifier,
  entryHash,
  GENESIS,
  verifyChain,
} from './audit-chain.js';
import { momentText } from './audit-fields.js';

const lines = readFileSync(new URL('golden/export.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .slice(0, -1)
  .map((line) => JSON.parse(line) as never);
const { chain, head } = lines[0]! as { chain: string; head: { seq: number; entryHash: string } };
const kept: ChainEntry[] = lines.slice(1, 8);

/** The kept chain after somebody's hand was at it. */
const after = (tamper: (entries: ChainEntry[]) => void): ChainEntry[] => {
  const entries = structuredClone(kept);
  tamper(entries);
  return entries;
};

/** Hashes the chain anew from an entry on, as one could who may write to the database. */
const relink = (entries: ChainEntry[], from = 1): void => {
  for (const entry of entries.slice(from - 1)) {
    entry.prev = entries[entry.seq - 2]?.entryHash ?? GENESIS;
    entry.entryHash = entryHash(chain, entry);
  }
};

const setContent = (entry: ChainEntry, content: string): void => {
  entry.content = content;
  entry.contentDigest = contentDigest(Buffer.from(entry.salt!, 'hex'), content);
};

describe('the hash of an entry', () => {
  const entry = {
    seq: 1,
    prev: GENESIS,
    at: '2018-06-12T10:00:00.000000Z',
    contentDigest: 'b'.repeat(64),
  };

  it('is of these bytes and no others', () => {
    const text =
      'watersmeet.audit|2|01640d2a-5c00-7a11-8b22-2018061200aa|1|' +
      `${'0'.repeat(64)}|2018-06-12T10:00:00.000000Z|${'b'.repeat(64)}`;
    expect(entryHash(chain, entry)).toBe(sha256Hex(text));
    const golden = '34c3fc2995932dc6a3fea11a69d3d3b3754f8dc73d1b4dc54d66788defc2b49b';
    expect(entryHash(chain, entry)).toBe(golden);
  });

  it.each([
    ['a chain in capitals', chain.toUpperCase(), {}, '"chain" must be a lower-case UUID'],
    ['an entry 0', chain, { seq: 0 }, '"seq" must be a whole number from 1'],
    ['a number beyond what is exact', chain, { seq: 2 ** 53 }, '"seq" must be a whole number'],
    ['a digest in capitals', chain, { contentDigest: 'B'.repeat(64) }, '"contentDigest" must be'],
    ['a short prev', chain, { prev: '0' }, '"prev" must be a SHA-256 digest'],
    ['milliseconds', chain, { at: '2018-06-12T10:00:00.000Z' }, '"at" must be a UTC moment'],
    ['another zone', chain, { at: '2018-06-12T10:00:00.000000+01:00' }, '"at" must be'],
    ['a line end after the moment', chain, { at: `${entry.at}\n` }, '"at" must be'],
  ])('refuses %s', (_case, id, change, because) => {
    expect(() => entryHash(id, { ...entry, ...change })).toThrow(because);
  });

  it('takes a moment with the microseconds that a Date does not have', () => {
    expect(momentText(new Date('2018-06-12T10:00:00.123Z'))).toBe('2018-06-12T10:00:00.123000Z');
  });
});

describe('the digest of the content', () => {
  it('is of the salt, then the UTF-8 bytes', () => {
    const salt = Buffer.alloc(32, 7);
    expect(contentDigest(salt, '{"é":"x"}')).toBe(
      sha256Hex(Buffer.concat([salt, Buffer.from('{"é":"x"}')])),
    );
  });

  it('refuses a salt of another length and half of a surrogate pair', () => {
    expect(() => contentDigest(Buffer.alloc(16), '{}')).toThrow('A salt has 32 bytes.');
    expect(() => contentDigest(Buffer.alloc(32), '"\ud83d"')).toThrow('half of a surrogate pair');
  });
});

describe('a chain', () => {
  it('is sound as it was kept, with one content not shown', async () => {
    expect(await verifyChain(chain, kept, head)).toBeNull();
    const verifier = new ChainVerifier(chain);
    kept.forEach((entry) => verifier.take(entry));
    expect(verifier.end(head)).toBeNull();
    expect([verifier.entries, verifier.contents, verifier.head]).toEqual([7, 6, head]);
  });

  it('is sound without any content: erased, or not for the reader', async () => {
    const bare = kept.map((entry) => ({ ...entry, content: null, salt: null, type: null }));
    expect(await verifyChain(chain, bare, head)).toBeNull();
  });

  it('can be followed from where it is already known', () => {
    const { seq, entryHash: hash } = kept[3]!;
    const verifier = new ChainVerifier(chain, { seq, entryHash: hash });
    kept.slice(4).forEach((entry) => verifier.take(entry));
    expect(verifier.end(head)).toBeNull();
    expect(verifier.entries).toBe(3);
  });

  it('is sound when it is empty and said to be', async () => {
    expect(await verifyChain(chain, [], null)).toBeNull();
  });

  it('comes from anything that can be read in order', async () => {
    async function* stream() {
      yield* kept;
    }
    expect(await verifyChain(chain, stream(), head)).toBeNull();
  });

  const cases: [string, ChainEntry[], ChainFault['kind'], number, string][] = [
    [
      'a changed payload',
      after((e) => (e[5]!.content = e[5]!.content!.replace('CARRIED', 'LOST'))),
      'CONTENT',
      6,
      'was changed: it does not match its digest',
    ],
    [
      'a changed payload with its digest',
      after((e) => setContent(e[5]!, e[5]!.content!.replace('CARRIED', 'LOST'))),
      'HASH',
      6,
      'it does not match its hash',
    ],
    [
      'a changed payload with its digest and hash',
      after((e) => {
        setContent(e[5]!, e[5]!.content!.replace('CARRIED', 'LOST'));
        e[5]!.entryHash = entryHash(chain, e[5]!);
      }),
      'PREV',
      7,
      'does not name the hash of entry 6',
    ],
    [
      'a chain rebuilt from some point',
      after((e) => {
        setContent(e[5]!, e[5]!.content!.replace('CARRIED', 'LOST'));
        relink(e, 6);
      }),
      'HEAD',
      7,
      'the chain was rebuilt',
    ],
    ['another salt', after((e) => (e[0]!.salt = 'a'.repeat(64))), 'CONTENT', 1, 'was changed'],
    [
      'a content without its salt',
      after((e) => delete e[0]!.salt),
      'CONTENT',
      1,
      'its salt is missing or not in the right form',
    ],
    ['another type', after((e) => (e[1]!.type = 'body.left')), 'CONTENT', 2, 'not of the type'],
    [
      'a changed moment',
      after((e) => (e[4]!.at = '2018-06-12T10:04:00.004005Z')),
      'HASH',
      5,
      'was changed',
    ],
    [
      'a moment that is none',
      after((e) => (e[4]!.at = 'yesterday')),
      'HASH',
      5,
      '"at" must be a UTC moment',
    ],
    ['a deleted entry', after((e) => e.splice(3, 1)), 'GAP', 4, 'Entry 4 is missing.'],
    ['two deleted entries', after((e) => e.splice(2, 2)), 'GAP', 3, 'Entries 3 to 4 are missing.'],
    ['a missing beginning', after((e) => e.splice(0, 2)), 'GAP', 1, 'Entries 1 to 2 are missing.'],
    [
      'a deleted entry before the last',
      after((e) => e.splice(5, 1)),
      'GAP',
      6,
      'Entry 6 is missing.',
    ],
    [
      'a deleted entry, the rest numbered and linked anew',
      after((e) => {
        e.splice(3, 1);
        e.forEach((entry, index) => (entry.seq = index + 1));
        relink(e);
      }),
      'HEAD',
      7,
      'its end was cut off',
    ],
    [
      'two entries in swapped order',
      after((e) => e.splice(2, 2, e[3]!, e[2]!)),
      'ORDER',
      3,
      'The entries are out of order: entry 3 comes after entry 4.',
    ],
    [
      'an entry twice',
      after((e) => e.splice(3, 0, e[2]!)),
      'ORDER',
      4,
      'The entries are out of order: entry 3 is where entry 4 should be.',
    ],
    [
      'two entries that swapped their numbers',
      after((e) => {
        e.splice(2, 2, { ...e[3]!, seq: 3 }, { ...e[2]!, seq: 4 });
      }),
      'PREV',
      3,
      'does not name the hash of entry 2',
    ],
    ['a cut tail', after((e) => e.splice(6, 1)), 'HEAD', 7, 'its end was cut off'],
    ['a cut tail down to nothing', [], 'HEAD', 1, 'its end was cut off'],
  ];

  it.each(cases)('is faulty for %s', async (_case, entries, kind, seq, because) => {
    const fault = await verifyChain(chain, entries, head);
    expect(fault).toEqual({ kind, seq, because: expect.stringContaining(because) });
  });

  it('is faulty when it goes on after its head', async () => {
    const { seq, entryHash: hash } = kept[5]!;
    const fault = await verifyChain(chain, kept, { seq, entryHash: hash });
    expect(fault).toMatchObject({ kind: 'HEAD', seq: 7 });
  });

  it('is faulty under the name of another chain', async () => {
    const other = chain.replace('aa', 'ab');
    expect(await verifyChain(other, kept, head)).toMatchObject({ kind: 'HASH', seq: 1 });
  });

  it('keeps to its first fault', () => {
    const verifier = new ChainVerifier(chain);
    const first = verifier.take({ ...kept[0]!, prev: 'a'.repeat(64) });
    expect(first).toMatchObject({ kind: 'PREV', seq: 1 });
    expect(verifier.take(kept[1]!)).toBe(first);
    expect(verifier.end(head)).toBe(first);
    expect(verifier.entries).toBe(0);
  });
});
