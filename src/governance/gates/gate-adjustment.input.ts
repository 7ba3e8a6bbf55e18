import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Ref } from '../../platform/graphql/text.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CriterionKind } from '../programmes/regime.rules.js';
import { DecidingPurpose } from '../../shared/purpose.js';
import { AssuranceRating } from './external-decision.rules.js';

@InputType({ description: 'A body to be asked to decide at the gate, and for what.' })
export class NewDeciderInput {
  @Field(() => String, { description: 'The body: code or id.' }) @Ref() body!: string;
  @Field(() => DecidingPurpose, { description: 'What it is asked for.' }) purpose!: DecidingPurpose;
  @Field(() => Int, { description: 'Lower decides first.' })
  @IsInt()
  @Min(1)
  @Max(99)
  order!: number;
  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it must decide on the same pack as the others, if the gate has a case.',
  })
  mustNameSamePack!: boolean;
}

@InputType({ description: 'Something else that must be true before the gate can be passed.' })
export class NewCriterionInput {
  @Field(() => CriterionKind) kind!: CriterionKind;
  @Field(() => String)
  @Matches(/^[A-Z0-9]+(_[A-Z0-9]+)*$/, {
    message: 'must be capitals and digits, such as RED_FLAGS',
  })
  @Line(40)
  code!: string;
  @Field(() => String) @Line(300) title!: string;
  @Field(() => DocumentRole, { nullable: true, description: 'For DOCUMENT.' })
  documentRole?: DocumentRole | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'For DOCUMENT: whether each Trust must attach one.',
  })
  fromEachTrust!: boolean;
  @Field(() => AssuranceRating, { nullable: true, description: 'For RATING.' })
  worstAllowed?: AssuranceRating | null;
}

@InputType()
export class AdjustGateInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The gate: code or id.' }) @Ref() gate!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Why the programme departs from the regime.' })
  @Line(500)
  reason!: string;
  @Field(() => [NewDeciderInput], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NewDeciderInput)
  addDeciders!: NewDeciderInput[];
  @Field(() => [UuidScalar], { defaultValue: [], description: 'By id.' })
  @ArrayMaxSize(20)
  @ArrayUnique()
  removeDeciders!: string[];
  @Field(() => [DocumentRole], {
    nullable: true,
    description: 'All the documents needed; the list replaces the old one.',
  })
  @Optional()
  @ArrayMaxSize(40)
  @ArrayUnique()
  requiredDocuments?: DocumentRole[] | null;
  @Field(() => [NewCriterionInput], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NewCriterionInput)
  addCriteria!: NewCriterionInput[];
  @Field(() => [UuidScalar], { defaultValue: [], description: 'By id.' })
  @ArrayMaxSize(40)
  @ArrayUnique()
  removeCriteria!: string[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'True takes the whole step out of the programme, false puts it back.',
  })
  takeOut?: boolean | null;
}
