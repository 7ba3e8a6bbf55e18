import { describe, expect, it } from '@jest/globals';
import { type Checkpoint, CHECKPOINT_FORMAT, checkpointDigest } from './checkpoint.js';
import { compareCheckpoints, type Comparison } from './checkpoint-comparison.js';

const of = (change: Partial<Checkpoint>): Checkpoint => ({
  format: CHECKPOINT_FORMAT,
  chain: '01640d2a-5c00-7a11-8b22-2018061200aa',
  chainName: 'UHDB',
  seq: 6,
  entryHash: 'a'.repeat(64),
  madeAt: '2018-06-12T10:05:30.000000Z',
  keyId: '0'.repeat(16),
  practice: false,
  unanchored: false,
  catalogue: 'c'.repeat(64),
  previous: null,
  installation: { seq: 9, entryHash: 'e'.repeat(64) },
  ...change,
});
const first = of({});
const named = (seq: number, digest = 'd'.repeat(64)) => ({ seq, digest });

describe('two checkpoints', () => {
  it.each<[string, Checkpoint, Comparison]>([
    ['that are the same', first, 'ONE_HISTORY'],
    ['of the same entry', of({ madeAt: '2018-06-12T10:06:00.000000Z' }), 'ONE_HISTORY'],
    ['of one entry with two hashes', of({ entryHash: 'b'.repeat(64) }), 'TWO_HISTORIES'],
    [
      'of which the later names the earlier',
      of({ seq: 8, previous: named(6, checkpointDigest(first)) }),
      'ONE_HISTORY',
    ],
    ['of which the later names one before', of({ seq: 8, previous: named(3) }), 'TWO_HISTORIES'],
    ['of which the later names none', of({ seq: 8 }), 'TWO_HISTORIES'],
    ['with another between them', of({ seq: 12, previous: named(8) }), 'OPEN'],
    ['of which the later names another of that entry', of({ seq: 8, previous: named(6) }), 'OPEN'],
    [
      'that name two histories of the installation',
      of({ seq: 12, previous: named(8), installation: { seq: 9, entryHash: 'f'.repeat(64) } }),
      'TWO_HISTORIES',
    ],
    ['of two chains', of({ chain: '01640d2a-5c00-7a11-8b22-2018061200ab' }), 'OTHER_CHAINS'],
  ])('%s', (_what, other, comparison) => {
    expect(compareCheckpoints(first, other)).toBe(comparison);
    expect(compareCheckpoints(other, first)).toBe(comparison);
  });
});
