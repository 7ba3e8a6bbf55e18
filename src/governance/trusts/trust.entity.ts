import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
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
import type { BodyKind, SeatKind } from './body.rules.js';
import type { SiteKind, TrustKind } from './trust.rules.js';
import type {
  CouncilDenominator,
  LargerMajority,
  Method,
  QuorumBase,
  Way,
} from './standing-orders.rules.js';

/** An NHS trust or NHS foundation trust. */
@Entity('trust')
@Critical()
@Unique('trust_code', ['code'])
@Unique('trust_ods_code', ['odsCode'])
@Check('trust_kind', "kind in ('FOUNDATION_TRUST', 'NHS_TRUST')")
export class Trust {
  @Id() id!: string;
  /** A short name for addresses and documentation, such as `DERBY`. */
  @TextColumn() code!: string;
  @TextColumn() odsCode!: string;
  @ProseColumn() name!: string;
  @TextColumn() kind!: TrustKind;
  @MomentColumn() createdAt!: Date;
  @VersionColumn() version!: number;
}

/** A hospital or other place of a Trust. */
@Entity('trust_site')
@Critical()
@Unique('trust_site_code', ['trustId', 'code'])
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'trust_site_trust' })
export class Site {
  @Id() id!: string;
  @Column('uuid') trustId!: string;
  @TextColumn() code!: string;
  @ProseColumn() name!: string;
  @ProseColumn() place!: string;
  @TextColumn() kind!: SiteKind;
  @VersionColumn() version!: number;
}

/** A body that decides: a Trust's board or council, or an outside body whose decisions are recorded. */
@Entity('deciding_body')
@Critical()
@Unique('deciding_body_code', ['code'])
@Index('deciding_body_trust', ['trustId'])
@Index('deciding_body_programme', ['programmeId'])
@Index('deciding_body_outside', ['kind'], { where: 'trust_id is null' })
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'deciding_body_trust_fk' })
@ForeignKey('Programme', ['programmeId'], ['id'], { name: 'deciding_body_programme_fk' })
export class DecidingBody {
  @Id() id!: string;
  @TextColumn() code!: string;
  @ProseColumn() name!: string;
  @TextColumn() kind!: BodyKind;
  /** Null for an outside body and a programme board. */
  @Column('uuid', { nullable: true }) trustId!: string | null;
  /** For a programme board: the programme that it steers. */
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  /** How many posts with a vote it had when it was added, held or vacant; later numbers are in BodyPosts. */
  @Column('int', { nullable: true }) posts!: number | null;
  @VersionColumn() version!: number;
}

/** How many posts with a vote a body has from a day on: a council's are its seats; entered again for a day, the last entry counts. */
@Entity('body_posts')
@Critical()
@Index('body_posts_body', ['bodyId'])
@Check('body_posts_some', 'posts between 1 and 200')
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'body_posts_body_fk' })
@ForeignKey(() => Person, ['enteredBy'], ['id'], { name: 'body_posts_person' })
export class BodyPosts {
  @Id() id!: string;
  @Column('uuid') bodyId!: string;
  @DayColumn() effectiveFrom!: string;
  @Column('int') posts!: number;
  @ProseColumn() reason!: string;
  @Column('uuid') enteredBy!: string;
  @MomentColumn() enteredAt!: Date;
}

/**
 * A body's own rules for deciding, from a day on; a new version never rewrites an old one. A correction is a
 * version that takes the place of one that was entered wrongly; what was opened under that one keeps it.
 */
