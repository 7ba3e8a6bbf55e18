import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, Matches, Max, Min, ValidateNested } from 'class-validator';
import { PageArgs } from '../graphql/connection.js';
import { DateScalar, DateTimeScalar, UuidScalar } from '../graphql/scalars.js';
import { Line, Optional, Prose, Ref, Refs } from '../graphql/text.js';
import { Part } from './meeting.rules.js';

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

/** How long somebody was there; one who leaves and returns has two entries. */
@InputType({ isAbstract: true })
abstract class TimesInput {
  @Field(() => Int, {
    defaultValue: 1,
    description: '1, or 2 for somebody who left and returned, and so on.',
  })
  @IsInt()
  @Min(1)
  @Max(20)
  number!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: from the beginning.' })
  arrivedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: to the end.' })
  leftAt?: Date | null;
}

@InputType({ description: 'A member who was present; one who left and returned has two entries.' })
export class PresentInput extends TimesInput {
  @Field(() => String, { description: 'The member: code or id.' }) @Ref() person!: string;
}

@InputType({
  description: 'Somebody who was there without a seat on the body: a person, or a name, not both.',
})
export class InAttendanceInput extends TimesInput {
  @Field(() => String, { nullable: true, description: 'The person: code or id.' })
  @Optional()
  @Ref()
  person?: string | null;
  @Field(() => String, { nullable: true, description: 'The name of somebody who has no sign-in.' })
  @Optional()
  @Line(200)
  name?: string | null;
  @Field(() => String, { description: 'In what capacity: `Director of communications`.' })
  @Line(200)
  capacity!: string;
}

@InputType({ description: 'Each list has at most 200 entries; one of them names somebody.' })
export class RecordAttendanceInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => UuidScalar) meetingId!: string;
  @Field(() => Int, { description: 'The version of the meeting that you saw.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => [PresentInput], {
    defaultValue: [],
    description: 'The members who were there; the same member and number again corrects an entry.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PresentInput)
  present!: PresentInput[];
  @Field(() => [InAttendanceInput], {
    defaultValue: [],
    description:
      'Who was there without a seat; the same person or name and number again corrects an entry.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => InAttendanceInput)
  inAttendance!: InAttendanceInput[];
  @Field(() => [String], {
    defaultValue: [],
    description: 'The members who sent apologies: codes or ids.',
  })
  @Refs(200)
  apologies!: string[];
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
