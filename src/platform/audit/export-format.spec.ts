import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ChainEntry } from './audit-chain.js';
import {
  checkpointLine,
  entryLine,
  headerLine,
  linesOf,
  LONGEST_LINE_BYTES,
  parseExportLine,
} from './export-format.js';

const bytes = readFileSync(new URL('golden/export.jsonl', import.meta.url));
const golden = bytes.toString('utf8').split('\n').slice(0, -1);

/** The bytes in pieces of this size, wherever that cuts. */
function* inPieces(of: Buffer, size: number) {
  for (let at = 0; at < of.length; at += size) yield of.subarray(at, at + size);
}
const all = async (pieces: Iterable<Uint8Array>) => {
  const lines: string[] = [];
  for await (const line of linesOf(pieces)) lines.push(line);
  return lines;
};

describe('an export', () => {
  it('is written again exactly as it was read', () => {
    const written = golden.map((text) => {
      const read = parseExportLine(text);
      if (read.kind === 'HEADER') return headerLine(read.header);
      return read.kind === 'ENTRY' ? entryLine(read.entry) : checkpointLine(read.checkpoint);
    });
    expect(written.join('')).toBe(bytes.toString('utf8'));
  });

  it('has its header, its entries, its checkpoints', () => {
    const kinds = golden.map((text) => parseExportLine(text).kind);
    const entries = Array.from({ length: 7 }, () => 'ENTRY');
    expect(kinds).toEqual(['HEADER', ...entries, 'CHECKPOINT', 'CHECKPOINT']);
  });

  it('of a chain without entries has no head', () => {
    const read = parseExportLine(golden[0]!);
    if (read.kind !== 'HEADER') throw new Error('No header.');
    const text = headerLine({ ...read.header, head: null });
    expect(parseExportLine(text)).toEqual({
      kind: 'HEADER',
      header: { ...read.header, head: null },
    });
  });

  it('leaves the salt of content that is not shown, so that nobody can guess it', () => {
    const read = parseExportLine(golden[1]!) as { entry: ChainEntry };
    const text = entryLine({ ...read.entry, content: null });
    expect(text).not.toContain('salt');
    expect(text).not.toContain(read.entry.salt);
    expect(parseExportLine(text)).toMatchObject({ kind: 'ENTRY', entry: { seq: 1 } });
  });

  it('refuses to be written with content that nobody could check', () => {
    const read = parseExportLine(golden[1]!) as { entry: ChainEntry };
    expect(() => entryLine({ ...read.entry, salt: null })).toThrow('salt');
    expect(() => entryLine({ ...read.entry, entryHash: 'x' })).toThrow('"entryHash" must be');
  });

  const entry = JSON.parse(golden[1]!) as object;
  const header = JSON.parse(golden[0]!) as object;
  it.each<[string, string, string]>([
    ['no JSON', '{"seq":1', 'The line is not JSON.'],
    ['a list', '[]', 'not a JSON object'],
    ['null', 'null', 'not a JSON object'],
    ['something else', '{"a":1}', 'not a header, an entry or a checkpoint'],
    ['another format', '{"format":"watersmeet.audit-export/1"}', 'watersmeet.audit-export/2'],
    [
      'a header without a head',
      JSON.stringify({ ...header, head: undefined }),
      'The head is not a JSON object',
    ],
    [
      'a header that does not say what it shows',
      JSON.stringify({ ...header, contents: undefined }),
      'The header\'s count of content ("contents") is not a JSON object',
    ],
    [
      'a header that shows -1 contents',
      JSON.stringify({ ...header, contents: { shown: -1, withheld: 0, erased: 0 } }),
      '"shown" must be a whole number from 0',
    ],
    ['an entry 1.5', JSON.stringify({ ...entry, seq: 1.5 }), 'a whole number from 1'],
    ['a number as text', JSON.stringify({ ...entry, seq: '1' }), 'a whole number from 1'],
    ['a null content', JSON.stringify({ ...entry, content: null }), '"content" must be text'],
    ['a short salt', JSON.stringify({ ...entry, salt: 'ab' }), '"salt" must be 32 bytes'],
    [
      'half of a surrogate pair',
      JSON.stringify({ ...entry, content: '{"a":"\ud83d"}' }),
      '"content" must be text',
    ],
    ['an unknown field', JSON.stringify({ ...entry, note: '' }), 'unknown field "note"'],
    ['an inherited field', '{"seq":1,"__proto__":{"prev":"0"}}', 'unknown field "__proto__"'],
  ])('is not understood with %s', (_case, text, because) => {
    expect(() => parseExportLine(text)).toThrow(because);
  });
});

describe('the lines of a file', () => {
  it.each([1, 7, 1000, 1_000_000])('are the same in pieces of %s bytes', async (size) => {
    expect(await all(inPieces(bytes, size))).toEqual(golden);
  });

  it('end at a line feed only, not at the line separator that text may hold', async () => {
    expect(bytes.includes(Buffer.from('\u2028'))).toBe(true);
    expect(await all([Buffer.from('a\u2028b\u2029c\rd\n\ne')])).toEqual([
      'a\u2028b\u2029c\rd',
      '',
      'e',
    ]);
  });

  it('are refused when they are no UTF-8 or have no end', async () => {
    await expect(all([Buffer.from([0x22, 0xff, 0x22])])).rejects.toThrow('not UTF-8');
    const piece = Buffer.alloc(LONGEST_LINE_BYTES / 2 + 1, 'a');
    await expect(all([piece, piece])).rejects.toThrow('longer than');
  });
});
