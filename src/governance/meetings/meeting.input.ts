import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, Matches } from 'class-validator';
import { PageArgs } from '../../platform/graphql/connection.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Prose, Ref } from '../../platform/graphql/text.js';
import { Part } from '../deciding/meeting.rules.js';

const HOUR = { message: 'must be an hour in London, written as 14:30' };

@InputType()
export class PlanMeetingInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The body: code or id.' }) @Ref() body!: string;
  @Field(() => DateScalar) heldOn!: string;
  @Field(() => String, { nullable: true, description: 'The hour in London: `14:30`.' })
  @Optional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, HOUR)
  startsAt?: string | null;
  @Field(() => String, { description: 'The place, or the link to join.' })
  @Line(400)
  place!: string;
  @Field(() => DateScalar, { nullable: true }) noticeGivenOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) papersDueOn?: string | null;
  @Field(() => Part, { defaultValue: 'PUBLIC' }) part!: Part;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is private; needed for a private part.',
  })
  @Optional()
  @Prose(1000)
  privateReason?: string | null;
}

@InputType()
export class ReviseMeetingInput {
  @Field(() => UuidScalar) meetingId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'With another date it is no longer in common with other meetings.',
  })
  heldOn?: string | null;
  @Field(() => String, { nullable: true })
  @Optional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, HOUR)
  startsAt?: string | null;
  @Field(() => String, { nullable: true }) @Optional() @Line(400) place?: string | null;
  @Field(() => DateScalar, { nullable: true }) noticeGivenOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) papersDueOn?: string | null;
  @Field(() => Part, { nullable: true }) part?: Part | null;
  @Field(() => String, { nullable: true }) @Optional() @Prose(1000) privateReason?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The member chosen to preside, if neither the chair nor the vice-chair can: code or id.',
  })
  @Optional()
  @Ref()
  presiding?: string | null;
}

@InputType()
export class MeetInCommonInput {
  @Field(() => UuidScalar, { description: "Your own body's meeting." }) meetingId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => UuidScalar, { description: "The other body's meeting." }) withMeetingId!: string;
}

@ArgsType()
export class MeetingArgs {
  @Field(() => UuidScalar) meetingId!: string;
}

@ArgsType()
export class MeetingsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The body: code or id.' })
  @Optional()
  @Ref()
  body?: string | null;
}
