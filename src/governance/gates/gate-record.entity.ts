import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  DayColumn,
  Id,
  IN_PROGRAMME,
  MomentColumn,
  ProseColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import { Gate, GateDecider } from '../programmes/gate.entity.js';
import type { DeferReason } from '../deciding/resolution.rules.js';
import { Trust } from '../trusts/trust.entity.js';
import type { EvidenceKind } from './evidence.rules.js';
import type { DecisionSource } from '../decisions/gate-outcome.rules.js';

/** Somebody confirmed a criterion, or took a confirmation back; the latest counts. */
@Entity('gate_confirmation')
@Critical()
@Unique('gate_confirmation_number', ['criterionId', 'number'])
@Index('gate_confirmation_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_confirmation_gate',
})
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'gate_confirmation_document',
})
@ForeignKey(() => Person, ['confirmedBy'], ['id'], { name: 'gate_confirmation_person' })
export class GateConfirmation {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  /** It may since have been taken out of the gate. */
  @Column('uuid') criterionId!: string;
  @Column('int') number!: number;
  /** False: an earlier confirmation is taken back. */
  @Column('boolean') confirmed!: boolean;
  @ProseColumn() note!: string;
  @Column('uuid', { nullable: true }) documentId!: string | null;
  @Column('uuid') confirmedBy!: string;
  @MomentColumn() confirmedAt!: Date;
}

/** A document attached to a gate in a role, and its Trust if it is the document of one Trust. */
@Entity('gate_document')
@Critical()
@Index('gate_document_programme', ['programmeId'])
@Index('gate_document_once', ['gateId', 'documentId', 'role'], {
  unique: true,
  where: 'removed_at is null',
})
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_document_gate',
})
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'gate_document_document',
})
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'gate_document_trust' })
@ForeignKey(() => Person, ['attachedBy'], ['id'], { name: 'gate_document_person' })
export class GateDocument {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  @Column('uuid') documentId!: string;
  @TextColumn() role!: DocumentRole;
  @Column('uuid', { nullable: true }) trustId!: string | null;
  @ProseColumn() title!: string;
  @Column('uuid') attachedBy!: string;
  @MomentColumn() attachedAt!: Date;
  /** Set when it was attached by mistake: then it no longer counts. */
  @MomentColumn({ nullable: true }) removedAt!: Date | null;
  @Column('uuid', { nullable: true }) removedBy!: string | null;
  @ProseColumn({ nullable: true }) removedBecause!: string | null;
}

/** The deferral of a gate, with its reason and new date; the baseline stays. */
@Entity('gate_deferral')
@Critical()
@Unique('gate_deferral_number', ['gateId', 'number'])
@Index('gate_deferral_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_deferral_gate',
})
@ForeignKey(() => Person, ['deferredBy'], ['id'], { name: 'gate_deferral_person' })
export class GateDeferralRow {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  @Column('int') number!: number;
  @DayColumn() deferredOn!: string;
  @DayColumn() newDate!: string;
  @TextColumn() deferReason!: DeferReason;
  @ProseColumn({ nullable: true }) reason!: string | null;
  /** If the new date is in a pre-election period: why it cannot wait, and who advised. */
  @ProseColumn({ nullable: true }) cannotWaitReason!: string | null;
  @ProseColumn({ nullable: true }) cannotWaitAdviceOf!: string | null;
  @Column('uuid') deferredBy!: string;
  @MomentColumn() deferredAt!: Date;
}

/** That a step was adjusted, and why: it stays with the gate. */
@Entity('gate_adjustment')
@Critical()
@Unique('gate_adjustment_number', ['gateId', 'number'])
@Index('gate_adjustment_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_adjustment_gate',
})
@ForeignKey(() => Document, ['programmeId', 'letterDocumentId'], ['programmeId', 'id'], {
  name: 'gate_adjustment_letter',
})
@ForeignKey(() => Person, ['adjustedBy'], ['id'], { name: 'gate_adjustment_person' })
export class GateAdjustment {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  @Column('int') number!: number;
  @DayColumn() adjustedOn!: string;
  @ProseColumn() reason!: string;
  /** What was changed, a sentence each. */
  @Column('text', { array: true }) changes!: string[];
  /** Whether it took a body out, or named the first of a gate that asked none: whoever did so does not pass it. */
  @Column('boolean') choseBodies!: boolean;
  /** The regulator's letter that says that what was taken out is not needed; null where none had to be given. */
  @Column('uuid', { nullable: true }) letterDocumentId!: string | null;
  @Column('uuid') adjustedBy!: string;
  @MomentColumn() adjustedAt!: Date;
}

/** The passing of a gate, and the exact bytes of its evidence; one that was suspended is passed again. */
@Entity('gate_passing')
@Critical()
@Index('gate_passing_programme', ['programmeId'])
@Unique('gate_passing_once', ['programmeId', 'gateId', 'number'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'gate_passing_gate',
})
@ForeignKey(() => Person, ['passedBy'], ['id'], { name: 'gate_passing_person' })
export class GatePassing {
  @PrimaryColumn('uuid') gateId!: string;
  @Column('uuid') programmeId!: string;
  /** From 1; the latest counts. */
  @PrimaryColumn('int') number!: number;
  /** The business date; of a past gate, the day of its last decision. */
  @DayColumn() passedOn!: string;
  @TextColumn() kind!: EvidenceKind;
  /** Canonical JSON (RFC 8785). */
  @ProseColumn() evidence!: string;
  @TextColumn() evidenceSha256!: string;
  @Column('uuid') passedBy!: string;
  @MomentColumn() passedAt!: Date;
}

/** The decision of one required body that a gate was passed on: the database checks each at commit. */
@Entity('counted_decision')
@Critical()
@Index('counted_decision_programme', ['programmeId'])
@ForeignKey(
  () => GatePassing,
  ['programmeId', 'gateId', 'number'],
  ['programmeId', 'gateId', 'number'],
  { name: 'counted_decision_passing' },
)
@ForeignKey(() => GateDecider, ['programmeId', 'deciderId'], [...IN_PROGRAMME], {
  name: 'counted_decision_decider',
})
export class CountedDecision {
  @PrimaryColumn('uuid') deciderId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  /** The number of the passing. */
  @PrimaryColumn('int') number!: number;
  @TextColumn() source!: DecisionSource;
  @Column('uuid') decisionId!: string;
}
