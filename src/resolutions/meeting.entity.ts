import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Person } from '../access/access.entity.js';
import {
  DayColumn,
  Id,
  IN_BODY,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../database/columns.js';
import { Critical } from '../database/critical.js';
import { Programme } from '../programmes/programme.entity.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type { Part } from './meeting.rules.js';

/** A meeting of one body. Meetings in common are separate meetings at one table. */
@Entity('meeting')
@Critical()
@Index('meeting_body', ['programmeId', 'bodyId'])
@Unique('meeting_in_body', [...IN_BODY])
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
  @VersionColumn() version!: number;
}

/** One member's attendance at a meeting, entered once; the quorum of each item follows from it. */
@Entity('meeting_attendance')
@Critical()
@Unique('meeting_attendance_stay', ['meetingId', 'personId', 'number'])
@ForeignKey(() => Meeting, ['programmeId', 'bodyId', 'meetingId'], [...IN_BODY], {
  name: 'meeting_attendance_meeting',
})
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'meeting_attendance_person' })
export class MeetingAttendance {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') meetingId!: string;
  @Column('uuid') personId!: string;
  /** A member may leave and come back: 1, then 2. */
  @Column('int') number!: number;
  @Column('boolean') present!: boolean;
  /** Null: from the beginning. */
  @MomentColumn({ nullable: true }) arrivedAt!: Date | null;
  /** Null: to the end. */
  @MomentColumn({ nullable: true }) leftAt!: Date | null;
  @Column('uuid') recordedBy!: string;
  @VersionColumn() version!: number;
}
