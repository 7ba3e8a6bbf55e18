import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import {
  Id,
  IN_BODY,
  MomentColumn,
  ProseColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { Ruling } from '../deciding/quorum.rules.js';
import { Elector, MEMBER } from './resolution.entity.js';

/** An interest declared on an item, or brought in from a Trust's register; to declare one removes no vote. */
@Entity('declared_interest')
@Critical()
@Unique('declared_interest_in_body', [...IN_BODY])
@ForeignKey(() => Elector, MEMBER, [...MEMBER], { name: 'declared_interest_elector' })
export class DeclaredInterest {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') resolutionId!: string;
  @Column('uuid') personId!: string;
  @Column('uuid', { nullable: true }) standingInterestId!: string | null;
  @ProseColumn() nature!: string;
  @Column('uuid') declaredBy!: string;
  @MomentColumn() declaredAt!: Date;
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
@ForeignKey(() => DeclaredInterest, ['programmeId', 'bodyId', 'interestId'], [...IN_BODY], {
  name: 'interest_ruling_interest',
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
  /** The person presiding; the secretary may have recorded it. */
  @Column('uuid') ruledBy!: string;
  @Column('uuid') recordedBy!: string;
  @MomentColumn() ruledAt!: Date;
}
