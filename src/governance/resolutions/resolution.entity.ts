import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import { CasePack } from '../case-packs/case-pack.entity.js';
import {
  DayColumn,
  Id,
  IN_BODY,
  IN_PROGRAMME,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Programme } from '../programmes/programme.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import type { Purpose } from '../../shared/purpose.js';
import type { SeatKind } from '../trusts/body.rules.js';
import type { Method, Way } from '../trusts/standing-orders.rules.js';
import { DecidingBody, Seat, StandingOrdersVersion } from '../trusts/trust.entity.js';
import { Meeting } from '../meetings/meeting.entity.js';
import type {
  DeferReason,
  Outcome,
  ResolutionState,
  ResolutionSubject,
} from '../deciding/resolution.rules.js';
import type { Choice } from '../deciding/tally.rules.js';
import type { CastingChoice } from '../deciding/voting.rules.js';

/** A member on the roll of a resolution, and one who votes: what votes and interests must name. */
export const MEMBER = ['programmeId', 'bodyId', 'resolutionId', 'personId'] as const;
const VOTER = [...MEMBER, 'voting'] as const;

/** A motion for one body to decide. It does not name the gate that it is for. Named `DERBY-BOARD/3`. */
@Entity('resolution')
@Critical()
@Unique('resolution_number', ['programmeId', 'bodyId', 'number'])
@Unique('resolution_in_programme', [...IN_PROGRAMME])
@Unique('resolution_in_body', [...IN_BODY])
@Index('resolution_of_meeting', ['meetingId'])
@Index('resolution_subject', ['subjectId'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'resolution_programme' })
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'resolution_body' })
@ForeignKey(() => CasePack, ['programmeId', 'packId'], ['programmeId', 'id'], {
  name: 'resolution_pack',
})
@ForeignKey(() => Meeting, ['programmeId', 'bodyId', 'meetingId'], [...IN_BODY], {
  name: 'resolution_meeting',
})
@ForeignKey(() => StandingOrdersVersion, ['standingOrdersId'], ['id'], {
  name: 'resolution_orders',
})
export class Resolution {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('int') number!: number;
  @TextColumn() purpose!: Purpose;
  @ProseColumn() wording!: string;
  /** The sealed pack that it decides on, with its stage and its manifest's digest as they were at opening. */
  @Column('uuid', { nullable: true }) packId!: string | null;
  @TextColumn({ nullable: true }) stage!: CaseStage | null;
  @TextColumn({ nullable: true }) manifestSha256!: string | null;
  /** Its subject: a condition to discharge, an urgent decision to ratify, or a gate without a case. */
  @TextColumn({ nullable: true }) subjectType!: ResolutionSubject | null;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @TextColumn() method!: Method;
  @TextColumn() way!: Way;
  @Column('uuid', { nullable: true }) meetingId!: string | null;
  @TextColumn() state!: ResolutionState;
  /** The standing orders in force when it was opened: later ones do not change it. */
  @Column('uuid', { nullable: true }) standingOrdersId!: string | null;
  /** Where the standing orders were entered after its meeting: on which day. */
  @DayColumn({ nullable: true }) ordersEnteredOn!: string | null;
  /** For a written resolution: its last day. */
  @DayColumn({ nullable: true }) closesOn!: string | null;
  /** When the item was taken at the meeting: the members present then, and still as it was put, make the quorum. */
  @MomentColumn({ nullable: true }) itemTakenAt!: Date | null;
  /** When the question was put to the vote; null where that was as the item was taken. */
  @MomentColumn({ nullable: true }) itemPutAt!: Date | null;
  @Column('uuid', { nullable: true }) presidingId!: string | null;
  /** Why it was entered after its meeting; null if it was not. */
  @ProseColumn({ nullable: true }) lateReason!: string | null;
  /** All posts of the body, held or vacant, when opened; null where no number was entered. */
  @Column('int', { nullable: true }) posts!: number | null;
  /** Inside a pre-election period: why it cannot wait, and whose advice was taken. */
  @ProseColumn({ nullable: true }) cannotWaitReason!: string | null;
  @ProseColumn({ nullable: true }) cannotWaitAdviceOf!: string | null;
  /** An urgent decision: why, who decided, who was consulted, by when it is to be ratified. */
  @ProseColumn({ nullable: true }) urgentReason!: string | null;
  @Column('uuid', { array: true }) urgentDeciderIds!: string[];
  @Column('uuid', { array: true }) urgentConsulteeIds!: string[];
  @DayColumn({ nullable: true }) ratifyBy!: string | null;
  @MomentColumn({ nullable: true }) openedAt!: Date | null;
  @DayColumn({ nullable: true }) openedOn!: string | null;
  @Column('uuid', { nullable: true }) openedBy!: string | null;
  @VersionColumn() version!: number;
}

