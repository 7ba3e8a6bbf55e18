import { InputType, Field, Int } from '@nestjs/graphql';
import { IsInt, Min, Max, ValidateNested, ArrayMaxSize } from 'class-validator';
import { DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Optional, Line, Ref, Refs } from '../../platform/graphql/text.js';
import { Type } from 'class-transformer';

/** How long somebody was there; one who leaves and returns has two entries. */
@InputType({ isAbstract: true })
export abstract class TimesInput {
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
