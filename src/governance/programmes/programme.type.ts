import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateScalar, Sha256Scalar, UuidScalar } from '../../platform/graphql/scalars.js';
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
  practice!: boolean;
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
  @Field(() => Sha256Scalar) contentDigest!: string;
  @Field(() => String, { nullable: true, description: '`resolution.closed` and the like.' }) type!:
    string | null;
  @Field(() => String, { nullable: true }) subjectType!: string | null;
  @Field(() => UuidScalar, { nullable: true }) subjectId!: string | null;
  @Field(() => UuidScalar, { nullable: true }) actorId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its content: the canonical text of which the salted digest is in the chain.',
  })
  content!: string | null;
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

export const ProgrammePayload = payloadOf('Programme', { programme: () => ProgrammeType });
export const StatementPayload = payloadOf('Statement', { statement: () => StatementType });

export const CheckpointPayload = payloadOf('Checkpoint', { checkpoint: () => CheckpointType });
