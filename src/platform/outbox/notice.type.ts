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
  RESULT_DECLARED: 'The result of an item over which you presided is declared and not complete.',
  RESOLUTION_CORRECTED:
    'A closed resolution was corrected with its minutes: what the record has of you, or an item over which you presided.',
  RECORDED_FROM_MINUTES:
    'The secretary recorded a decision from the minutes of a body that you chair, or chaired then.',
  RECORD_OBJECTED_TO: 'The chair objects to a record of yours, or took an objection back.',
  DELEGATION_TO_CONFIRM:
    'It was recorded what the board that you chair delegated: it counts once you have confirmed it.',
  LETTER_TO_CONFIRM: 'The letter of a statutory decision is recorded, and yours to confirm.',
  STRUCK_OFF_ROLL: 'You are no longer on the roll of a resolution.',
  SEAT_ADDED_TO_ROLL:
    'A seat that was entered too late counts for a resolution on whose roll you are.',
  VOTE_GIVEN: 'Your vote was cast or taken back through your own sign-in.',
  ACCOUNT_GIVEN: 'Somebody else set your password or your e-mail address.',
  ACCOUNT_IDENTIFIED: 'An officer confirmed that your sign-in is yours.',
  NEW_ADDRESS: 'Your account was signed in to from a network address that is new to it.',
});

@ObjectType('Notice', {
  description: 'A notice of something that happened and concerns you. Only you can read it.',
})
export class NoticeType {
  @Field(() => UuidScalar, {
    description: 'The id of the notice, by which it is marked as read.',
  })
  id!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the programme in which it happened; null for one of your own account.',
  })
  programmeId!: string | null;
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
