import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { Id, MomentColumn, ProseColumn, TextColumn } from '../database/columns.js';

/** A chain of entries: one for each programme, and one for the installation. */
@Entity('audit_chain')
@Unique('audit_chain_programme', ['programmeId'])
@Check(
  'audit_chain_kind',
  "(kind = 'HOUSE') = (programme_id is null) and kind in ('HOUSE', 'PROGRAMME')",
)
export class AuditChain {
  @Id() id!: string;
  @TextColumn() kind!: 'HOUSE' | 'PROGRAMME';
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  /** `house`, or the programme's code. */
  @TextColumn() name!: string;
  @Column('boolean') training!: boolean;
  @Column('bigint') headSeq!: string;
  @TextColumn() headHash!: string;
}

/** One link of a chain: digests only, so that everybody can check it; never changed, never removed. */
@Entity('audit_entry')
@Index('audit_entry_tx', ['tx'])
export class AuditEntry {
  @PrimaryColumn('uuid') chainId!: string;
  @PrimaryColumn('bigint') seq!: string;
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  @TextColumn() prev!: string;
  /** UTC with microseconds, as it was hashed. */
  @TextColumn() at!: string;
  @TextColumn() bodyDigest!: string;
  @TextColumn() entryHash!: string;
  @Column('uuid') tx!: string;
}

/** The content of an entry: only those whom it concerns can read it. It can be erased, but the entry cannot. */
@Entity('audit_body')
@Index('audit_body_subject', ['subjectId', 'type'])
@Check('audit_body_erased', '(body is null) = (salt is null)')
export class AuditBody {
  @PrimaryColumn('uuid') chainId!: string;
  @PrimaryColumn('bigint') seq!: string;
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  /** The deciding body to which alone this is known, until it is released. */
  @Column('uuid', { nullable: true }) confidentialTo!: string | null;
  @Column('uuid') actorId!: string;
  @TextColumn() type!: string;
  @TextColumn() subjectType!: string;
  @Column('uuid') subjectId!: string;
  /** Null once the body is erased. */
  @TextColumn({ nullable: true }) salt!: string | null;
  @ProseColumn({ nullable: true }) body!: string | null;
}

/** A signed statement of how far a chain had come: kept by the Trusts, it shows a cut tail. */
@Entity('audit_checkpoint')
@Index('audit_checkpoint_chain', ['chainId', 'seq'])
export class AuditCheckpoint {
  @Id() id!: string;
  @Column('uuid') chainId!: string;
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  @Column('bigint') seq!: string;
  @TextColumn() entryHash!: string;
  @MomentColumn() madeAt!: Date;
  @TextColumn() keyId!: string;
  /** The signed checkpoint as JSON: the statement, its signature, and the previous key's if it has one. */
  @ProseColumn() signed!: string;
}

/** Notes that a transaction changed a critical table, until its event is seen at commit. */
@Entity('audit_mark')
export class AuditMark {
  @PrimaryColumn('uuid') tx!: string;
  @PrimaryColumn('text', { collation: 'C' }) tableName!: string;
}

/** A signing key's public half, the day it was first used. */
@Entity('audit_key')
export class AuditKey {
  @PrimaryColumn('text', { collation: 'C' }) keyId!: string;
  @ProseColumn() publicKey!: string;
  @TextColumn() fingerprint!: string;
  @MomentColumn() firstUsedAt!: Date;
}
