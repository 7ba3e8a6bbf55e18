import { type Checkpoint, checkpointDigest } from './checkpoint.js';

/**
 * What two checkpoints say of each other.
 *
 * ONE_HISTORY: they are the same, or the later one names the earlier. TWO_HISTORIES: both cannot be of one
 * chain that was only ever added to. OTHER_CHAINS: they are not of the same chain. OPEN: nothing in them says.
 */
export type Comparison = 'ONE_HISTORY' | 'TWO_HISTORIES' | 'OTHER_CHAINS' | 'OPEN';

/** Holds two checkpoints against each other, in whatever order they are given. */
export function compareCheckpoints(one: Checkpoint, other: Checkpoint): Comparison {
  if (one.chain !== other.chain) return 'OTHER_CHAINS';
  if (disagree(one, other) || disagree(one.installation, other.installation))
    return 'TWO_HISTORIES';
  if (one.seq === other.seq) return 'ONE_HISTORY';
  const [earlier, later] = one.seq < other.seq ? [one, other] : [other, one];
  const { previous } = later;
  if (previous?.digest === checkpointDigest(earlier)) return 'ONE_HISTORY';
  // The later one names the latest checkpoint before it: it would have named the earlier, had it known it.
  return (previous?.seq ?? 0) < earlier.seq ? 'TWO_HISTORIES' : 'OPEN';
}

type Place = { seq: number; entryHash: string } | null;

/** The same entry with two hashes. */
const disagree = (one: Place, other: Place): boolean =>
  one !== null && other !== null && one.seq === other.seq && one.entryHash !== other.entryHash;
