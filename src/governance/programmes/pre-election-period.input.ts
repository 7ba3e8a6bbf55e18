import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt } from 'class-validator';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Ref } from '../../platform/graphql/text.js';

@InputType()
export class AddPreElectionPeriodInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => DateScalar) startsOn!: string;
  @Field(() => DateScalar) endsOn!: string;
}

@InputType()
export class RevisePreElectionPeriodInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => UuidScalar) preElectionPeriodId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => DateScalar) startsOn!: string;
  @Field(() => DateScalar) endsOn!: string;
  @Field(() => String, { description: 'What was wrong with it.' }) @Line(500) reason!: string;
}

@InputType()
export class RemovePreElectionPeriodInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => UuidScalar) preElectionPeriodId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Why it is removed.' })
  @Line(500)
  reason!: string;
}
