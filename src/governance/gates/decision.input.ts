import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Prose, Ref } from '../../platform/graphql/text.js';
import { ConditionKind } from '../conditions/condition.rules.js';
import { DeferReason, Outcome } from '../deciding/resolution.rules.js';
import { OutsidePurpose, Purpose } from '../../shared/purpose.js';
import { AssuranceDomain, AssuranceRating, RegulatorOutcome } from './external-decision.rules.js';

registerEnumType(Purpose, {
  name: 'Purpose',
  description: 'The purpose of a resolution; the majority that it needs follows from it.',
});
registerEnumType(OutsidePurpose, {
  name: 'OutsidePurpose',
  description: 'What an outside body is asked to decide: its answer is recorded with its letter.',
});
registerEnumType(Outcome, {
  name: 'Outcome',
  description: 'The outcome of a resolution.',
});
registerEnumType(RegulatorOutcome, {
  name: 'RegulatorOutcome',
  description: 'The answer of an outside body: regulator, commissioner, authority or minister.',
});
registerEnumType(DeferReason, {
  name: 'DeferReason',
  description: 'Why a decision or a gate is deferred.',
});
registerEnumType(AssuranceRating, {
  name: 'AssuranceRating',
  description: 'Best first. The assessor gives the overall rating; it is never worked out.',
});
registerEnumType(AssuranceDomain, {
  name: 'AssuranceDomain',
  description: 'The domains that an assessor rates, besides the overall rating.',
});
registerEnumType(ConditionKind, {
  name: 'ConditionKind',
  description:
    'PRECEDENT: must be settled before the gate is passed. SUBSEQUENT: to be met after go-live.',
});

@InputType({ description: 'A condition that the minutes or the letter set.' })
export class ConditionInput {
  @Field(() => String) @Prose(2000) text!: string;
  @Field(() => ConditionKind) kind!: ConditionKind;
  @Field(() => String, { description: 'Who owns it: a role title.' })
  @Line(200)
  ownerName!: string;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Boolean, { defaultValue: true }) evidenceRequired!: boolean;
}

@InputType({ description: 'The rating of one domain, as the letter gives it.' })
export class DomainRatingInput {
  @Field(() => AssuranceDomain) domain!: AssuranceDomain;
  @Field(() => AssuranceRating) rating!: AssuranceRating;
}

@InputType()
export class RecordDecisionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => String, { description: 'The body that decided: code or id.' }) @Ref() body!: string;
  @Field(() => Purpose) purpose!: Purpose;
  @Field(() => Outcome) outcome!: Outcome;
  @Field(() => DateScalar, { description: 'A day before the programme was adopted.' })
  decidedOn!: string;
  @Field(() => Int, { nullable: true, description: 'If published.' }) @Count() forCount?:
    number | null;
  @Field(() => Int, { nullable: true }) @Count() againstCount?: number | null;
  @Field(() => Int, { nullable: true }) @Count() abstainCount?: number | null;
  @Field(() => String, { description: 'The reference of the minute.' })
  @Line(200)
  minuteRef!: string;
  @Field(() => UuidScalar, { description: 'The minutes: a document of the programme.' })
  documentId!: string;
  @Field(() => String, { nullable: true, description: 'What the minutes call the paper.' })
  @Optional()
  @Line(200)
  paper?: string | null;
  @Field(() => DeferReason, { nullable: true, description: 'For a deferral only.' })
  deferReason?: DeferReason | null;
  @Field(() => DateScalar, { nullable: true, description: 'For a deferral only.' }) newDate?:
    string | null;
  @Field(() => String, { nullable: true }) @Optional() @Prose(2000) note?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The record that this one corrects.' })
  corrects?: string | null;
  @Field(() => [ConditionInput], { defaultValue: [] })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ConditionInput)
  conditions!: ConditionInput[];
}

@InputType()
export class RecordExternalDecisionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => String, { description: 'The outside body: code or id.' }) @Ref() body!: string;
  @Field(() => OutsidePurpose) purpose!: OutsidePurpose;
  @Field(() => RegulatorOutcome) outcome!: RegulatorOutcome;
  @Field(() => DateScalar, { description: 'The day of the letter.' }) decidedOn!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The letter: a document of the programme. Needed for every outcome but PENDING.',
  })
  documentId?: string | null;
  @Field(() => String, { description: "The letter's reference." }) @Line(200) reference!: string;
  @Field(() => [DomainRatingInput], { defaultValue: [] })
  @ArrayMaxSize(4)
  @ArrayUnique(({ domain }: DomainRatingInput) => domain, { message: 'must name each domain once' })
  @ValidateNested({ each: true })
  @Type(() => DomainRatingInput)
  ratings!: DomainRatingInput[];
  @Field(() => AssuranceRating, { nullable: true }) overall?: AssuranceRating | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the letter itself lets the boards proceed, if it says so; this overrides the colour.',
  })
  letsProceed?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'The sealed pack on which the body decided: `FBC/2` or its id.',
  })
  @Optional()
  @Ref()
  pack?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'If the body decided on another pack: its statement that nothing material has changed since.',
  })
  @Optional()
  @Prose(2000)
  noMaterialChange?: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The record that this one corrects, of the same body on the same request.',
  })
  corrects?: string | null;
  @Field(() => [ConditionInput], {
    defaultValue: [],
    description: 'The conditions that the letter sets.',
  })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ConditionInput)
  conditions!: ConditionInput[];
}

function Count(): PropertyDecorator {
  return (target, property) => {
    for (const check of [Optional(), IsInt(), Min(0), Max(9_999)]) check(target, property);
  };
}
