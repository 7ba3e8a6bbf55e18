import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, Sha256Scalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { DeferReason, Outcome } from '../deciding/resolution.rules.js';
import { AssuranceDomain, AssuranceRating, RegulatorOutcome } from './external-decision.rules.js';
import { DecisionSource } from './gate-facts.rules.js';
import type { GateOutcome } from './gate-outcome.rules.js';

const AnyOutcome = { ...Outcome, ...RegulatorOutcome } as const;

registerEnumType(AnyOutcome, {
  name: 'GateOutcome',
  description: 'The outcomes of all bodies at a gate, here or outside.',
});
registerEnumType(DecisionSource, {
  name: 'DecisionSource',
  description:
    'LIVE: decided here. RECORDED: recorded from earlier minutes. EXTERNAL: the decision of an outside body, recorded with its letter.',
});

@ObjectType('DomainRating', { description: 'The rating of one domain, as the letter gives it.' })
export class DomainRatingType {
  @Field(() => AssuranceDomain) domain!: AssuranceDomain;
  @Field(() => AssuranceRating) rating!: AssuranceRating;
}

@ObjectType('GateDecision', { description: "A body's decision at a gate, wherever it was taken." })
export class DecisionType {
  @Field(() => UuidScalar, {
    description: 'The id of the resolution, the recorded decision or the external decision.',
  })
  id!: string;
  @Field(() => DecisionSource) source!: DecisionSource;
  @Field(() => Boolean, {
    description: 'Whether it was recorded from earlier minutes, rather than voted on here.',
  })
  recorded!: boolean;
  @Field(() => AnyOutcome) outcome!: GateOutcome;
  @Field(() => DateScalar) decidedOn!: string;
  @Field(() => UuidScalar, { nullable: true }) packId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The pack as `FBC/2 Final`, or what the minutes call the paper.',
  })
  packLabel!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: 'The digest of the pack that was decided on.',
  })
  manifestSha256!: string | null;
  @Field(() => Boolean, { description: 'Whether a later version replaced that pack.' })
  packSuperseded!: boolean;
  @Field(() => String, { nullable: true }) noMaterialChange!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The record that this one corrects.' })
  correctsId!: string | null;
  @Field(() => Boolean, {
    description: 'Whether a later record corrects it, so that it no longer counts.',
  })
  corrected!: boolean;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'For an urgent decision: the day by which its body is to ratify it.',
  })
  ratifyBy!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'For an urgent decision: whether its body ratified it; null while it has not decided that.',
  })
  ratified!: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Null if not counted or not published.' })
  forCount!: number | null;
  @Field(() => Int, { nullable: true }) againstCount!: number | null;
  @Field(() => Int, { nullable: true }) abstainCount!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'The minute, or the reference of the letter.',
  })
  reference!: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The minutes or the letter.' })
  documentId!: string | null;
  @Field(() => DeferReason, { nullable: true }) deferReason!: DeferReason | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The date to which it was deferred.' })
  newDate!: string | null;
  @Field(() => [DomainRatingType], { complexity: 4 }) domainRatings!: DomainRatingType[];
  @Field(() => AssuranceRating, { nullable: true }) overall!: AssuranceRating | null;
  @Field(() => Boolean, { nullable: true }) letsProceed!: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'If in a pre-election period: why it could not wait.',
  })
  cannotWaitReason!: string | null;
  @Field(() => String, { nullable: true }) cannotWaitAdviceOf!: string | null;
  enteredBy!: string;
  @Field(() => Date, { description: 'When it was closed or recorded here.' }) enteredAt!: Date;
}
