import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import {
  DayColumn,
  Id,
  IN_PROGRAMME,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Document } from '../case-packs/case-pack.entity.js';
import type { Purpose } from '../deciding/purpose.rules.js';
import { Programme } from '../programmes/programme.entity.js';
import { DecidingBody } from '../trusts/trust.entity.js';

/**
 * That a Trust's board delegated something to a committee, in a programme: from a day on, until it ends. It counts
 * once the chair has confirmed it. A joint committee has one from each of its parents.
 */
@Entity('delegation')
@Critical()
@Index('delegation_of_programme', ['programmeId'])
@Check('delegation_days', 'until_day is null or until_day >= effective_from')
@Check(
  'delegation_purposes',
  "cardinality(purposes) > 0 and purposes <@ array['SUPPORT', 'SUBMIT', 'FINAL_APPROVE', 'CERTIFY', 'SERVICE_CHANGE', 'OTHER']",
)
@Check(
  'delegation_reserved',
  "reserved_clause is not null or not purposes && array['FINAL_APPROVE', 'CERTIFY', 'SUBMIT']",
)
@Check('delegation_confirmed', 'confirmed_by <> entered_by')
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'delegation_programme' })
@ForeignKey(() => DecidingBody, ['fromBodyId'], ['id'], { name: 'delegation_from' })
@ForeignKey(() => DecidingBody, ['toBodyId'], ['id'], { name: 'delegation_to' })
@ForeignKey(() => Document, ['programmeId', 'documentId'], [...IN_PROGRAMME], {
  name: 'delegation_document',
})
@ForeignKey(() => Person, ['enteredBy'], ['id'], { name: 'delegation_entered_by' })
export class Delegation {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  /** The board that delegates. */
  @Column('uuid') fromBodyId!: string;
  /** The committee to which it does. */
  @Column('uuid') toBodyId!: string;
  @Column('text', { array: true }) purposes!: Purpose[];
  @DayColumn() effectiveFrom!: string;
  /** The last day; null while no end is known. */
  @DayColumn({ nullable: true }) untilDay!: string | null;
  /** The scheme of delegation, or the board's minute. */
  @Column('uuid') documentId!: string;
  /** The digest of that document, which the evidence of a gate names. */
  @TextColumn() documentSha256!: string;
  @ProseColumn() clause!: string;
  /** The clause by which reserved matters are delegated too; null where it has none. */
  @ProseColumn({ nullable: true }) reservedClause!: string | null;
  @Column('uuid') enteredBy!: string;
  @MomentColumn() enteredAt!: Date;
  /** Who chairs the board, in person; null until then. */
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @MomentColumn({ nullable: true }) confirmedAt!: Date | null;
  /** The day of that in the programme's calendar. */
  @DayColumn({ nullable: true }) confirmedOn!: string | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @MomentColumn({ nullable: true }) endedAt!: Date | null;
  @ProseColumn({ nullable: true }) endedBecause!: string | null;
  @Column('uuid', { nullable: true }) voidedBy!: string | null;
  @MomentColumn({ nullable: true }) voidedAt!: Date | null;
  @ProseColumn({ nullable: true }) voidedBecause!: string | null;
  @VersionColumn() version!: number;
}
