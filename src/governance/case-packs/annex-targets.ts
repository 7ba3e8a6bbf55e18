import type { Target } from '../../platform/acts/target.js';
import type { Reader } from '../../platform/database/reader.js';
import type { Tx } from '../../platform/database/tx.js';
import { actingBodyOf, ofTheActingBody, type ActingBody } from '../programmes/programme-targets.js';
import { allow } from '../../shared/refusal.js';
import { mayEditAnnex } from './annex.rules.js';
import { PackAnnex } from './case-pack.entity.js';

/** An annex with the body whose own it is. */
export interface OwnAnnex extends ActingBody {
  annex: PackAnnex;
}

/** An annex that the caller may read, with its body. */
export async function findOwnAnnex(
  reader: Reader,
  id: string,
  field = 'annexId',
): Promise<OwnAnnex> {
  const annex = await reader.must(PackAnnex, { id }, 'annex', field);
  const { programme, body } = await actingBodyOf(reader, annex);
  return { programme, body, annex };
}

/**
 * How an annex is changed: only its body's secretary does it. Its row is locked, so that its changes happen
 * one after the other and sealing waits for them.
 */
export const ofTheAnnex = {
  scope: ofTheActingBody.scope,
  lock: async (tx: Tx, { programme, body, annex: { id } }: OwnAnnex) => {
    const annex = await tx.lock(PackAnnex, id, 'NO KEY UPDATE', 'annex');
    allow(mayEditAnnex(annex.sealedAt !== null));
    return { programme, body, annex };
  },
};

/** An annex that an input names. */
export const theAnnex: Target<{ annexId: string }, OwnAnnex> = {
  find: async (reader, input) => await findOwnAnnex(reader, input.annexId),
  ...ofTheAnnex,
};