/** The part of a resolution that only its body may read: its sealed annex, and the advice it relies on. */
@Entity('resolution_own_part')
@Critical()
@ForeignKey(() => Resolution, IN_BODY, [...IN_BODY], { name: 'resolution_own_part_resolution' })
export class ResolutionOwnPart {
  /** The resolution's own id. */
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** The digest of the body's annex to the pack as it was at opening. */
  @TextColumn({ nullable: true }) annexSha256!: string | null;
  /** For a council: the advice on which denominator to use. */
  @ProseColumn({ nullable: true }) councilAdvice!: string | null;
  @VersionColumn() version!: number;
}

/** A member on the fixed roll of a resolution (or one who presides without a vote); never changed once voted on. */
@Entity('elector')
@Critical()
@Unique('elector_in_body', [...MEMBER])
@Unique('elector_vote', [...VOTER])
@Index('elector_of_person', ['personId'])
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'elector_resolution',
})
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'elector_person' })
@ForeignKey(() => Seat, ['seatId'], ['id'], { name: 'elector_seat' })
export class Elector {
  @PrimaryColumn('uuid') resolutionId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') seatId!: string;
  /** The post of the seat: members who share one are one. */
  @Column('uuid') postId!: string;
  @TextColumn() seatKind!: SeatKind;
  @ProseColumn() title!: string;
  @Column('boolean') voting!: boolean;
  /** No longer in post on the day of the meeting, when the item was taken. */
  @Column('boolean', { nullable: true }) struckOff!: boolean | null;
}

/** A named vote: appended, never changed. A change of mind is the next revision; no choice takes it back. */
@Entity('vote')
@Critical()
@Check('vote_entitled', 'voting')
@Check('vote_choice', "choice is null or choice in ('FOR', 'AGAINST', 'ABSTAIN')")
@Check('vote_revision', 'revision >= 1')
@Unique('vote_named', ['id'])
@ForeignKey(() => Elector, VOTER, [...VOTER], { name: 'vote_elector' })
export class Vote {
  /** Its id in the chain: its receipt is found by it. */
  @Column('uuid') id!: string;
  @PrimaryColumn('uuid') resolutionId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('int') revision!: number;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('boolean') voting!: boolean;
  @TextColumn({ nullable: true }) choice!: Choice | null;
  /** The digest of the pack that the member had read. */
  @TextColumn({ nullable: true }) manifestSha256!: string | null;
  @ProseColumn({ nullable: true }) reason!: string | null;
  @MomentColumn() castAt!: Date;
  /** The member, or the secretary who recorded it at the meeting: then it is marked so everywhere. */
  @Column('uuid') enteredBy!: string;
  /**
   * Where the member gave it through a sign-in that somebody else had set: the day on which an officer confirmed
   * that the member was identified.
   */
  @DayColumn({ nullable: true }) identifiedOn!: string | null;
}

/**
 * The second vote of the person presiding, only if the votes are equal. The latest binds; one without a
 * choice takes out the one before it, with the reason.
 */
@Entity('casting_vote')
@Critical()
@Check('casting_vote_choice', "choice in ('FOR', 'AGAINST')")
@Check('casting_vote_number', 'number >= 1')
@Check('casting_vote_reason', "choice is not null or reason ~ '\\S'")
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'casting_vote_resolution',
})
export class CastingVoteRow {
  @PrimaryColumn('uuid') resolutionId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') personId!: string;
  @TextColumn({ nullable: true }) choice!: CastingChoice | null;
  /** Why the one before it was taken out. */
  @ProseColumn({ nullable: true }) reason!: string | null;
  @MomentColumn() castAt!: Date;
  @Column('uuid') enteredBy!: string;
}

/**
 * What was counted when votes are not named: agreement, a show of hands, or a ballot with its
 * certificate. A correction is the next number; the latest binds, unless it takes out the one before it.
 */
