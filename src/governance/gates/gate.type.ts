import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { DateScalar, Sha256Scalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { ProgrammeStatus } from '../programmes/programme.rules.js';
import { CaseStage, CriterionKind, SatisfyingOutcome } from '../programmes/regime.rules.js';
import { DeferReason } from '../deciding/resolution.rules.js';
import { DecidingPurpose } from '../../shared/purpose.js';
import { DecisionType } from './decision.type.js';
import { DivergenceAspect } from './divergence.rules.js';
import { EvidenceKind } from './evidence.rules.js';
import { GateStatus } from './gate.rules.js';
import { BlockerKind } from './readiness.rules.js';

registerEnumType(GateStatus, {
  name: 'GateStatus',
  description:
    'Where a gate stands: worked out from the decisions, never entered. SUSPENDED: it was passed, but a body has since decided against it, or a decision that counted was corrected or not ratified; no later gate can be passed until that is settled.',
});
registerEnumType(BlockerKind, {
  name: 'BlockerKind',
  description: 'The kinds of thing that can stop a gate from being passed.',
});
registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'LIVE: decisions taken here. RECORDED: earlier decisions, recorded from minutes.',
});
registerEnumType(DivergenceAspect, {
  name: 'DivergenceAspect',
  description: 'The points on which the bodies of a gate can differ.',
});
registerEnumType(DecidingPurpose, {
  name: 'DecidingPurpose',
  description:
    'What a body is asked to decide at a gate, whether it votes here or is an outside body.',
});
registerEnumType(SatisfyingOutcome, {
  name: 'SatisfyingOutcome',
  description: 'An outcome with which a gate can be passed.',
});
registerEnumType(CriterionKind, {
  name: 'CriterionKind',
  description:
    'How a criterion comes to be met: confirmed by a person, or worked out from a document, a rating or a date.',
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
  @Field(() => [SatisfyingOutcome], {
    description: 'The outcomes with which the gate can be passed.',
  })
  satisfying!: readonly SatisfyingOutcome[];
  @Field(() => Boolean, { description: 'Whether it must decide on the same pack as the others.' })
  mustNameSamePack!: boolean;
  @Field(() => Boolean, {
    description: 'Whether its decision stands and has one of those outcomes.',
  })
  satisfied!: boolean;
  @Field(() => DecisionType, { nullable: true, description: 'Its latest decision, unless voided.' })
  decision!: DecisionType | null;
  @Field(() => DecisionType, {
    nullable: true,
    description:
      'Its latest decision, if it was voided: by a new version of the pack, or because it was not ratified.',
  })
  voidedDecision!: DecisionType | null;
}

@ObjectType('GateCriterion', {
  description: 'Something besides the decisions that must be true before the gate can be passed.',
})
export class GateCriterionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => CriterionKind) kind!: CriterionKind;
  @Field(() => Boolean) met!: boolean;
  @Field(() => String, { description: 'Why it is met, or why it is not.' }) because!: string;
  confirmedById!: string | null;
  @Field(() => Date, { nullable: true }) confirmedAt!: Date | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The document that was seen.' })
  documentId!: string | null;
}

@ObjectType('GateBlocker', {
  description: 'One thing that stops the gate from being passed, and where it is.',
})
export class GateBlockerType {
  @Field(() => BlockerKind) kind!: BlockerKind;
  @Field(() => String) because!: string;
  @Field(() => String, { description: 'BODY, DECISION, CONDITION, CRITERION, GATE, PROGRAMME.' })
  subjectType!: string;
  @Field(() => String, { description: 'Its id; for a programme, its code.' }) subjectId!: string;
}

@ObjectType('GateReadiness', {
  description: 'Whether a gate can be passed, and everything that stops it.',
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
  description: 'A point on which bodies that were asked for the same thing answered differently.',
})
export class DivergenceLineType {
  @Field(() => DivergenceAspect) aspect!: DivergenceAspect;
  @Field(() => String, { description: 'The purpose, the text of the condition, or `pack`.' })
  subject!: string;
  @Field(() => [DivergenceValueType], { complexity: 6 }) values!: DivergenceValueType[];
}

@ObjectType('GateEvidence', {
  description: 'The decisions and criteria on which a gate was passed, kept as exact bytes.',
})
export class GateEvidenceType {
  gateId!: string;
  @Field(() => EvidenceKind) kind!: EvidenceKind;
  @Field(() => Sha256Scalar) sha256!: string;
  @Field(() => DateScalar, {
    description: 'For a gate that was past at adoption, the day of its last decision.',
  })
  passedOn!: string;
  @Field(() => Date, { description: 'When it was recorded as passed.' }) passedAt!: Date;
  passedById!: string;
}

@ObjectType('GateDeferral', {
  description: 'The deferral of a gate, with its reason and new date.',
})
export class GateDeferralType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => DateScalar) deferredOn!: string;
  @Field(() => DateScalar) newDate!: string;
  @Field(() => DeferReason) reason!: DeferReason;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'If in a pre-election period: why it could not wait.',
  })
  cannotWaitReason!: string | null;
  @Field(() => String, { nullable: true, description: 'Whose advice was taken.' })
  cannotWaitAdviceOf!: string | null;
}

@ObjectType('GateDocument', { description: 'A document attached to a gate.' })
export class GateDocumentType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) documentId!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
  @Field(() => String) title!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The Trust, if it is the document of one Trust.',
  })
  trustId!: string | null;
  @Field(() => Date) attachedAt!: Date;
}

@ObjectType('Gate', {
  description:
    "A step of the programme's own copy of its regime. Readable with any role in the programme.",
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
  @Field(() => Boolean, {
    description: 'Whether a body may decide on the same day as the body before it.',
  })
  sameDayAllowed!: boolean;
  @Field(() => [DocumentRole], {
    description:
      'The documents needed in the common part of its pack or, if the gate has no case, attached to the gate.',
  })
  requiredDocuments!: DocumentRole[];
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date first planned; once set, it is never overwritten.',
  })
  baselineOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) forecastOn!: string | null;
  @Field(() => Int) version!: number;
}

export const GatePayload = payloadOf('Gate', { gate: () => GateType });
