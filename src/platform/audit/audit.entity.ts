import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EventSubject, EventType } from './event-types.js';
import { Id, MomentColumn, ProseColumn, TextColumn } from '../database/columns.js';

/** A chain of entries: one for each programme, and one for the installation. */
@Entity('audit_chain')
@Unique('audit_chain_programme', ['programmeId'])
@Check(
  'audit_chain_kind',
  "(kind = 'INSTALLATION') = (programme_id is null) and kind in ('INSTALLATION', 'PROGRAMME')",
)
export class AuditChain {
  @Id() id!: string;
  @TextColumn() kind!: 'INSTALLATION' | 'PROGRAMME';
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  /** `installation`, or the programme's code. */
  @TextColumn() name!: string;
  @Column('boolean') practice!: boolean;
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
  @TextColumn() contentDigest!: string;
  @TextColumn() entryHash!: string;
  @Column('uuid') tx!: string;
}

/** The content of an entry: only those whom it concerns can read it. It can be erased, but the entry cannot. */
@Entity('audit_content')
@Index('audit_content_subject', ['subjectId', 'type'])
@Check('audit_content_erased', '(content is null) = (salt is null)')
export class AuditContent {
  @PrimaryColumn('uuid') chainId!: string;
  @PrimaryColumn('bigint') seq!: string;
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  /** The deciding body to which alone this is known, until it is released. */
  @Column('uuid', { nullable: true }) confidentialTo!: string | null;
  @Column('uuid') actorId!: string;
  @TextColumn() type!: EventType;
  @TextColumn() subjectType!: EventSubject;
  @Column('uuid') subjectId!: string;
  /** Null once the content is erased. */
  @TextColumn({ nullable: true }) salt!: string | null;
  @ProseColumn({ nullable: true }) content!: string | null;
}

/** A signed statement of how far a chain had come: kept by the Trusts, it shows a cut tail. */
@Entity('audit_checkpoint')
@Index('audit_checkpoint_chain', ['chainId', 'seq'])
@Index('audit_checkpoint_programme', ['programmeId', 'seq'])
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

/** A signing key's public half, and when it was first used or told to take the place of another. */
@Entity('audit_key')
export class AuditKey {
  @PrimaryColumn('text', { collation: 'C' }) keyId!: string;
  @ProseColumn() publicKey!: string;
  @TextColumn() fingerprint!: string;
  @MomentColumn() firstUsedAt!: Date;
}
