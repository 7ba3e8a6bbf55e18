import { verifyCheckpoint } from '../../platform/audit/checkpoint.js';
import type { Check } from './check.js';

export const keptCheckpointCheck: Check = {
  name: 'kept-checkpoint',
  promise:
    'The checkpoint that you kept is signed, and its entry is in the chain with the hash that was signed.',
  notAsked: ({ checkpoint, publicKey }) =>
    checkpoint && publicKey
      ? null
      : 'No checkpoint of yours was compared, so a chain whose end was cut off, or that was wholly rebuilt, would not be noticed. Add --checkpoint FILE --public-key FILE.',
  async *faults(it) {
    if (!it.checkpoint || !it.publicKey) return;
    const { chain, chainName, seq, entryHash, madeAt, unanchored } = it.checkpoint.checkpoint;
    const check = verifyCheckpoint(it.checkpoint, it.publicKey);
    if (!check.proven) {
      yield { chain: chainName, seq, because: `Your checkpoint does not hold. ${check.because}` };
      return;
    }
    const because = await placeFault(it.db, { chain, seq, entryHash, madeAt });
    if (because) yield { chain: chainName, seq, because };
    else it.note(`Your checkpoint (chain ${chainName}, entry ${seq}) agrees with the chain.`);
    if (unanchored)
      it.warn(
        'Your checkpoint is unanchored: the server made the key itself, so it proves nothing against the people who run that server.',
      );
  },
};

async function placeFault(
  db: { query<R>(sql: string, values: unknown[]): Promise<R[]> },
  kept: { chain: string; seq: number; entryHash: string; madeAt: string },
): Promise<string | null> {
  const [found] = await db.query<{ head: string; hash: string | null }>(
    `select c.head_seq::text as head, e.entry_hash as hash from audit_chain c
     left join audit_entry e on e.chain_id = c.id and e.seq = $2 where c.id = $1`,
    [kept.chain, kept.seq],
  );
  if (!found)
    return `This database has no chain ${kept.chain}: the checkpoint is from another database.`;
  if (found.hash === kept.entryHash) return null;
  if (found.hash !== null) {
    return `Entry ${kept.seq} does not have the hash that your checkpoint of ${kept.madeAt} signed: the chain was rebuilt.`;
  }
  return `The chain ends at entry ${found.head}, but your checkpoint of ${kept.madeAt} signed entry ${kept.seq}: its end was cut off.`;
}
