import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IN_PROGRAMME,
  MomentColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Gate } from '../programmes/gate.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import type { GateStatus } from './gate.rules.js';
import type { KeptBlocker } from './kept-gate.rules.js';

/** Where a gate stood when that was last worked out: derived, no evidence, and nothing is decided by it. */
@Entity('kept_gate_status')
@Index('kept_gate_status_programme', ['programmeId'])
@ForeignKey(() => Gate, ['programmeId', 'gateId'], [...IN_PROGRAMME], {
  name: 'kept_gate_status_gate',
})
export class KeptGateStatus {
  @PrimaryColumn('uuid') gateId!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() status!: GateStatus;
  /** Whether it waits for the regulator's review or rating next. */
  @Column('boolean') awaitsAssurance!: boolean;
  /** What stands in its way, without sentences: those are made for whoever reads. */
  @Column('jsonb') blockers!: KeptBlocker[];
  /** The day, in the programme's calendar, on which it was worked out. */
  @DayColumn() workedOutOn!: string;
  /** The first day on which the date alone could change it; null when none could. */
  @DayColumn({ nullable: true }) holdsUntil!: string | null;
  @MomentColumn() workedOutAt!: Date;
}

/** That a transaction changed something by which gates of a programme stand: triggers write it. */
@Entity('gate_change')
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'gate_change_programme' })
export class GateChange {
  @PrimaryColumn('uuid') programmeId!: string;
  /** The transaction. */
  @PrimaryColumn('uuid') id!: string;
}
