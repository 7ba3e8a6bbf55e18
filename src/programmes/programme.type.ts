import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
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
import { connectionOf } from '../graphql/connection.js';
import { DateScalar, Sha256Scalar, UuidScalar } from '../graphql/scalars.js';
import { Code, Line, Optional, Prose, Ref, Refs } from '../graphql/text.js';
import { TrustType } from '../trusts/trust.type.js';
import { StatementKind } from './programme.entity.js';
import { ChallengeKind, ProgrammeAct, ProgrammeStatus } from './programme.rules.js';
import { CaseStage, RegimeCode } from './regime.rules.js';
import { PartyRole, TransactionType } from './transaction.rules.js';

registerEnumType(RegimeCode, {
  name: 'RegimeCode',
  description: 'The rulebook that the programme follows: see docs/regimes.md.',
});
registerEnumType(CaseStage, {
  name: 'CaseStage',
  description: 'The business case that a gate is decided on.',
});
registerEnumType(TransactionType, {
  name: 'TransactionType',
  description: 'The legal act at the end, by section of the NHS Act 2006.',
});
registerEnumType(PartyRole, {
  name: 'PartyRole',
  description: 'The part of a Trust in the transaction.',
});
registerEnumType(StatementKind, {
  name: 'StatementKind',
  description: 'An aim, a challenge that the programme answers, or a pledge that binds it.',
});
registerEnumType(ChallengeKind, {
  name: 'ChallengeKind',
  description: 'What a challenge is about.',
});
registerEnumType(ProgrammeStatus, {
  name: 'ProgrammeStatus',
  description: 'Where a programme stands: worked out from its gates, or set by an act.',
});
registerEnumType(ProgrammeAct, {
  name: 'ProgrammeAct',
  description: 'The acts by which a programme is paused, resumed or ended.',
});

@ObjectType('Party', { description: "A Trust's part in a programme." })
export class PartyType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => TrustType) trust!: TrustType;
  @Field(() => PartyRole) role!: PartyRole;
}

@ObjectType('Statement', { description: 'An aim, a challenge or a pledge of a programme.' })
export class StatementType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => StatementKind) kind!: StatementKind;
  @Field(() => ChallengeKind, { nullable: true }) challengeKind!: ChallengeKind | null;
  @Field(() => Int) position!: number;
  @Field(() => String) text!: string;
  @Field(() => Int) version!: number;
}

@ObjectType('Programme', {
  description: 'The whole effort of Trusts to become one. Readable with any role in it.',
})
export class ProgrammeType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => String) vision!: string;
  @Field(() => RegimeCode) regime!: RegimeCode;
  @Field(() => TransactionType) transactionType!: TransactionType;
  @Field(() => Boolean, {
    description: 'Whether it is a practice programme, with a business date of its own.',
  })
  training!: boolean;
  @Field(() => DateScalar, {
    description:
      'The day from which its bodies decide here; earlier decisions are recorded from minutes.',
  })
  adoptedOn!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date first planned; once set, it is never overwritten.',
  })
  goLiveBaselineOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) goLiveForecastOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) goLiveActualOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) benefitsEndOn!: string | null;
  @Field(() => Int) version!: number;
}

export const ProgrammeConnection = connectionOf(ProgrammeType, 'Programme');

@ObjectType('AuditEvent', {
  description: 'An entry of a chain. Its content is null for those whom it does not concern.',
})
export class AuditEventType {
  @Field(() => String, { description: 'Its number in the chain: from 1, without gaps.' })
  seq!: string;
  @Field(() => String, { description: 'UTC with microseconds, as it was hashed.' }) at!: string;
  @Field(() => Sha256Scalar) entryHash!: string;
  @Field(() => Sha256Scalar) bodyDigest!: string;
  @Field(() => String, { nullable: true, description: '`resolution.closed` and the like.' }) type!:
    string | null;
  @Field(() => String, { nullable: true }) subjectType!: string | null;
  @Field(() => UuidScalar, { nullable: true }) subjectId!: string | null;
  @Field(() => UuidScalar, { nullable: true }) actorId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its content: the canonical text of which the salted digest is in the chain.',
  })
  body!: string | null;
}

export const AuditEventConnection = connectionOf(AuditEventType, 'AuditEvent');

@ObjectType('Checkpoint', {
  description: 'A signed statement of how far a chain had come. Keep it outside this system.',
})
export class CheckpointType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) seq!: string;
  @Field(() => Sha256Scalar) entryHash!: string;
  @Field(() => Date) madeAt!: Date;
  @Field(() => String) keyId!: string;
  @Field(() => String, {
    description: 'The checkpoint as JSON: what `npm run verify` takes as --checkpoint.',
  })
  signed!: string;
}

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
  @Field(() => Boolean, { defaultValue: false }) training!: boolean;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'For a practice programme only: its date.',
  })
  businessDate?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Today unless given.' }) adoptedOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true }) goLiveBaselineOn?: string | null;
}

@ObjectType()
export class ProgrammePayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => ProgrammeType) programme!: ProgrammeType;
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

@ObjectType()
export class StatementPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => StatementType) statement!: StatementType;
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

@ObjectType()
export class CheckpointPayload {
  @Field(() => CheckpointType) checkpoint!: CheckpointType;
}
