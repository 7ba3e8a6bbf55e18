import { Entity, Unique, ForeignKey, Column } from 'typeorm';
import { Id, ProseColumn, TextColumn, DayColumn } from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { ConditionKind } from '../conditions/condition.rules.js';
import { Resolution } from './resolution.entity.js';

/** A condition that is voted on with a resolution; closing with approval makes it a condition. */
@Entity('proposed_condition')
@Critical()
@Unique('proposed_condition_place', ['resolutionId', 'position'])
@ForeignKey(() => Resolution, ['programmeId', 'resolutionId'], ['programmeId', 'id'], {
  name: 'proposed_condition_resolution',
})
export class ProposedCondition {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') resolutionId!: string;
  @Column('int') position!: number;
  @ProseColumn() text!: string;
  @TextColumn() kind!: ConditionKind;
  @ProseColumn() ownerName!: string;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @Column('boolean') evidenceRequired!: boolean;
}
