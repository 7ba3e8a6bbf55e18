import { Entity, Unique, Index, ForeignKey, Column } from 'typeorm';
import {
  Id,
  TextColumn,
  ProseColumn,
  DayColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Programme } from '../programmes/programme.entity.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type { ConditionKind, ConditionState, SetByType } from './condition.rules.js';

/** Something that must be met before a gate, or after it; only the body that set it may settle it. */
@Entity('condition')
@Critical()
@Unique('condition_number', ['programmeId', 'number'])
@Unique('condition_in_programme', ['programmeId', 'id'])
@Index('condition_body', ['programmeId', 'bodyId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'condition_programme' })
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'condition_body_fk' })
export class Condition {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  /** Named `C4`. */
  @Column('int') number!: number;
  /** The body that set it. */
  @Column('uuid') bodyId!: string;
  /** The decision that set it: a resolution, or an external or recorded decision. */
  @TextColumn() setByType!: SetByType;
  @Column('uuid') setById!: string;
  @ProseColumn() text!: string;
  @TextColumn() kind!: ConditionKind;
  /** Its owner: a role title. */
  @ProseColumn() ownerName!: string;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @DayColumn({ nullable: true }) dueOn!: string | null;
  @Column('boolean') evidenceRequired!: boolean;
  @TextColumn() state!: ConditionState;
  @DayColumn() setOn!: string;
  @DayColumn({ nullable: true }) settledOn!: string | null;
  @VersionColumn() version!: number;
}
