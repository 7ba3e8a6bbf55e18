import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, ValidateNested } from 'class-validator';
import { DateScalar, DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Prose, Ref, Refs } from '../../platform/graphql/text.js';
import { Purpose } from '../../shared/purpose.js';
import { Method, Way } from '../trusts/standing-orders.rules.js';
import { ConditionKind } from '../conditions/condition.rules.js';

export const NAMED = 'The resolution: its id, or `DERBY-BOARD/3`.';
const SEEN = 'The version that you saw.';

@InputType({ description: 'A condition put to the vote with the resolution.' })
export class ProposedConditionInput {
  @Field(() => String) @Prose(4000) text!: string;
  @Field(() => ConditionKind) kind!: ConditionKind;
  @Field(() => String, { description: 'Who owns it: a role title.' }) @Line(200) owner!: string;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Boolean, { defaultValue: true }) evidenceRequired!: boolean;
}

@InputType({
  description:
    'Why a date cannot wait until after the pre-election period, and whose advice was taken. Only a company secretary can say so.',
})
export class CannotWaitInput {
  @Field(() => String) @Prose(2000) reason!: string;
  @Field(() => String, { description: 'Whose advice was taken.' }) @Line(200) adviceOf!: string;
}

@InputType({ description: 'The terms of an urgent decision.' })
export class UrgentInput {
  @Field(() => String, { description: 'Why it cannot wait.' }) @Prose(2000) reason!: string;
  @Field(() => [String], { description: 'The chair or vice-chair, and an executive: code or id.' })
  @Refs(2)
  deciders!: string[];
  @Field(() => [String], { description: 'The non-executives consulted, at least two: code or id.' })
  @Refs(20)
  consultees!: string[];
  @Field(() => DateScalar, { description: 'The day by which the body is to ratify it.' })
  ratifyBy!: string;
}

/** The terms of a draft. */
@InputType()
export class ResolutionTerms {
  @Field(() => String, { nullable: true, description: 'The case pack: its id, or `FBC/2`.' })
  @Optional()
  @Ref()
  pack?: string | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The meeting at which it is decided.' })
  meetingId?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day for answers to a written resolution.',
  })
  closesOn?: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The subject: for RATIFY the urgent resolution, for DISCHARGE_OR_WAIVE the condition.',
  })
  subjectId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The gate that it is for, if that gate has no business case: code or id.',
  })
  @Optional()
  @Ref()
  gate?: string | null;
  @Field(() => [ProposedConditionInput], { nullable: true })
  @Optional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ProposedConditionInput)
  conditions?: ProposedConditionInput[] | null;
  @Field(() => UrgentInput, { nullable: true })
  @Optional()
  @ValidateNested()
  @Type(() => UrgentInput)
  urgent?: UrgentInput | null;
  @Field(() => String, {
    nullable: true,
    description:
      'For a council: the advice on whether the majority is counted from seats or members in post.',
  })
  @Optional()
  @Prose(2000)
  councilAdvice?: string | null;
  @Field(() => CannotWaitInput, { nullable: true })
  @Optional()
  @ValidateNested()
  @Type(() => CannotWaitInput)
  cannotWait?: CannotWaitInput | null;
}

@InputType()
export class DraftResolutionInput extends ResolutionTerms {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The body: code or id.' }) @Ref() body!: string;
  @Field(() => Purpose) purpose!: Purpose;
  @Field(() => String) @Prose(4000) wording!: string;
  @Field(() => Method) method!: Method;
  @Field(() => Way) way!: Way;
}

@InputType({
  description: 'Fields that are left out do not change; `conditions` replaces all the conditions.',
})
export class ReviseResolutionInput extends ResolutionTerms {
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Int, { description: SEEN }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true }) @Optional() @Prose(4000) wording?: string | null;
  @Field(() => Method, { nullable: true }) method?: Method | null;
  @Field(() => Way, { nullable: true }) way?: Way | null;
}

@InputType()
export class OpenResolutionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Int, { description: SEEN }) @IsInt() expectedVersion!: number;
  @Field(() => String, {
    nullable: true,
    description:
      'If its meeting is past: why it is entered afterwards. The resolution is then marked as entered afterwards.',
  })
  @Optional()
  @Prose(2000)
  lateReason?: string | null;
}

@InputType()
export class TakeItemInput {
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Int, { description: SEEN }) @IsInt() expectedVersion!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the item was taken, on the day of the meeting; now unless given.',
  })
  at?: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The member chosen to preside, if neither the chair nor the vice-chair can: code or id.',
  })
  @Optional()
  @Ref()
  presiding?: string | null;
}
