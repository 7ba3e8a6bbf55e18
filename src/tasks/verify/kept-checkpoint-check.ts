import { verifyCheckpoint } from '../../audit/checkpoint.js';
import type { Check } from './check.js';

export const keptCheckpointCheck: Check = {
  name: 'kept-checkpoint',
  promise: 'The checkpoint that was kept outside is signed, and the live chain goes on from it.',
  notAsked: ({ checkpoint, publicKey }) =>
    checkpoint && publicKey
      ? null
      : 'No checkpoint from outside was compared: a chain whose tail was cut, or that was rebuilt whole, looks sound from inside. Give --checkpoint FILE --public-key FILE.',
  async *faults(it) {
    if (!it.checkpoint || !it.publicKey) return;
    const { chain, chainName, seq, entryHash, madeAt, unanchored } = it.checkpoint.checkpoint;
    const check = verifyCheckpoint(it.checkpoint, it.publicKey);
    if (!check.proven) {
      yield { chain: chainName, seq, because: `The checkpoint kept outside: ${check.because}` };
      return;
    }
    const because = await placeFault(it.db, { chain, seq, entryHash, madeAt });
    if (because) yield { chain: chainName, seq, because };
    else it.note(`The checkpoint kept outside (chain ${chainName}, entry ${seq}) is in the chain.`);
    if (unanchored) it.warn('That checkpoint is unanchored: the server itself made its key.');
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
  if (!found) return `This database has no chain ${kept.chain}.`;
  if (found.hash === kept.entryHash) return null;
  if (found.hash !== null) {
    return `Entry ${kept.seq} is not the one that the checkpoint of ${kept.madeAt} saw: the chain was rebuilt.`;
  }
  return `The chain ends at entry ${found.head}, but the checkpoint of ${kept.madeAt} saw entry ${kept.seq}: its tail is cut.`;
}
