import { CasePack } from '../case-packs/case-pack.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import { answersTo } from '../../platform/database/together.js';
import type { PackDecidedOn } from '../deciding/resolution.rules.js';

/** The pack that a resolution decides on, as the rules need it; null when it decides on none. */
export async function packDecidedOn(
  reader: Reader,
  packId: string | null,
): Promise<PackDecidedOn | null> {
  if (packId === null) return null;
  return asDecidedOn(await reader.must(CasePack, { id: packId }, 'pack'));
}

/** The same, to be read with other lists: empty when it decides on none. */
export const packDecidedOnList = (packId: string | null) =>
  answersTo<PackDecidedOn>(
    `select manifest_sha256 as "manifestSha256", superseded_by_id is not null as superseded
     from case_pack where id = $1`,
    [packId],
  );

/** A pack as the rules of decisions ask for it. */
export const asDecidedOn = ({ manifestSha256, supersededById }: CasePack): PackDecidedOn => ({
  manifestSha256,
  superseded: supersededById !== null,
});
