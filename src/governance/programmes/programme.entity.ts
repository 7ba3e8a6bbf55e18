import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import {
  DayColumn,
  Id,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Trust } from '../trusts/trust.entity.js';
import type { ChallengeKind, ProgrammeAct, StatementKind } from './programme.rules.js';
import type { RegimeCode } from './regime.rules.js';
import type { PartyRole, TransactionType } from './transaction.rules.js';

/** The whole effort of Trusts to become one. */
@Entity('programme')
@Critical()
@Unique('programme_code', ['code'])
@Check('programme_business_date', 'practice = (business_date is not null)')
export class Programme {
  @Id() id!: string;
  /** A short name for addresses and documentation, such as `UHDB`; it never changes. */
  @TextColumn() code!: string;
  @ProseColumn() title!: string;
  @ProseColumn() vision!: string;
  @TextColumn() regime!: RegimeCode;
  @TextColumn() transactionType!: TransactionType;
  /** For practice and demonstration: it has a business date of its own. */
  @Column('boolean') practice!: boolean;
  @DayColumn({ nullable: true }) businessDate!: string | null;
  /** The day from which the bodies decide here; what was decided before is recorded from minutes. */
  @DayColumn() adoptedOn!: string;
  @DayColumn({ nullable: true }) goLiveBaselineOn!: string | null;
  @DayColumn({ nullable: true }) goLiveForecastOn!: string | null;
  @DayColumn({ nullable: true }) goLiveActualOn!: string | null;
  @DayColumn({ nullable: true }) benefitsEndOn!: string | null;
  /** When it was discarded, as one that decided nothing: lists leave it out. */
  @MomentColumn({ nullable: true }) discardedAt!: Date | null;
  @MomentColumn() createdAt!: Date;
  @VersionColumn() version!: number;
}

/** A Trust's part in a programme. */
@Entity('programme_party')
@Critical()
@Unique('programme_party_trust', ['programmeId', 'trustId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'programme_party_programme' })
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'programme_party_trust_fk' })
export class ProgrammeParty {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') trustId!: string;
  @TextColumn() role!: PartyRole;
  @VersionColumn() version!: number;
}

/** A statement of a programme: an aim, a challenge that it answers, or a pledge that binds it. */
@Entity('programme_statement')
@Critical()
@Unique('programme_statement_place', ['programmeId', 'kind', 'position'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'programme_statement_programme' })
export class ProgrammeStatement {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() kind!: StatementKind;
  /** Of a challenge only. */
  @TextColumn({ nullable: true }) challengeKind!: ChallengeKind | null;
  @Column('int') position!: number;
  @ProseColumn() text!: string;
  @VersionColumn() version!: number;
}

/** A span before an election in which announcements and decisions need a recorded reason. */
@Entity('pre_election_period')
@Critical()
@Index('pre_election_period_programme', ['programmeId'])
@Check('pre_election_period_days', 'ends_on >= starts_on')
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'pre_election_period_programme_fk' })
export class PreElectionPeriod {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @ProseColumn() name!: string;
  @DayColumn() startsOn!: string;
  @DayColumn() endsOn!: string;
  /** Since when it is entered with these days; null where that was not kept yet. */
  @MomentColumn({ nullable: true }) knownFrom!: Date | null;
  @VersionColumn() version!: number;
}

/** A day that a practice programme has reached: what was entered from that moment on was entered on it. */
@Entity('business_day')
@Critical()
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'business_day_programme' })
export class BusinessDay {
  @PrimaryColumn('uuid') programmeId!: string;
  @PrimaryColumn('date') day!: string;
  @MomentColumn() reachedAt!: Date;
}

/** An act on a programme as a whole; its state follows from these, in order. */
@Entity('programme_act')
@Critical()
@Unique('programme_act_place', ['programmeId', 'number'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'programme_act_programme' })
@ForeignKey(() => Person, ['doneBy'], ['id'], { name: 'programme_act_person' })
export class ProgrammeActDone {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('int') number!: number;
  @TextColumn() act!: ProgrammeAct;
  @ProseColumn() reason!: string;
  @DayColumn() doneOn!: string;
  @Column('uuid') doneBy!: string;
  @MomentColumn() doneAt!: Date;
}

/** That a programme goes on under its regime, or takes another one for the steps to come. */
@Entity('regime_change')
@Critical()
@Unique('regime_change_number', ['programmeId', 'number'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'regime_change_programme' })
@ForeignKey('document', ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'regime_change_document',
})
@ForeignKey(() => Person, ['changedBy'], ['id'], { name: 'regime_change_person' })
export class RegimeChange {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('int') number!: number;
  @TextColumn() fromRegime!: RegimeCode;
  /** The same where the programme goes on under it. */
  @TextColumn() toRegime!: RegimeCode;
  @ProseColumn() reason!: string;
  /** The regulator's letter. */
  @Column('uuid', { nullable: true }) documentId!: string | null;
  @DayColumn() changedOn!: string;
  @Column('uuid') changedBy!: string;
  @MomentColumn() changedAt!: Date;
}
