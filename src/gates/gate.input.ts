import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, ValidateNested } from 'class-validator';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Optional, Prose, Ref } from '../graphql/text.js';
import { ExcuseInput } from '../resolutions/resolution-inputs.type.js';
import { DeferReason } from '../resolutions/resolution.rules.js';

@InputType()
export class SetGateDatesInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => DateScalar, { nullable: true, description: 'Once only.' }) baselineOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true }) forecastOn?: string | null;
  @Field(() => ExcuseInput, { nullable: true })
  @Optional()
  @ValidateNested()
  @Type(() => ExcuseInput)
  excuse?: ExcuseInput | null;
}

@InputType()
export class DeferGateInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => DeferReason) reason!: DeferReason;
  @Field(() => String, { nullable: true, description: 'Compulsory for OTHER.' })
  @Optional()
  @Prose(2000)
  note?: string | null;
  @Field(() => DateScalar, { description: 'A date to come; it becomes the forecast.' })
  newDate!: string;
  @Field(() => ExcuseInput, { nullable: true })
  @Optional()
  @ValidateNested()
  @Type(() => ExcuseInput)
  excuse?: ExcuseInput | null;
}

@InputType()
export class PassGateInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
}
