import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Line, Ref } from '../graphql/text.js';

@ObjectType('CouncilSeats', { description: 'How many seats a council has from a day on.' })
export class CouncilSeatsType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => Int) seats!: number;
  @Field(() => String) reason!: string;
  @Field(() => Date) enteredAt!: Date;
}

@InputType()
export class SetCouncilSeatsInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The council: code or id.' }) @Ref() body!: string;
  @Field(() => Int, { description: 'All seats, filled or not.' })
  @IsInt()
  @Min(1)
  @Max(200)
  seats!: number;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => String, {
    description:
      'For example that the constitution was amended, or that the number was entered wrongly.',
  })
  @Line(500)
  reason!: string;
}

@InputType()
export class VoidSeatInput {
  @Field(() => UuidScalar) seatId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'What was wrong with it.' }) @Line(500) reason!: string;
}

@InputType()
export class EndInterestInput {
  @Field(() => UuidScalar) standingInterestId!: string;
  @Field(() => DateScalar, { description: 'The last day of the interest.' }) until!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'For example that the person has left the post.' })
  @Line(500)
  reason!: string;
}
