import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, PageArgs } from '../graphql/connection.js';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.js';

@ObjectType('Notice', {
  description: 'Something that happened which you must be told. Yours alone to read.',
})
export class NoticeType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) programmeId!: string;
  @Field(() => String, { description: 'What happened, such as `vote.recorded`.' }) type!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: 'What it is about, such as `resolution`.' })
  subjectType!: string;
  @Field(() => UuidScalar) subjectId!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it is unread.' })
  readAt!: Date | null;
}

export const NoticeConnection = connectionOf(NoticeType, 'Notice');

@ArgsType()
export class NoticeArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false }) unreadOnly!: boolean;
}

@ObjectType()
export class NoticePayload {
  @Field(() => NoticeType) notice!: NoticeType;
}
