import { Field, ObjectType } from '@nestjs/graphql';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Outcome } from '../deciding/resolution.rules.js';
import type { JudgedAgain } from '../resolutions/judged-again.entity.js';
import type { ShownOrdersCorrection } from './orders-correction.reader.js';

@ObjectType('StandingOrdersCorrection', {
  description:
    'That standing orders take the place of others, which were entered wrongly. What was opened under those keeps them.',
})
export class StandingOrdersCorrectionType {
  @Field(() => UuidScalar, { description: 'The id of the right standing orders.' }) id!: string;
  @Field(() => UuidScalar, {
    description: 'The id of the standing orders that were entered wrongly: they stay to be read.',
  })
  correctsId!: string;
  @Field(() => DateScalar, { description: 'The day on which the correction was entered.' })
  enteredOn!: string;
  @Field(() => String, { description: 'What was wrong, in words.' }) reason!: string;
  @Field(() => UuidScalar, {
    description: 'The id of the standing orders themselves, a document of a programme.',
  })
  documentId!: string;
}
pinned<ShownOrdersCorrection, StandingOrdersCorrectionType>();

@ObjectType('JudgedAgain', {
  description:
    'What a closed resolution would be by standing orders as they were corrected since it was opened: worked out of what it was closed on. Its outcome stays. Readable with any role in the programme.',
})
export class JudgedAgainType {
  @Field(() => UuidScalar, { description: 'The id of the correction.' }) correctionId!: string;
  @Field(() => UuidScalar, { description: 'The id of the resolution.' }) resolutionId!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the standing orders by which it would go. Null if none are entered for its day.',
  })
  standingOrdersId!: string | null;
  @Field(() => Outcome, { description: 'Its outcome, as it was closed.' }) outcomeThen!: Outcome;
  @Field(() => Outcome, {
    nullable: true,
    description: 'What its outcome would be. Null if it could not be decided so.',
  })
  outcomeNow!: Outcome | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it could not be decided so, in a sentence. Null if it could.',
  })
  because!: string | null;
  @Field(() => DateScalar, {
    description: 'The day of the correction, in the calendar of the programme.',
  })
  correctedOn!: string;
}
pinned<JudgedAgain, JudgedAgainType>();
