import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Document } from '../case-packs/case-pack.entity.js';
import {
  DayColumn,
  Id,
  IN_BODY,
  IN_PROGRAMME,
  MomentColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Seat } from '../trusts/trust.entity.js';
import { Resolution } from './resolution.entity.js';

/**
 * The instrument of a seat that was entered too late for an item: a minute, a letter or an order that is dated
 * before the item was put. Once whoever presides has confirmed it, the seat counts.
 */
@Entity('seat_instrument')
@Critical()
@Unique('seat_instrument_seat', ['resolutionId', 'seatId'])
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'seat_instrument_resolution',
})
@ForeignKey(() => Seat, ['bodyId', 'seatId'], ['bodyId', 'id'], { name: 'seat_instrument_seat_fk' })
@ForeignKey(() => Document, ['programmeId', 'documentId'], [...IN_PROGRAMME], {
  name: 'seat_instrument_document',
})
export class SeatInstrument {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') resolutionId!: string;
  @Column('uuid') seatId!: string;
  @Column('uuid') documentId!: string;
  @DayColumn() datedOn!: string;
  /** The day, in the programme's calendar, on which the seat was entered. */
  @DayColumn() seatEnteredOn!: string;
  @Column('uuid') attachedBy!: string;
  @MomentColumn() attachedAt!: Date;
  /** Whoever presided, in person; null until then. */
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @MomentColumn({ nullable: true }) confirmedAt!: Date | null;
  @VersionColumn() version!: number;
}
