import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, ValidateNested } from 'class-validator';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Prose, Ref } from '../../platform/graphql/text.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CannotWaitInput } from '../resolutions/resolution.input.js';
import { DeferReason } from '../deciding/resolution.rules.js';

@InputType()
export class SetGateDatesInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => DateScalar, { nullable: true, description: 'Can be set once only.' }) baselineOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true }) forecastOn?: string | null;
  @Field(() => CannotWaitInput, { nullable: true })
  @Optional()
  @ValidateNested()
  @Type(() => CannotWaitInput)
  cannotWait?: CannotWaitInput | null;
}

@InputType()
export class DeferGateInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => DeferReason) reason!: DeferReason;
  @Field(() => String, { nullable: true, description: 'The reason in words; needed for OTHER.' })
  @Optional()
  @Prose(2000)
  note?: string | null;
  @Field(() => DateScalar, { description: 'A date to come; it becomes the forecast.' })
  newDate!: string;
  @Field(() => CannotWaitInput, { nullable: true })
  @Optional()
  @ValidateNested()
  @Type(() => CannotWaitInput)
  cannotWait?: CannotWaitInput | null;
}

@InputType()
export class PassGateInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
}

@InputType()
export class ConfirmCriterionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => String, { description: 'The criterion: code or id.' }) @Ref() criterion!: string;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False takes back an earlier confirmation.',
  })
  confirmed!: boolean;
  @Field(() => String, { description: 'What you saw, or why you take the confirmation back.' })
  @Prose(2000)
  note!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'A document of the programme.' })
  documentId?: string | null;
}

@InputType()
export class AttachGateDocumentInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => UuidScalar, { description: 'A document of the programme.' }) documentId!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
  @Field(() => String) @Line(200) title!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The Trust, by code or id, if it is the document of one Trust; only its own secretary can attach it.',
  })
  @Optional()
  @Ref()
  trust?: string | null;
}

@InputType()
export class RemoveGateDocumentInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => UuidScalar) gateDocumentId!: string;
  @Field(() => String) @Prose(2000) reason!: string;
}
