import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { PreElectionPeriod } from './programme.entity.js';

@ObjectType('PreElectionPeriod', {
  description: 'A pre-election period: a decision or announcement in it needs a recorded reason.',
})
export class PreElectionPeriodType {
  @Field(() => UuidScalar, {
    description: 'The id of the period, by which it is corrected or removed.',
  })
  id!: string;
  @Field(() => String, { description: 'The election, such as `Local elections 2018`.' })
  name!: string;
  @Field(() => DateScalar, { description: 'Its first day.' }) startsOn!: string;
  @Field(() => DateScalar, { description: 'Its last day, which is still in it.' })
  endsOn!: string;
  @Field(() => Date, {
    nullable: true,
    description:
      'Since when it is entered with these dates: it does not apply to decisions taken before. Null if that is not known: then it applies to all.',
  })
  knownFrom!: Date | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<PreElectionPeriod, PreElectionPeriodType>();

/** The answer of every act on a pre-election period that there still is. */
export const PreElectionPeriodPayload = payloadOf('PreElectionPeriod', {
  preElectionPeriod: () => PreElectionPeriodType,
});
