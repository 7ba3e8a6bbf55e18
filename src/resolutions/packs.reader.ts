import { CasePack, PackAnnex } from '../case-packs/case-pack.entity.js';
import type { Reader } from '../database/tx.js';
import { IDENTIFIER } from '../shared/refs.js';
import { notFound } from '../shared/refusal.js';
import type { PackDecidedOn } from './resolution.rules.js';

const VERSION_OF_STAGE = /^([A-Z_]+)\/(\d{1,4})$/;

/** A pack of a programme by id or by its name, such as `FBC/2`. */
export async function packByRef(
  reader: Reader,
  programmeId: string,
  ref: string,
  field = 'pack',
): Promise<CasePack> {
  const named = VERSION_OF_STAGE.exec(ref);
  const where = named
    ? { stage: named[1] as CasePack['stage'], versionNumber: Number(named[2]) }
    : IDENTIFIER.test(ref)
      ? { id: ref }
      : null;
  const found = where && (await reader.one(CasePack, { programmeId, ...where }));
  if (!found) throw notFound('case pack', field);
  return found;
}

/** What a resolution decides on, as the rules ask for it; null when it decides on no pack. */
export async function packDecidedOn(
  reader: Reader,
  packId: string | null,
): Promise<PackDecidedOn | null> {
  if (packId === null) return null;
  const pack = await reader.must(CasePack, { id: packId }, 'case pack');
  return { manifestSha256: pack.manifestSha256, superseded: pack.supersededById !== null };
}

/** The digest of the annex that the body sealed for this pack; null when it has none. */
export async function annexDigest(
  reader: Reader,
  packId: string,
  bodyId: string,
): Promise<string | null> {
  const annex = await reader.one(PackAnnex, { packId, bodyId });
  return annex?.manifestSha256 ?? null;
}
