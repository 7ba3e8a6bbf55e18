import { verifyCheckpoint } from '../../platform/audit/checkpoint.js';
import { momentInWords } from '../../shared/day.js';
import type { Check, Verification } from './check.js';

export const keptCheckpointCheck: Check = {
  name: 'kept-checkpoint',
  promise:
    'Nothing was cut off or rewritten before the entry that the checkpoint you kept has signed.',
  notAsked: ({ checkpoint, publicKey }) =>
    checkpoint && publicKey
      ? null
      : 'Nothing was compared with a checkpoint that a Trust keeps. So it would not be noticed if the end of a chain had been cut off, or a whole chain written again. Ask each Trust for its latest checkpoint, and add --checkpoint FILE --public-key FILE.',
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
    else for (const sentence of await provenWords(it)) it.note(sentence);
    if (unanchored)
      it.warn(
        'Your checkpoint is unanchored: the server made the key itself, so it proves nothing against the people who run that server.',
      );
  },
};

/** How far the checkpoint proves its chain: as the report on an export says it. */
async function provenWords({ db, checkpoint }: Verification): Promise<string[]> {
  const { chain, chainName, seq, madeAt } = checkpoint!.checkpoint;
  const [found] = await db.query<{ after: number }>(
    'select (head_seq - $2)::int as after from audit_chain where id = $1',
    [chain, seq],
  );
  return [
    `Your checkpoint: chain ${chainName}, entry ${seq}, made at ${momentInWords(madeAt)}. The chain is proven up to that entry.`,
    `Entries after the checkpoint: ${found!.after}. The next checkpoint will prove them.`,
  ];
}

async function placeFault(
  db: { query<R>(sql: string, values: unknown[]): Promise<R[]> },
  kept: { chain: string; seq: number; entryHash: string; madeAt: string },
): Promise<string | null> {
  const [found] = await db.query<{ head: string; hash: string | null }>(
    `select c.head_seq::text as head, e.entry_hash as hash from audit_chain c
     left join audit_entry e on e.chain_id = c.id and e.seq = $2 where c.id = $1`,
    [kept.chain, kept.seq],
  );
  const madeAt = momentInWords(kept.madeAt);
  if (!found)
    return `This database has no chain ${kept.chain}: the checkpoint is from another database.`;
  if (found.hash === kept.entryHash) return null;
  if (found.hash !== null) {
    return `Entry ${kept.seq} does not have the hash that your checkpoint of ${madeAt} signed: the chain was rebuilt, or an older copy was restored and went on.`;
  }
  return `The chain ends at entry ${found.head}, but your checkpoint of ${madeAt} signed entry ${kept.seq}: its end was cut off, or an older backup was restored.`;
}
