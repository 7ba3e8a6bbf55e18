import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Person } from '../../platform/accounts/account.entity.js';
import {
  DayColumn,
  Id,
  IN_BODY,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import { Programme } from '../programmes/programme.entity.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type { AttendanceKind, Part } from '../deciding/meeting.rules.js';

/** A meeting of one body. Meetings in common are separate meetings at one table. */
@Entity('meeting')
@Critical()
@Index('meeting_body', ['programmeId', 'bodyId'])
@Index('meeting_table', ['tableId'])
@Unique('meeting_in_body', [...IN_BODY])
@Check('meeting_cancelled', '(cancelled_at is null) = (cancel_reason is null)')
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'meeting_programme' })
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'meeting_body_fk' })
export class Meeting {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @DayColumn() heldOn!: string;
  /** The hour in London, `14:30`. */
  @TextColumn({ nullable: true }) startsAt!: string | null;
  /** The place, or the link to join. */
  @ProseColumn() place!: string;
  @DayColumn({ nullable: true }) noticeGivenOn!: string | null;
  @DayColumn({ nullable: true }) papersDueOn!: string | null;
  @TextColumn() part!: Part;
  @ProseColumn({ nullable: true }) privateReason!: string | null;
  /** Shared by the meetings that are held in common. */
  @Column('uuid', { nullable: true }) tableId!: string | null;
  @Column('uuid', { nullable: true }) presidingId!: string | null;
  /** When it was cancelled: it stays on record, and nothing more is done at it. */
  @MomentColumn({ nullable: true }) cancelledAt!: Date | null;
  @ProseColumn({ nullable: true }) cancelReason!: string | null;
  @VersionColumn() version!: number;
}

/**
 * Who was at a meeting, and who sent apologies; the quorum of each item follows from it. Somebody who
 * leaves and returns has two rows.
 */
@Entity('meeting_attendance')
@Critical()
@Unique('meeting_attendance_person_once', ['meetingId', 'personId', 'number'])
@Unique('meeting_attendance_name_once', ['meetingId', 'name', 'number'])
@Check(
  'meeting_attendance_who',
  "(person_id is null) = (name is not null) and (name is null or kind = 'IN_ATTENDANCE')",
)
@Check('meeting_attendance_capacity', "(kind = 'IN_ATTENDANCE') = (capacity is not null)")
@ForeignKey(() => Meeting, ['programmeId', 'bodyId', 'meetingId'], [...IN_BODY], {
  name: 'meeting_attendance_meeting',
})
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'meeting_attendance_person' })
export class MeetingAttendance {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') meetingId!: string;
  /** Null for somebody in attendance who is not a person here. */
  @Column('uuid', { nullable: true }) personId!: string | null;
  @TextColumn({ nullable: true }) name!: string | null;
  /** Somebody may leave and come back: 1, then 2. */
  @Column('int') number!: number;
  @TextColumn() kind!: AttendanceKind;
  /** In what capacity somebody attends without a seat. */
  @ProseColumn({ nullable: true }) capacity!: string | null;
  /** Null: from the beginning. */
  @MomentColumn({ nullable: true }) arrivedAt!: Date | null;
  /** Null: to the end. */
  @MomentColumn({ nullable: true }) leftAt!: Date | null;
  @Column('uuid') recordedBy!: string;
  @VersionColumn() version!: number;
}
