import { Entity, Index, Unique, ForeignKey, Column } from 'typeorm';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  Id,
  IN_PROGRAMME,
  TextColumn,
  DayColumn,
  ProseColumn,
  MomentColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Programme } from '../programmes/programme.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import type { Outcome, DeferReason } from '../deciding/resolution.rules.js';
import type { Purpose } from '../../shared/purpose.js';
import { DecidingBody } from '../trusts/trust.entity.js';

/**
 * A decision taken before Watersmeet was in use, recorded from the minutes by the body's own secretary; it is
 * not a resolution. A correction is a new row that names the old one.
 */
@Entity('recorded_decision')
@Critical()
@Index('recorded_decision_body', ['programmeId', 'bodyId'])
@Unique('recorded_decision_in_programme', [...IN_PROGRAMME])
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
