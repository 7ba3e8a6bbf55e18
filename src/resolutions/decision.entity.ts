import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  DayColumn,
  Id,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../database/columns.js';
import { Critical } from '../database/critical.js';
import { Programme } from '../programmes/programme.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import type { Purpose } from '../shared/purpose.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type { ConditionKind, ConditionState } from './condition.rules.js';
import { Resolution } from './resolution.entity.js';
import type { DeferReason, Outcome } from './resolution.rules.js';

/**
 * A decision taken before Watersmeet was in use, recorded from the minutes by the body's own secretary; it is
 * not a resolution. A correction is a new row that names the old one.
 */
@Entity('recorded_decision')
@Critical()
@Index('recorded_decision_body', ['programmeId', 'bodyId'])
@Unique('recorded_decision_corrects', ['correctsId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'recorded_decision_programme' })
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'recorded_decision_body_fk' })
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'recorded_decision_document',
})
export class RecordedDecision {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** The code of the gate that it was about, and the stage of the case if there was one. */
  @TextColumn() gateCode!: string;
  @TextColumn({ nullable: true }) stage!: CaseStage | null;
  @TextColumn() purpose!: Purpose;
  @TextColumn() outcome!: Outcome;
  @DayColumn() decidedOn!: string;
  @Column('int', { nullable: true }) forCount!: number | null;
  @Column('int', { nullable: true }) againstCount!: number | null;
  @Column('int', { nullable: true }) abstainCount!: number | null;
  @ProseColumn() minuteRef!: string;
  @Column('uuid') documentId!: string;
  /** What the minutes call the paper, such as `OBC final, 1 June 2017`. */
  @ProseColumn({ nullable: true }) paper!: string | null;
  @TextColumn({ nullable: true }) deferReason!: DeferReason | null;
  @DayColumn({ nullable: true }) newDate!: string | null;
  @ProseColumn({ nullable: true }) note!: string | null;
  @Column('uuid', { nullable: true }) correctsId!: string | null;
  @Column('uuid') recordedBy!: string;
  @MomentColumn() recordedAt!: Date;
}

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
  @TextColumn() setByType!: 'RESOLUTION' | 'EXTERNAL_DECISION' | 'RECORDED_DECISION';
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
