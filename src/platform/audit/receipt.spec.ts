import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readReceipt } from './receipt.js';

const chain = '01640d2a-5c00-7a11-8b22-2018061200aa';
const entryHash = 'a'.repeat(64);
const given = { chain, sequence: '42', entryHash, castAt: '2018-06-12T10:00:00Z' };
const place = { chain, seq: 42, entryHash, words: null };

describe('a receipt', () => {
  it('is read as the API gives it, whatever else stands on it', () => {
    expect(readReceipt(given)).toEqual({ ...place, face: given });
  });

  it('is read with the number of its entry as a number, as exports have it', () => {
    const golden = readFileSync(new URL('golden/receipt.json', import.meta.url), 'utf8');
    expect(readReceipt(JSON.parse(golden))).toMatchObject({ chain, seq: 5, words: null });
  });

  it('brings the words of its entry, when they were kept', () => {
    const words = { content: '{}', salt: 'b'.repeat(64) };
    expect(readReceipt({ ...given, ...words })).toMatchObject({ ...place, words });
    expect(readReceipt({ ...given, content: null, salt: null }).words).toBeNull();
  });

  it.each<[string, unknown]>([
    ['of castVote', { data: { castVote: { replayed: false, receipt: given } } }],
    ['of takeBackVote', { data: { takeBackVote: { receipt: given } } }],
    ['of voteReceipt', { data: { voteReceipt: given } }],
    ['of castVote without its envelope', { castVote: { receipt: given } }],
    ['of a payload alone', { receipt: given }],
  ])('is found in the whole answer %s', (_what, answer) => {
    expect(readReceipt(answer)).toEqual({ ...place, face: given });
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'The receipt is not a JSON object.'],
    ['a refusal', { data: { castVote: null }, errors: [] }, 'The file holds a refusal'],
    ['something else', { vote: given }, '"chain" is missing'],
    ['no chain', { ...given, chain: undefined }, '"chain" must be a lower-case UUID'],
    ['a garbled chain', { ...given, chain: 'UHDB' }, '"chain" must be a lower-case UUID'],
    ['no sequence', { chain, entryHash }, '"sequence" is missing; it must be a whole number'],
    ['a garbled sequence', { ...given, sequence: '042' }, '"sequence" must be a whole number'],
    [
      'a sequence of no text',
      { ...given, sequence: 42 },
      '"sequence" must be a whole number from 1, as text',
    ],
    ['a garbled hash', { ...given, entryHash: 'A'.repeat(64) }, '"entryHash" must be a SHA-256'],
    ['words without their salt', { ...given, content: '{}' }, '"salt" is missing'],
    ['a salt without its words', { ...given, salt: 'b'.repeat(64) }, '"content" is missing'],
  ])('is refused as %s, and it is said which object is wanted', (_what, value, because) => {
    expect(() => readReceipt(value)).toThrow(because);
    expect(() => readReceipt(value)).toThrow(
      'Save the object "receipt" from the answer of castVote',
    );
  });
});
