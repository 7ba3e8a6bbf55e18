import { InputType, Field, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, Min, ValidateNested } from 'class-validator';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Ref, Optional, Line, Prose } from '../../platform/graphql/text.js';
import { NAMED, CannotWaitInput } from '../resolutions/resolution.input.js';
import { DeferReason } from '../deciding/resolution.rules.js';

@InputType()
export class CloseResolutionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => String, { nullable: true, description: 'The reference of the minute.' })
  @Optional()
  @Line(200)
  minuteRef?: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'For named votes at a quorate meeting: how many members who were present and could vote did not. Needed if there are any.',
  })
  @Optional()
  @IsInt()
  @Min(0)
  notVoted?: number | null;
  @Field(() => CannotWaitInput, {
    nullable: true,
    description: 'For a decision in a pre-election period, unless it was given in the draft.',
  })
  @Optional()
  @ValidateNested()
  @Type(() => CannotWaitInput)
  cannotWait?: CannotWaitInput | null;
}

@InputType({
  description:
    'Why a resolution ends although votes stand. Give one of the two: who presided and ruled this, with the reason; or the minute of the procedural resolution of the members.',
})
export class AfterVotesInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The person presiding over the item, or who would preside at a meeting: code or id.',
  })
  @Optional()
  @Ref()
  ruledBy?: string | null;
  @Field(() => String, { nullable: true, description: 'The reason for the ruling.' })
  @Optional()
  @Prose(2000)
  because?: string | null;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) proceduralMinuteRef?:
    string | null;
}

/** What is needed to end a resolution once votes stand on it. */
@InputType()
export class EndingTerms {
  @Field(() => AfterVotesInput, {
    nullable: true,
    description: 'Needed once a vote or a count stands, unless the pack was replaced.',
  })
  @Optional()
  @ValidateNested()
  @Type(() => AfterVotesInput)
  afterVotes?: AfterVotesInput | null;
}

@InputType()
export class DeferResolutionInput extends EndingTerms {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => DeferReason) reason!: DeferReason;
  @Field(() => String, { nullable: true, description: 'The reason in words; needed for OTHER.' })
  @Optional()
  @Prose(2000)
  note?: string | null;
  @Field(() => DateScalar, { description: 'The date to which it is deferred.' }) newDate!: string;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) minuteRef?: string | null;
}

@InputType()
export class EndResolutionInput extends EndingTerms {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => String, { description: 'Why it is withdrawn, or what is asked of the authors.' })
  @Prose(2000)
  reason!: string;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) minuteRef?: string | null;
}
