import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Code, Line, Optional, Prose, Ref, Refs } from '../../platform/graphql/text.js';
import { StatementKind } from './programme.entity.js';
import { ChallengeKind } from './programme.rules.js';
import { RegimeCode } from './regime.rules.js';
import { PartyRole, TransactionType } from './transaction.rules.js';

@InputType({ description: "A Trust's part in a new programme." })
export class PartyInput {
  @Field(() => String, { description: 'The Trust: code or id.' }) @Ref() trust!: string;
  @Field(() => PartyRole) role!: PartyRole;
}

@InputType()
export class CreateProgrammeInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String) @Code() code!: string;
  @Field(() => String) @Line(200) title!: string;
  @Field(() => String, { defaultValue: 'To be written.' }) @Prose(4000) vision!: string;
  @Field(() => RegimeCode) regime!: RegimeCode;
  @Field(() => TransactionType) transactionType!: TransactionType;
  @Field(() => [PartyInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => PartyInput)
  parties!: PartyInput[];
  @Field(() => [String], {
    defaultValue: [],
    description:
      'The outside bodies, by code or id: needed if the installation has several of a kind. Of integrated care boards several may be asked.',
  })
  @Refs(20)
  @ArrayUnique()
  outsideBodies!: string[];
  @Field(() => Boolean, { defaultValue: false }) practice!: boolean;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'For a practice programme only: its date.',
  })
  businessDate?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Today unless given.' }) adoptedOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true }) goLiveBaselineOn?: string | null;
}

@InputType()
export class AdvanceBusinessDateInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => DateScalar, { description: 'A later date.' }) to!: string;
}

@InputType()
export class ReviseProgrammeInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) title?: string | null;
  @Field(() => String, { nullable: true }) @Optional() @Prose(4000) vision?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Can be set once only.' })
  goLiveBaselineOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) goLiveForecastOn?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of go-live: only once the application is granted, and not in the future.',
  })
  goLiveActualOn?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Clears the day of go-live; only while no gate after the grant is passed.',
  })
  clearGoLiveActual!: boolean;
  @Field(() => DateScalar, { nullable: true }) benefitsEndOn?: string | null;
}

@InputType()
export class AddStatementInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => StatementKind) kind!: StatementKind;
  @Field(() => ChallengeKind, { nullable: true, description: 'For a challenge only.' })
  challengeKind?: ChallengeKind | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Its position among those of its kind; the next one unless given.',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(99)
  position?: number | null;
  @Field(() => String) @Prose(2000) text!: string;
}

@InputType()
export class ReviseStatementInput {
  @Field(() => UuidScalar) statementId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String) @Prose(2000) text!: string;
}

@InputType()
export class MakeCheckpointInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
}
