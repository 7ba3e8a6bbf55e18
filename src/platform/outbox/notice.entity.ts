import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { EventSubject } from '../audit/event-types.js';
import { Person } from '../accounts/account.entity.js';
import { Id, MomentColumn, ProseColumn, TextColumn } from '../database/columns.js';
import type { NoticeKind } from './notice.rules.js';

/** A notice for one person, which only they can read. */
@Entity('notice')
@Index('notice_person', ['personId', 'id'])
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'notice_person_fk' })
@ForeignKey('Programme', ['programmeId'], ['id'], { name: 'notice_programme' })
export class Notice {
  @Id() id!: string;
  @Column('uuid') personId!: string;
  /** Null for a notice of the person's own account. */
  @Column('uuid', { nullable: true }) programmeId!: string | null;
  /** What happened, such as `vote.recorded`. */
  @TextColumn() type!: NoticeKind;
  @ProseColumn() text!: string;
  @TextColumn() subjectType!: EventSubject;
  @Column('uuid') subjectId!: string;
  @MomentColumn() at!: Date;
  @MomentColumn({ nullable: true }) readAt!: Date | null;
}
