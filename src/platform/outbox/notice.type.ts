import { Field, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../acts/payload.js';
import { AuditSubject } from '../audit/event.type.js';
import type { EventSubject } from '../audit/event-types.js';
import { connectionOf } from '../graphql/connection.js';
import { publishEnum } from '../graphql/enum.js';
import { pinned } from '../graphql/pinned.js';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.js';
import type { Notice } from './notice.entity.js';
import { NoticeKind } from './notice.rules.js';

publishEnum(NoticeKind, 'NoticeKind', 'What a notice tells you of.', {
  VOTE_RECORDED: 'The secretary recorded a vote for you, or took one out.',
  CASTING_VOTE_RECORDED: 'The secretary recorded your casting vote.',
  INTEREST: 'An interest of yours was declared or ruled on.',
  STRUCK_OFF_ROLL: 'You are no longer on the roll of a resolution.',
});

@ObjectType('Notice', {
  description: 'A notice of something that happened and concerns you. Only you can read it.',
})
export class NoticeType {
  @Field(() => UuidScalar, {
    description: 'The id of the notice, by which it is marked as read.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the programme in which it happened.' })
  programmeId!: string;
  @Field(() => NoticeKind, { description: 'What happened.' }) type!: NoticeKind;
  @Field(() => String, { description: 'What happened, in a sentence.' }) text!: string;
  @Field(() => AuditSubject, { description: 'The kind of thing that the notice is about.' })
  subjectType!: EventSubject;
  @Field(() => UuidScalar, { description: 'The id of the thing that the notice is about.' })
  subjectId!: string;
  @Field(() => DateTimeScalar, { description: 'When it happened.' }) at!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When you read it; null until then.',
  })
  readAt!: Date | null;
}
pinned<Notice, NoticeType>();

/** A page of notices. */
export const NoticeConnection = connectionOf(NoticeType, 'Notice');

/** The answer of every act on a notice. */
export const NoticePayload = payloadOf('Notice', { notice: () => NoticeType });
