import type { Target } from '../../platform/acts/target.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Programme } from '../programmes/programme.entity.js';
import { findProgramme } from '../programmes/programmes.reader.js';
import { allow } from '../../shared/refusal.js';
import { CasePack } from './case-pack.entity.js';
import { mayEdit } from './case-pack.rules.js';
import { findPack, statusOf } from './case-packs.reader.js';

/** A pack that an input names by its programme and its code or id. */
export const thePack: Target<
  { programme: string; pack: string },
  { programme: Programme; pack: CasePack }
> = {
  find: async (reader, input) => {
    const programme = await findProgramme(reader, input.programme);
    return { programme, pack: await findPack(reader, programme.id, input.pack) };
  },
  scope: ({ programme }) => ({ programmeId: programme.id }),
};

/**
 * How a draft is changed. Its row is locked, so that changes come one after the other and sealing waits
 * for them; its version grows with each, so that the person who seals names exactly what they saw.
 */
export const ofTheDraft = {
  scope: ({ pack }: { pack: CasePack }) => ({ programmeId: pack.programmeId }),
  lock: async (tx: Tx, { pack: { id } }: { pack: CasePack }) => {
    const pack = await tx.lock(CasePack, id, 'NO KEY UPDATE', 'pack');
    allow(mayEdit(statusOf(pack)));
    return { pack: await tx.set(CasePack, id, {}) };
  },
};

/** A draft that an input names, to be changed. */
export const theDraft: Target<{ programme: string; pack: string }, { pack: CasePack }> = {
  find: async (reader, input) => await thePack.find(reader, input),
  ...ofTheDraft,
};
