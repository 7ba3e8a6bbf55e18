import { CasePack } from '../case-packs/case-pack.entity.js';
import type { Reader } from '../../platform/database/reader.js';
import type { PackDecidedOn } from '../deciding/resolution.rules.js';

/** The pack that a resolution decides on, as the rules need it; null when it decides on none. */
export async function packDecidedOn(
  reader: Reader,
  packId: string | null,
): Promise<PackDecidedOn | null> {
  if (packId === null) return null;
  return asDecidedOn(await reader.must(CasePack, { id: packId }, 'pack'));
}

/** A pack as the rules of decisions ask for it. */
export const asDecidedOn = ({ manifestSha256, supersededById }: CasePack): PackDecidedOn => ({
  manifestSha256,
  superseded: supersededById !== null,
});
