import { Injectable } from '@nestjs/common';
import { NIL } from 'uuid';
import type { Tx } from '../database/tx.js';
import { catalogueDigest, catalogueOf } from '../database/catalogue.js';
import type { ChainHead } from './audit-chain.js';
import { AuditChain, AuditCheckpoint } from './audit.entity.js';
import { momentText } from './audit-fields.js';
import {
  checkpointDigest,
  readSignedCheckpoint,
  signCheckpoint,
  type Checkpoint,
} from './checkpoint.js';
import { AuditKeys } from './keys.js';

type Head = Pick<AuditChain, 'id' | 'name' | 'practice'> & {
  seq: string;
  hash: string;
  madeAt: Date;
};

interface ToSign {
  programmeId: string | null;
  catalogue: string;
  installation?: ChainHead | null;
}

/** The chain of the programme $1, or of the installation when that is null: by the chain's own index. */
const OF_PROGRAMME = `coalesce(c.programme_id, '${NIL}') = coalesce($1::uuid, '${NIL}')`;

/** The moment of signing, to the millisecond and never before the entry that is signed. */
const HEAD = `
  select c.id, c.name, c.practice, c.head_seq as seq, c.head_hash as hash,
    date_trunc('milliseconds', greatest(clock_timestamp(), e.at::timestamptz) + interval '999 microseconds') as "madeAt"
  from audit_chain c left join audit_entry e on e.chain_id = c.id and e.seq = c.head_seq
  where ${OF_PROGRAMME}`;

/** The latest checkpoint of a chain. */
const LATEST = `
  select k.signed from audit_checkpoint k join audit_chain c on c.id = k.chain_id
  where ${OF_PROGRAMME} order by k.seq desc, k.made_at desc limit 1`;

/** Signed statements of how far a chain has come: on closing, on passing, and on demand. */
@Injectable()
export class CheckpointsService {
  constructor(private readonly keys: AuditKeys) {}

  /**
   * Signs the head as it stands in this transaction, after everything else was appended.
   *
   * The installation's chain is signed along with it when it has grown: what a decision rests on (seats,
   * standing orders, roles) stands there.
   */
  async make(tx: Tx, programmeId: string | null, catalogue: string): Promise<AuditCheckpoint> {
    await this.declareKey(tx);
    if (programmeId === null) return await this.sign(tx, { programmeId, catalogue });
    if (await this.installationHasGrown(tx)) await this.sign(tx, { programmeId: null, catalogue });
    const known = await this.latest(tx, null);
    const installation = known && { seq: known.seq, entryHash: known.entryHash };
    return await this.sign(tx, { programmeId, catalogue, installation });
  }

  /**
   * The digest of the database's catalogue as it is now. It takes a tenth of a second, so it is asked for
   * before the chain is locked.
   */
  async catalogue(tx: Tx): Promise<string> {
    return catalogueDigest(await catalogueOf(async (sql) => await tx.query(sql)));
  }

  private async latest(tx: Tx, programmeId: string | null): Promise<Checkpoint | null> {
    const [found] = await tx.query<{ signed: string }>(LATEST, [programmeId]);
    return found ? readSignedCheckpoint(JSON.parse(found.signed)).checkpoint : null;
  }

  private async sign(tx: Tx, { programmeId, catalogue, installation }: ToSign) {
    const [chain] = await tx.query<Head>(HEAD, [programmeId]);
    const before = await this.latest(tx, programmeId);
    const statement = {
      chain: chain!.id,
      chainName: chain!.name,
      seq: Number(chain!.seq),
      entryHash: chain!.hash,
      madeAt: momentText(chain!.madeAt),
      practice: chain!.practice,
      unanchored: this.keys.unanchored,
      catalogue,
      previous: before && { seq: before.seq, digest: checkpointDigest(before) },
      installation: installation ?? null,
    };
    const first = await this.firstOfKey(tx, chain!.id);
    const previous = first ? (this.keys.previous ?? undefined) : undefined;
    const signed = signCheckpoint(statement, this.keys.current, previous);
    return await tx.insert(AuditCheckpoint, {
      chainId: chain!.id,
      programmeId,
      seq: chain!.seq,
      entryHash: chain!.hash,
      madeAt: chain!.madeAt,
      keyId: this.keys.current.keyId,
      signed: JSON.stringify(signed),
    });
  }

  /** Whether this key signs for this chain for the first time: then the key before it vouches for it. */
  private async firstOfKey(tx: Tx, chainId: string): Promise<boolean> {
    const keyId = this.keys.current.keyId;
    return (await tx.count(AuditCheckpoint, { chainId, keyId })) === 0;
  }

  private async installationHasGrown(tx: Tx): Promise<boolean> {
    const [installation] = await tx.query<{ grown: boolean }>(
      `select c.head_seq > coalesce((select max(k.seq) from audit_checkpoint k where k.chain_id = c.id), 0) as grown
       from audit_chain c where ${OF_PROGRAMME}`,
      [null],
    );
    return installation!.grown;
  }

  /** Notes the key's public half the first time that it is used. */
  private async declareKey(tx: Tx): Promise<void> {
    const { keyId, publicKeyPem, fingerprint } = this.keys.current;
    await tx.query(
      'insert into audit_key (key_id, public_key, fingerprint, first_used_at) values ($1, $2, $3, $4) on conflict do nothing',
      [keyId, publicKeyPem, fingerprint, tx.now],
    );
  }
}
