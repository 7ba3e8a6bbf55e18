import type { Reader } from '../../platform/database/reader.js';
import { refuse } from '../../shared/refusal.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import type { CasePack } from './case-pack.entity.js';
import { packCode } from './case-pack.rules.js';
import { findPack } from './case-packs.reader.js';
import { comparePacks, type Difference } from './comparison.rules.js';
import type { Manifest } from './manifest.rules.js';

const MOST_DIFFERENCES = 1_000;

/** Two sealed packs, and what changed from the earlier to the later. */
export interface PackComparison {
  a: CasePack;
  b: CasePack;
  /** The first 1,000. */
  differences: Difference[];
  /** How many there are in all. */
  differenceCount: number;
}

/** What changed from one sealed pack of a programme to another, as their own manifests tell it. */
export async function packComparison(
  reader: Reader,
  programme: string,
  [a, b]: readonly [string, string],
): Promise<PackComparison> {
  const { id } = await findProgramme(reader, programme);
  const before = await findPack(reader, id, a, 'a');
  const after = await findPack(reader, id, b, 'b');
  const found = comparePacks(sealed(before, 'a'), sealed(after, 'b'));
  const differences = found.slice(0, MOST_DIFFERENCES);
  return { a: before, b: after, differences, differenceCount: found.length };
}

function sealed(pack: CasePack, field: string): Manifest {
  if (pack.manifest !== null) return JSON.parse(pack.manifest) as Manifest;
  return refuse(
    'WRONG_STATE',
    `${packCode(pack)} is not sealed: only sealed packs can be compared.`,
    field,
  );
}