@Entity('standing_orders')
@Critical()
@Unique('standing_orders_in_body', ['bodyId', 'id'])
@Unique('standing_orders_corrected', ['correctsId'])
@Index('standing_orders_of_body', ['bodyId', 'effectiveFrom'])
@Check('standing_orders_quorum', 'quorum_numerator between 1 and quorum_denominator')
@Check(
  'standing_orders_written',
  'written_numerator >= 1 and written_numerator <= written_denominator and 2 * written_numerator >= written_denominator',
)
@Check(
  'standing_orders_correction',
  '(corrects_id is null) = (correction_reason is null) and (corrects_id is null) = (correction_document_id is null)',
)
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'standing_orders_body' })
@ForeignKey(() => StandingOrdersVersion, ['bodyId', 'correctsId'], ['bodyId', 'id'], {
  name: 'standing_orders_corrects',
})
@ForeignKey('Document', ['correctionDocumentId'], ['id'], { name: 'standing_orders_document' })
export class StandingOrdersVersion {
  @Id() id!: string;
  @Column('uuid') bodyId!: string;
  @DayColumn() effectiveFrom!: string;
  /** The document in which they stand, and its clauses on the ordinary majority and the casting vote. */
  @ProseColumn({ nullable: true }) documentTitle!: string | null;
  @ProseColumn({ nullable: true }) majorityClause!: string | null;
  @ProseColumn({ nullable: true }) castingVoteClause!: string | null;
  @TextColumn() quorumOf!: QuorumBase;
  @Column('int') quorumNumerator!: number;
  @Column('int') quorumDenominator!: number;
  @Column('int', { nullable: true }) quorumMinimum!: number | null;
  @Column('int') quorumExecutives!: number;
  @Column('int') quorumNonExecutives!: number;
  @Column('boolean') recusedCountToQuorum!: boolean;
  @Column('boolean') castingVote!: boolean;
  @TextColumn() councilDenominator!: CouncilDenominator;
  /** What share of all members entitled a written resolution needs. */
  @Column('int') writtenNumerator!: number;
  @Column('int') writtenDenominator!: number;
  /** For some purposes more than half of the votes cast. */
  @Column('jsonb') majorities!: LargerMajority[];
  @Column('int') noticeClearDays!: number;
  @Column('text', { array: true }) ways!: Way[];
  @Column('text', { array: true }) methods!: Method[];
  @Column('boolean') votesPublic!: boolean;
  @Column('uuid') adoptedBy!: string;
  @MomentColumn() createdAt!: Date;
  /** The version that this one corrects, why, and the orders themselves; null where it is no correction. */
  @Column('uuid', { nullable: true }) correctsId!: string | null;
  @ProseColumn({ nullable: true }) correctionReason!: string | null;
  @Column('uuid', { nullable: true }) correctionDocumentId!: string | null;
}

/** A person's seat on a body, from a day to a day. One person may sit on several bodies. */
@Entity('seat')
@Critical()
@Index('seat_body', ['bodyId'])
@Index('seat_person', ['personId'])
@Unique('seat_in_body', ['bodyId', 'id'])
@Check('seat_days', 'until_day is null or until_day >= from_day')
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'seat_body_fk' })
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'seat_person_fk' })
@ForeignKey(() => Seat, ['bodyId', 'sharesSeatId'], ['bodyId', 'id'], { name: 'seat_shared' })
export class Seat {
  @Id() id!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') personId!: string;
  @TextColumn() kind!: SeatKind;
  /** The title of the seat, such as `Chief executive`. */
  @ProseColumn() title!: string;
  @Column('boolean') voting!: boolean;
  /** The seat whose post this one shares, as job-sharers do; null for a post of its own. */
  @Column('uuid', { nullable: true }) sharesSeatId!: string | null;
  @DayColumn() fromDay!: string;
  @DayColumn({ nullable: true }) untilDay!: string | null;
  /** A resolution that was opened before this moment does not know the seat. */
  @MomentColumn() enteredAt!: Date;
  @VersionColumn() version!: number;
}

/** An entry of a Trust's register of interests: it is shown against every item. */
@Entity('standing_interest')
@Critical()
@Index('standing_interest_person', ['personId'])
@Index('standing_interest_of_trust', ['trustId'])
@ForeignKey(() => Trust, ['trustId'], ['id'], { name: 'standing_interest_trust' })
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'standing_interest_person_fk' })
export class StandingInterest {
  @Id() id!: string;
  @Column('uuid') trustId!: string;
  @Column('uuid') personId!: string;
  @ProseColumn() nature!: string;
  /** Whether money can come of it to the person, or to somebody close. */
  @Column('boolean') pecuniary!: boolean;
  @DayColumn() fromDay!: string;
  @DayColumn({ nullable: true }) untilDay!: string | null;
  @Column('uuid') recordedBy!: string;
  @MomentColumn() enteredAt!: Date;
  @VersionColumn() version!: number;
}