@Entity('resolution_count')
@Critical()
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'resolution_count_resolution',
})
export class ResolutionCount {
  @PrimaryColumn('uuid') resolutionId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('int', { nullable: true }) forCount!: number | null;
  @Column('int', { nullable: true }) againstCount!: number | null;
  @Column('int', { nullable: true }) abstainCount!: number | null;
  @Column('int', { nullable: true }) spoiltCount!: number | null;
  @Column('uuid', { array: true }) dissentIds!: string[];
  @Column('uuid', { array: true }) abstentionIds!: string[];
  @ProseColumn({ nullable: true }) scrutineer!: string | null;
  /** Only in counts from before the digest alone was kept. */
  @Column('uuid', { nullable: true }) certificateId!: string | null;
  @TextColumn({ nullable: true }) certificateSha256!: string | null;
  @Column('uuid') recordedBy!: string;
  @MomentColumn() recordedAt!: Date;
  /** Why the count before it was taken out; null for a count. */
  @ProseColumn({ nullable: true }) takenOutBecause!: string | null;
}

/** The outcome of a resolution: one row, once; readable in the whole programme. */
@Entity('resolution_outcome')
@Critical()
@Check('resolution_outcome_final', "outcome <> 'DECLARED'")
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'resolution_outcome_resolution',
})
export class ResolutionOutcome {
  @PrimaryColumn('uuid') resolutionId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @TextColumn() outcome!: Outcome;
  @Column('boolean') carried!: boolean;
  @Column('int', { nullable: true }) forCount!: number | null;
  @Column('int', { nullable: true }) againstCount!: number | null;
  @Column('int', { nullable: true }) abstainCount!: number | null;
  @Column('boolean', { nullable: true }) quorate!: boolean | null;
  /** The worked explanation, in sentences; it names nobody. */
  @Column('text', { array: true }) steps!: string[];
  @TextColumn() ruleVersion!: string;
  @DayColumn() decidedOn!: string;
  @ProseColumn({ nullable: true }) minuteRef!: string | null;
  /** Of a deferral, referral back or withdrawal. */
  @TextColumn({ nullable: true }) deferReason!: DeferReason | null;
  @ProseColumn({ nullable: true }) reason!: string | null;
  @DayColumn({ nullable: true }) newDate!: string | null;
  /** If it ended although votes stood: who presided and ruled this, or the members' procedural resolution. */
  @Column('uuid', { nullable: true }) ruledById!: string | null;
  @ProseColumn({ nullable: true }) ruledBecause!: string | null;
  @ProseColumn({ nullable: true }) proceduralMinuteRef!: string | null;
  @Column('uuid') closedBy!: string;
  @MomentColumn() closedAt!: Date;
}

/**
 * A result that was declared before everybody was accounted for: one row, once; readable in the whole
 * programme. Its outcome is entered once it is complete.
 */
@Entity('resolution_declaration')
@Critical()
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'resolution_declaration_resolution',
})
export class ResolutionDeclaration {
  @PrimaryColumn('uuid') resolutionId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** What it would be, if nothing that is missing changed it. */
  @TextColumn() outcome!: Outcome;
  @Column('boolean') carried!: boolean;
  @Column('int') forCount!: number;
  @Column('int') againstCount!: number;
  @Column('int') abstainCount!: number;
  /** Canonical JSON of what is missing. */
  @ProseColumn() missing!: string;
  @Column('text', { array: true }) steps!: string[];
  @TextColumn() ruleVersion!: string;
  @DayColumn() decidedOn!: string;
  /** The programme's date when it was declared. */
  @DayColumn() declaredOn!: string;
  /** The last day on which it may be completed. */
  @DayColumn() completeBy!: string;
  @ProseColumn({ nullable: true }) minuteRef!: string | null;
  @Column('uuid') declaredBy!: string;
  @MomentColumn() declaredAt!: Date;
}

/** How a declared result was worked out, with every name: for the body and for verification. */
@Entity('declaration_working')
@Critical()
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'declaration_working_resolution',
})
export class DeclarationWorking {
  @PrimaryColumn('uuid') resolutionId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** Canonical JSON of the input of `decide`. */
  @ProseColumn() input!: string;
  /** Canonical JSON of the answer of `decide`. */
  @ProseColumn() worked!: string;
}

/** How the outcome was worked out, with every name: for the body and for verification. */
@Entity('resolution_working')
@Critical()
@ForeignKey(() => Resolution, ['programmeId', 'bodyId', 'resolutionId'], [...IN_BODY], {
  name: 'resolution_working_resolution',
})
export class ResolutionWorking {
  @PrimaryColumn('uuid') resolutionId!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  /** Canonical JSON of the input of `decide`. */
  @ProseColumn() input!: string;
  /** Canonical JSON of the answer of `decide`. */
  @ProseColumn() worked!: string;
}
