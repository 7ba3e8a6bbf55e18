import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  Id,
  IN_BODY,
  IN_PROGRAMME,
  MomentColumn,
  ProseColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Document } from '../case-packs/case-pack.entity.js';
import type { Ruling } from '../deciding/quorum.rules.js';
import { Elector, MEMBER } from './resolution.entity.js';

/** An interest declared on an item, or brought in from a Trust's register; to declare one removes no vote. */
@Entity('declared_interest')
@Critical()
@Unique('declared_interest_in_body', [...IN_BODY])
@Index('declared_interest_resolution', ['resolutionId'])
@ForeignKey(() => Elector, MEMBER, [...MEMBER], { name: 'declared_interest_elector' })
export class DeclaredInterest {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') resolutionId!: string;
  @Column('uuid') personId!: string;
  @Column('uuid', { nullable: true }) standingInterestId!: string | null;
  @ProseColumn() nature!: string;
  /** Whether money can come of it to the member, or to somebody close. */
  @Column('boolean') pecuniary!: boolean;
  @Column('uuid') declaredBy!: string;
  @MomentColumn() declaredAt!: Date;
  /** Whether it was known before the item: from a register, or a seat elsewhere. */
  @Column('boolean') broughtIn!: boolean;
}

/** A member's confirmation, for this item, of an interest brought in from the register. */
@Entity('interest_confirmation')
@Critical()
@ForeignKey(() => DeclaredInterest, ['programmeId', 'bodyId', 'interestId'], [...IN_BODY], {
  name: 'interest_confirmation_interest',
})
export class InterestConfirmation {
  @PrimaryColumn('uuid') interestId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') resolutionId!: string;
  @Column('uuid') confirmedBy!: string;
  @MomentColumn() confirmedAt!: Date;
}

/** A ruling of the person presiding on an interest, with the reason; the latest binds. */
@Entity('interest_ruling')
@Critical()
@Unique('interest_ruling_number', ['interestId', 'number'])
@Index('interest_ruling_resolution', ['resolutionId'])
@ForeignKey(() => DeclaredInterest, ['programmeId', 'bodyId', 'interestId'], [...IN_BODY], {
  name: 'interest_ruling_interest',
})
@ForeignKey(() => Document, ['programmeId', 'dispensationId'], [...IN_PROGRAMME], {
  name: 'interest_ruling_dispensation',
})
export class InterestRulingRow {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') resolutionId!: string;
  @Column('uuid') interestId!: string;
  @Column('uuid') personId!: string;
  @Column('int') number!: number;
  @TextColumn() ruling!: Ruling;
  @ProseColumn() reason!: string;
  /** The document by which a member of an NHS trust's board takes part in spite of a pecuniary interest. */
  @Column('uuid', { nullable: true }) dispensationId!: string | null;
  /** The person presiding; the secretary may have recorded it. */
  @Column('uuid') ruledBy!: string;
  @Column('uuid') recordedBy!: string;
  @MomentColumn() ruledAt!: Date;
}
