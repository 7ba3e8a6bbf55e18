import { Check, Entity, Unique, Index, ForeignKey, Column } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import {
  Id,
  IN_PROGRAMME,
  TextColumn,
  DayColumn,
  ProseColumn,
  MomentColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { OutsidePurpose } from '../../shared/purpose.js';
import { Document, CasePack } from '../case-packs/case-pack.entity.js';
import { Gate } from '../programmes/gate.entity.js';
import { DecidingBody, Trust } from '../trusts/trust.entity.js';
import type {
  RegulatorOutcome,
  AssuranceDomain,
  AssuranceRating,
} from './external-decision.rules.js';

/** The decision of an outside body, recorded with its letter; a later one supersedes it. */

@Entity('external_decision')
@Critical()
@Unique('external_decision_in_programme', [...IN_PROGRAMME])
@Unique('external_decision_number', ['gateId', 'bodyId', 'purpose', 'number'])
@Unique('external_decision_corrects', ['correctsId'])
@Index('external_decision_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], ['programmeId', 'id'], {
  name: 'external_decision_gate',
})
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'external_decision_body' })
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'external_decision_document',
})
@Check('external_decision_stated', '(no_material_change is null) = (comparison_id is null)')
@ForeignKey(() => Document, ['programmeId', 'comparisonId'], ['programmeId', 'id'], {
  name: 'external_decision_comparison',
})
@ForeignKey(() => CasePack, ['programmeId', 'packId'], ['programmeId', 'id'], {
  name: 'external_decision_pack',
})
@ForeignKey(() => Person, ['recordedBy'], ['id'], { name: 'external_decision_person' })
export class ExternalDecisionRow {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') gateId!: string;
  @Column('uuid') bodyId!: string;
  @TextColumn() purpose!: OutsidePurpose;
  /** From 1, among the decisions of this body on this request. */
  @Column('int') number!: number;
  @TextColumn() outcome!: RegulatorOutcome;
  @DayColumn() decidedOn!: string;
  /** The letter; only an application that is still pending has none. */
  @Column('uuid', { nullable: true }) documentId!: string | null;
  @ProseColumn() reference!: string;
  @Column('jsonb') ratings!: Partial<Record<AssuranceDomain, AssuranceRating>>;
  @TextColumn({ nullable: true }) overall!: AssuranceRating | null;
  @Column('boolean', { nullable: true }) letsProceed!: boolean | null;
  /** The sealed pack on which the body decided, if known. */
  @Column('uuid', { nullable: true }) packId!: string | null;
  @ProseColumn({ nullable: true }) noMaterialChange!: string | null;
  /** The comparison by which that was stated. */
  @Column('uuid', { nullable: true }) comparisonId!: string | null;
  /** The record that this one corrects: it stays, and no longer counts. */
  @Column('uuid', { nullable: true }) correctsId!: string | null;
  /** Of a correction: the number of the first record that it replaces, whose place in the order it takes. */
  @Column('int', { nullable: true }) turn!: number | null;
  /** The Trusts whose company secretary recorded it; none where a recorder of outside decisions did. */
  @Column('uuid', { array: true }) recordedFor!: string[];
  @Column('uuid') recordedBy!: string;
  @MomentColumn() recordedAt!: Date;
}

/** That somebody else than who recorded a statutory decision confirmed its letter: from then on it counts. */
@Entity('external_confirmation')
@Critical()
@Unique('external_confirmation_once', ['decisionId'])
@Index('external_confirmation_programme', ['programmeId'])
@ForeignKey(() => ExternalDecisionRow, ['programmeId', 'decisionId'], ['programmeId', 'id'], {
  name: 'external_confirmation_decision',
})
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'external_confirmation_trust' })
@ForeignKey(() => Person, ['confirmedBy'], ['id'], { name: 'external_confirmation_person' })
export class ExternalConfirmation {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') decisionId!: string;
  /** The Trust whose company secretary confirmed it; null where another recorder did. */
  @Column('uuid', { nullable: true }) trustId!: string | null;
  @Column('uuid') confirmedBy!: string;
  @MomentColumn() confirmedAt!: Date;
}
