import { describe, expect, it } from '@jest/globals';
import { endOfChain, goneOf, mayAnnul } from './record-annulment.rules.js';

const record = (id: string, correctsId: string | null = null) => ({ id, correctsId });
/** Three records of one decision, each correcting the one before. */
const CHAIN = [record('a'), record('b', 'a'), record('c', 'b'), record('other')];

describe('records that no longer count', () => {
  it.each([
    ['corrected', [], ['a', 'b']],
    ['corrected, the last of them annulled: the one before counts again', ['c'], ['a', 'c']],
    ['all corrections annulled: the first counts again', ['b', 'c'], ['b', 'c']],
    ['annulled without a correction', ['other'], ['a', 'b', 'other']],
  ])('%s', (_case, annulled, gone) => {
    expect([...goneOf(CHAIN, new Set(annulled))].sort()).toEqual(gone);
  });

  it.each([
    ['the last', 'c', [], 'c'],
    ['one that is corrected', 'b', [], null],
    ['one whose correction is annulled', 'b', ['c'], 'c'],
    ['the first, both after it annulled', 'a', ['b', 'c'], 'c'],
  ])('a correction follows the end of the chain: of %s', (_case, id, annulled, end) => {
    expect(endOfChain(id, CHAIN, new Set(annulled))).toBe(end);
  });

  it.each([
    ['one that counts', {}, null],
    ['one that is annulled', { annulled: true }, 'This record is already annulled.'],
    [
      'one that is corrected',
      { corrected: true },
      'A later record corrects this one: annul that record first.',
    ],
    [
      'one on which something rests',
      { reliedOnBy: 'The grant rests on this record: annul that record first.' },
      'The grant rests on this record: annul that record first.',
    ],
  ])('is annulled, or not: %s', (_case, change, because) => {
    const facts = { annulled: false, corrected: false, reliedOnBy: null };
    expect(mayAnnul({ ...facts, ...change })?.because ?? null).toBe(because);
  });
});
