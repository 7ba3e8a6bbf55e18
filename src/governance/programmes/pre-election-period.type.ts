import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';

@ObjectType('PreElectionPeriod', {
  description: 'A pre-election period: a decision or announcement in it needs a recorded reason.',
})
export class PreElectionPeriodType {
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

@ObjectType()
export class PreElectionPeriodPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => PreElectionPeriodType) preElectionPeriod!: PreElectionPeriodType;
}
