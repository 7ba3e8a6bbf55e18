import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { AuditChain, AuditCheckpoint } from './audit.entity.js';
import { momentText } from './audit-fields.js';
import { signCheckpoint } from './checkpoint.js';
import { AuditKeys } from './keys.js';

/** Signed statements of how far a chain has come: on closing, on passing, and on demand. */
@Injectable()
export class CheckpointsService {
  constructor(private readonly keys: AuditKeys) {}

  /** Signs the head as it stands in this transaction, after everything else was appended. */
  async make(tx: Tx, programmeId: string | null): Promise<AuditCheckpoint> {
    const [chain] = await tx.query<
      Pick<AuditChain, 'id' | 'name' | 'training'> & { seq: string; hash: string }
    >(
      'select id, name, training, head_seq as seq, head_hash as hash from audit_chain where programme_id is not distinct from $1',
      [programmeId],
    );
    const first = await this.declareKey(tx);
    const { keyId } = this.keys.current;
    const statement = {
      chain: chain!.id,
      chainName: chain!.name,
      seq: Number(chain!.seq),
      entryHash: chain!.hash,
      madeAt: momentText(tx.now),
      training: chain!.training,
      unanchored: this.keys.unanchored,
    };
    const previous = first ? (this.keys.previous ?? undefined) : undefined;
    const signed = signCheckpoint(statement, this.keys.current, previous);
    return await tx.insert(AuditCheckpoint, {
      chainId: chain!.id,
      programmeId,
      seq: chain!.seq,
      entryHash: chain!.hash,
      madeAt: tx.now,
      keyId,
      signed: JSON.stringify(signed),
    });
  }

  /** Notes the key's public half; true when this key signs for the first time. */
  private async declareKey(tx: Tx): Promise<boolean> {
    const { keyId, publicKeyPem, fingerprint } = this.keys.current;
    const rows = await tx.query(
      'insert into audit_key (key_id, public_key, fingerprint, first_used_at) values ($1, $2, $3, $4) on conflict do nothing returning key_id',
      [keyId, publicKeyPem, fingerprint, tx.now],
    );
    return rows.length === 1;
  }
}
