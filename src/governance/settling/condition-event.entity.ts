import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  DayColumn,
  Id,
  MomentColumn,
  ProseColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Condition } from '../conditions/condition.entity.js';
import type { AuthorityKind } from '../conditions/condition.rules.js';
import { Resolution } from '../resolutions/resolution.entity.js';
import type { ConditionStep } from './condition-step.rules.js';

/** An event of a condition, with its authority and document: rows are only ever added. */
@Entity('condition_event')
@Critical()
@Unique('condition_event_number', ['conditionId', 'number'])
@Unique('condition_event_resolution', ['resolutionId'])
@Index('condition_event_programme', ['programmeId'])
@ForeignKey(() => Condition, ['programmeId', 'conditionId'], ['programmeId', 'id'], {
  name: 'condition_event_condition',
})
@ForeignKey(() => Resolution, ['programmeId', 'resolutionId'], ['programmeId', 'id'], {
  name: 'condition_event_resolution_fk',
})
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'condition_event_document',
})
@ForeignKey(() => Person, ['doneBy'], ['id'], { name: 'condition_event_person' })
export class ConditionEvent {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') conditionId!: string;
  @Column('int') number!: number;
  @TextColumn() step!: ConditionStep;
  /** The note: on the evidence, why it is sent back or reopened, or the new owner. */
  @ProseColumn({ nullable: true }) note!: string | null;
  /** The authority for it; null for evidence and for a change of owner. */
  @TextColumn({ nullable: true }) authority!: AuthorityKind | null;
  /** A resolution is the authority for one event only. */
  @Column('uuid', { nullable: true }) resolutionId!: string | null;
  @ProseColumn({ nullable: true }) minuteRef!: string | null;
  /** The day of the meeting that the minute is of. */
  @DayColumn({ nullable: true }) meetingOn!: string | null;
  @Column('uuid', { nullable: true }) documentId!: string | null;
  @DayColumn() doneOn!: string;
  @Column('uuid') doneBy!: string;
  @MomentColumn() doneAt!: Date;
}
