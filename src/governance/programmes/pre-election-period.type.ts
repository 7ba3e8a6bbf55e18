import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
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

export const PreElectionPeriodPayload = payloadOf('PreElectionPeriod', {
  preElectionPeriod: () => PreElectionPeriodType,
});
