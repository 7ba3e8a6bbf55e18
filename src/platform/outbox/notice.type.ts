import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../acts/payload.js';
import { connectionOf, PageArgs } from '../graphql/connection.js';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.js';

@ObjectType('Notice', {
  description: 'A notice of something that happened and concerns you. Only you can read it.',
})
export class NoticeType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) programmeId!: string;
  @Field(() => String, { description: 'The type of what happened, such as `vote.recorded`.' })
  type!: string;
  @Field(() => String) text!: string;
  @Field(() => String, {
    description: 'The type of the thing that the notice is about, such as `resolution`.',
  })
  subjectType!: string;
  @Field(() => UuidScalar) subjectId!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When you read it; null until then.',
  })
  readAt!: Date | null;
}

export const NoticeConnection = connectionOf(NoticeType, 'Notice');

@ArgsType()
export class NoticeArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false }) unreadOnly!: boolean;
}

export const NoticePayload = payloadOf('Notice', { notice: () => NoticeType });
