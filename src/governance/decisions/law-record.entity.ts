import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import {
  DayColumn,
  Id,
  IN_PROGRAMME,
  MomentColumn,
  ProseColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Document } from '../case-packs/case-pack.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import type { ProvisionCode } from '../programmes/provision.rules.js';
import { Trust } from '../trusts/trust.entity.js';
import { RecordedDecision } from './recorded-decision.entity.js';
import type { RecordType } from './record-annulment.rules.js';

/** The application of the Trusts: of all of them, at one moment. */
@Entity('application')
@Critical()
@Unique('application_in_programme', [...IN_PROGRAMME])
@Unique('application_number', ['programmeId', 'number'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'application_programme' })
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'application_document',
})
@ForeignKey(() => Person, ['madeBy'], ['id'], { name: 'application_person' })
export class Application {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('int') number!: number;
  /** The day on which it was made. */
  @DayColumn() madeOn!: string;
  @ProseColumn() reference!: string;
  /** The application as it was sent. */
  @Column('uuid') documentId!: string;
  @Column('uuid') madeBy!: string;
  /** When that was entered. */
  @MomentColumn() madeAt!: Date;
}

/** That a record was made by mistake: it no longer counts. */
@Entity('record_annulment')
@Critical()
@Unique('record_annulment_once', ['recordId'])
@Index('record_annulment_programme', ['programmeId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'record_annulment_programme_fk' })
@ForeignKey(() => Person, ['annulledBy'], ['id'], { name: 'record_annulment_person' })
export class RecordAnnulment {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() recordType!: RecordType;
  @Column('uuid') recordId!: string;
  @ProseColumn() reason!: string;
  @Column('uuid') annulledBy!: string;
  @MomentColumn() annulledAt!: Date;
}

/** That a chair objected to the record of a decision from minutes, or took an objection back; the latest counts. */
@Entity('record_objection')
@Critical()
@Unique('record_objection_number', ['recordId', 'number'])
@Index('record_objection_programme', ['programmeId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'record_objection_programme_fk' })
@ForeignKey(() => RecordedDecision, ['programmeId', 'recordId'], ['programmeId', 'id'], {
  name: 'record_objection_record',
})
@ForeignKey(() => Person, ['saidBy'], ['id'], { name: 'record_objection_person' })
export class RecordObjection {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') recordId!: string;
  @Column('int') number!: number;
  /** Whether it objects; false takes the objection before it back. */
  @Column('boolean') objects!: boolean;
  @ProseColumn() reason!: string;
  @Column('uuid') saidBy!: string;
  @MomentColumn() saidAt!: Date;
}

/** A change that Parliament made to a section on which steps of the programme rest. */
@Entity('law_change')
@Critical()
@Unique('law_change_in_programme', [...IN_PROGRAMME])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'law_change_programme' })
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'law_change_document',
})
@ForeignKey(() => Person, ['enteredBy'], ['id'], { name: 'law_change_person' })
export class LawChangeRow {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() provision!: ProvisionCode;
  @ProseColumn() instrument!: string;
  @DayColumn() commencesOn!: string;
  /** What the instrument saves for transactions that are under way; null where it saves nothing. */
  @ProseColumn({ nullable: true }) saving!: string | null;
  /** The instrument, or its page. */
  @Column('uuid') documentId!: string;
  @Column('uuid') enteredBy!: string;
  @MomentColumn() enteredAt!: Date;
}

/** That the company secretary of one Trust confirmed a change of the law. */
@Entity('law_change_confirmation')
@Critical()
@Unique('law_change_confirmation_once', ['lawChangeId', 'trustId'])
@Index('law_change_confirmation_programme', ['programmeId'])
@ForeignKey(() => LawChangeRow, ['programmeId', 'lawChangeId'], ['programmeId', 'id'], {
  name: 'law_change_confirmation_change',
})
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'law_change_confirmation_trust' })
@ForeignKey(() => Person, ['confirmedBy'], ['id'], { name: 'law_change_confirmation_person' })
export class LawChangeConfirmation {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') lawChangeId!: string;
  @Column('uuid') trustId!: string;
  @Column('uuid') confirmedBy!: string;
  @MomentColumn() confirmedAt!: Date;
}
