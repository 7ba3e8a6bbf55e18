import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, Sha256Scalar, UuidScalar } from '../graphql/scalars.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { ProgrammeStatus } from '../programmes/programme.rules.js';
import { CaseStage, CriterionKind, SatisfyingOutcome } from '../programmes/regime.rules.js';
import { DeferReason } from '../resolutions/resolution.rules.js';
import { DecidingPurpose } from '../shared/purpose.js';
import { DecisionType } from './decision.type.js';
import { DivergenceAspect } from './divergence.rules.js';
import { EvidenceKind } from './evidence.rules.js';
import { GateStatus } from './gate.rules.js';
import { BlockerKind } from './readiness.rules.js';

registerEnumType(GateStatus, {
  name: 'GateStatus',
  description:
    'Where a gate stands: computed from the decisions, never typed. SUSPENDED: it was passed, and a body has since decided against it, or what counted was corrected or not ratified; nothing can rest on it until that is settled.',
});
registerEnumType(BlockerKind, {
  name: 'BlockerKind',
  description: 'What can stand in the way of a gate.',
});
registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'LIVE: decisions taken here. RECORDED: a record of earlier ones, from minutes.',
});
registerEnumType(DivergenceAspect, {
  name: 'DivergenceAspect',
  description: 'In what the bodies of a gate can differ.',
});
registerEnumType(DecidingPurpose, {
  name: 'DecidingPurpose',
  description: 'What a body is asked for at a gate, whether it decides here or outside.',
});
registerEnumType(SatisfyingOutcome, {
  name: 'SatisfyingOutcome',
  description: 'An outcome with which a gate can be passed.',
});
registerEnumType(CriterionKind, {
  name: 'CriterionKind',
  description: 'How it is found out that a criterion is met.',
});
registerEnumType(DocumentRole, { name: 'DocumentRole', description: 'What a document is for.' });

@ObjectType('GateDecider', {
  description: 'A body that must decide before the gate can be passed, and where it stands.',
})
export class GateDeciderType {
  @Field(() => UuidScalar) id!: string;
  bodyId!: string;
  @Field(() => Int, { description: 'Lower decides first; equal numbers in any order.' })
  order!: number;
  @Field(() => DecidingPurpose) purpose!: DecidingPurpose;
  @Field(() => [SatisfyingOutcome], { description: 'The answers that the gate can rest on.' })
  satisfying!: readonly SatisfyingOutcome[];
  @Field(() => Boolean, { description: 'Whether it must decide on the same pack as the others.' })
  mustNameSamePack!: boolean;
  @Field(() => Boolean, { description: 'Whether its decision stands and is one of those answers.' })
  satisfied!: boolean;
  @Field(() => DecisionType, { nullable: true, description: 'Its latest decision, unless voided.' })
  decision!: DecisionType | null;
  @Field(() => DecisionType, {
    nullable: true,
    description: 'Its latest decision, where a new version of the pack voided it.',
  })
  voidedDecision!: DecisionType | null;
}

@ObjectType('GateCriterion', {
  description: 'Something besides the decisions that must be so before the gate can be passed.',
})
export class GateCriterionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => CriterionKind) kind!: CriterionKind;
  @Field(() => Boolean) met!: boolean;
  @Field(() => String, { description: 'By what it is met, or why it is not.' }) because!: string;
  confirmedById!: string | null;
  @Field(() => Date, { nullable: true }) confirmedAt!: Date | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The document that was seen.' })
  documentId!: string | null;
}

@ObjectType('GateBlocker', { description: 'One thing that stands in the way, and which it is.' })
export class GateBlockerType {
  @Field(() => BlockerKind) kind!: BlockerKind;
  @Field(() => String) because!: string;
  @Field(() => String, { description: 'BODY, DECISION, CONDITION, CRITERION, GATE, PROGRAMME.' })
  subjectType!: string;
  @Field(() => String, { description: 'Its id; of a programme its code.' }) subjectId!: string;
}

@ObjectType('GateReadiness', {
  description: 'Whether a gate can be passed, and all that stops it.',
})
export class GateReadinessType {
  @Field(() => Boolean) ready!: boolean;
  @Field(() => [GateBlockerType], { complexity: 30 }) blockers!: GateBlockerType[];
}

@ObjectType('DivergenceValue', { description: 'What one body answered.' })
export class DivergenceValueType {
  @Field(() => UuidScalar) bodyId!: string;
  @Field(() => String) bodyName!: string;
  @Field(() => String) value!: string;
}

@ObjectType('DivergenceLine', {
  description: 'A point in which bodies that were asked the same answered differently.',
})
export class DivergenceLineType {
  @Field(() => DivergenceAspect) aspect!: DivergenceAspect;
  @Field(() => String, { description: 'The purpose, the text of the condition, or `pack`.' })
  subject!: string;
  @Field(() => [DivergenceValueType], { complexity: 6 }) values!: DivergenceValueType[];
}

@ObjectType('GateEvidence', { description: 'What a gate was passed on; kept as exact bytes.' })
export class GateEvidenceType {
  gateId!: string;
  @Field(() => EvidenceKind) kind!: EvidenceKind;
  @Field(() => Sha256Scalar) sha256!: string;
  @Field(() => DateScalar, { description: 'Of a past gate, the day of its last decision.' })
  passedOn!: string;
  @Field(() => Date, { description: 'When it was recorded as passed.' }) passedAt!: Date;
  passedById!: string;
}

@ObjectType('GateDeferral', { description: 'That a gate was put back, why and to when.' })
export class GateDeferralType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => DateScalar) deferredOn!: string;
  @Field(() => DateScalar) newDate!: string;
  @Field(() => DeferReason) reason!: DeferReason;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, { nullable: true, description: 'Inside a pre-election period: why.' })
  excuseReason!: string | null;
  @Field(() => String, { nullable: true, description: 'And whose advice was taken.' })
  excuseAdviceOf!: string | null;
}

@ObjectType('GateDocument', { description: 'A document attached to a gate.' })
export class GateDocumentType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) documentId!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
  @Field(() => String) title!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'Of which Trust, where it is its own.' })
  trustId!: string | null;
  @Field(() => Date) attachedAt!: Date;
}

@ObjectType('Gate', {
  description:
    "A step of the programme's own copy of its regime. Readable by whoever holds a role in the programme.",
})
export class GateType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => Int) ordinal!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'The question that it answers.' }) question!: string;
  @Field(() => CaseStage, { nullable: true }) caseStage!: CaseStage | null;
  @Field(() => ProgrammeStatus, { description: 'Where the programme stands until it is passed.' })
  phase!: ProgrammeStatus;
  @Field(() => Boolean, { description: 'Whether bodies may decide on one day (R8).' })
  sameDayAllowed!: boolean;
  @Field(() => [DocumentRole], {
    description: 'In the common part of its pack; without a case, attached to the gate.',
  })
  requiredDocuments!: DocumentRole[];
  @Field(() => DateScalar, { nullable: true, description: 'Never overwritten once set (R9).' })
  baselineOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) forecastOn!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType()
export class GatePayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => GateType) gate!: GateType;
}
