import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt } from 'class-validator';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Line, Ref } from '../graphql/text.js';

@ObjectType('BlackoutPeriod', {
  description: 'A pre-election period: a decision or announcement in it needs a recorded reason.',
})
export class BlackoutType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DateScalar) startsOn!: string;
  @Field(() => DateScalar) endsOn!: string;
  @Field(() => Date, {
    nullable: true,
    description:
      'Since when it is entered with these dates: it does not apply to decisions taken before.',
  })
  knownFrom!: Date | null;
  @Field(() => Int) version!: number;
}

@InputType()
export class AddBlackoutInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => DateScalar) startsOn!: string;
  @Field(() => DateScalar) endsOn!: string;
}

@InputType()
export class ReviseBlackoutInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => UuidScalar) blackoutId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => DateScalar) startsOn!: string;
  @Field(() => DateScalar) endsOn!: string;
  @Field(() => String, { description: 'What was wrong with it.' }) @Line(500) reason!: string;
}

@InputType()
export class RemoveBlackoutInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => UuidScalar) blackoutId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Why it is removed.' })
  @Line(500)
  reason!: string;
}

@ObjectType()
export class BlackoutPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => BlackoutType) blackout!: BlackoutType;
}
