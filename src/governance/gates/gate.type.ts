import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { BlockerType } from '../../platform/graphql/refusal.type.js';
import { DateScalar, Sha256Scalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import type { Gate } from '../programmes/gate.entity.js';
import {
  Ground,
  PROVISIONS,
  ProvisionCode,
  type NoLongerRequired,
} from '../programmes/provision.rules.js';
import { ProgrammeStatus } from '../programmes/programme.rules.js';
import { CaseStage, CriterionKind, SatisfyingOutcome } from '../programmes/regime.rules.js';
import { DeferReason } from '../deciding/resolution.rules.js';
import { DecidingPurpose } from '../../shared/purpose.js';
import { DecisionType } from './decision.type.js';
import { DivergenceAspect, type DivergenceLine } from './divergence.rules.js';
import { EvidenceKind } from './evidence.rules.js';
import type { GateAdjustment, GateDeferralRow, GateDocument } from './gate-record.entity.js';
import type { PassingRow } from './gate-rows.reader.js';
import type {
  DocumentGround,
  ShownCriterion,
  ShownDecider,
  ShownProvision,
} from './gate-views.loader.js';
import { GateStatus } from './gate.rules.js';
import { GateCautionKind, type GateCaution, type Readiness } from './readiness.rules.js';

publishEnum(
  GateStatus,
  'GateStatus',
  'Where a gate stands: worked out from the decisions, never entered.',
  {
    NOT_STARTED: 'Nothing is prepared for it yet.',
    IN_PREPARATION: 'Something is prepared for it, and no body has approved yet.',
    PARTIALLY_APPROVED: 'Some approvals are given, or all of them and something else is missing.',
    VERSION_MISMATCH: 'Bodies decided on different packs.',
    DEFERRED: "A body's decision or the gate itself was put off, and nothing is decided since.",
    FAILED: 'A body decided against it.',
    READY: 'It can be passed: nothing stands in the way.',
    PASSED: 'It is passed.',
    SUSPENDED:
      'It was passed, but a body has since decided against it, a decision that counted was corrected, annulled or not ratified, or a gate before it is suspended. It can be passed again once nothing stands in the way; until then no later gate can be passed.',
    SUPERSEDED: 'It was taken out of the programme when its regime was adjusted or changed.',
    NO_LONGER_REQUIRED:
      'Parliament ended the section of the Act on which it rests before it was passed.',
  },
);
publishEnum(
  ProvisionCode,
  'ProvisionCode',
  'A section of an Act on which a regime rests.',
  Object.fromEntries(
    Object.entries(PROVISIONS).map(([code, { cites, asks }]) => [
      code,
      `${cites}: it asks for ${asks}.`,
    ]),
  ) as Record<ProvisionCode, string>,
);
publishEnum(GateCautionKind, 'GateCautionKind', 'What is to be known before a gate is passed.', {
  DECIDED_BY_COMMITTEE: 'A committee decided for a board, which had delegated that to it.',
  ORDERS_ENTERED_LATE:
    'A body decided by standing orders that were entered after its meeting, because it had no others.',
  ORDERS_CORRECTED:
    'A body decided by standing orders that were corrected since, and by the right ones its decision would be another.',
});
publishEnum(EvidenceKind, 'EvidenceKind', 'On what a gate was passed.', {
  LIVE: 'On decisions taken here.',
  RECORDED:
    'On decisions taken before the programme was entered here, and recorded from their minutes.',
});
publishEnum(
  DivergenceAspect,
  'DivergenceAspect',
  'A point on which the bodies of a gate can differ.',
  {
    OUTCOME: 'How bodies that were asked for the same thing decided.',
    CONDITION: 'The conditions that bodies asked for the same thing set.',
    VERSION: 'The pack that bodies which must name the same one decided on.',
  },
);

const VERSION = 'Its version: send it as expectedVersion to change it.';

@ObjectType('Provision', {
  description: 'A section of an Act on which a step, a body or a document rests.',
})
export class ProvisionType {
  @Field(() => ProvisionCode, { description: 'Its code here.' }) code!: ProvisionCode;
  @Field(() => String, { description: 'The section, as it is cited.' }) cites!: string;
  @Field(() => DateScalar, { description: 'The first day on which it was in force.' })
  inForceFrom!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day on which it was in force. Null while no Act that is known here ended it.',
  })
  inForceUntil!: string | null;
}
pinned<ShownProvision, ProvisionType>();

@ObjectType('NoLongerRequired', {
  description: 'Since when, and by which instrument, the law no longer asks for something.',
})
export class NoLongerRequiredType {
  @Field(() => String, { description: 'The Act or regulations.' }) instrument!: string;
  @Field(() => DateScalar, { description: 'The first day on which it is no longer required.' })
  since!: string;
}
pinned<NoLongerRequired, NoLongerRequiredType>();

@ObjectType('DocumentGround', { description: 'On what it rests that a document is needed.' })
export class DocumentGroundType {
  @Field(() => DocumentRole, { description: 'The document.' }) role!: DocumentRole;
  @Field(() => Ground, { description: 'On what it rests.' }) ground!: Ground;
  @Field(() => ProvisionType, {
    nullable: true,
    description: 'Of a statute: the section. Null for another ground.',
  })
  provision!: ProvisionType | null;
}
pinned<DocumentGround, DocumentGroundType>();

@ObjectType('GateAdjustment', {
  description: 'A change of a step from what its regime asks, with the reason; it stays for ever.',
})
export class GateAdjustmentType {
  @Field(() => UuidScalar, { description: 'The id of the adjustment.' }) id!: string;
  @Field(() => DateScalar, { description: 'The day on which it was made, by the business date.' })
  adjustedOn!: string;
  @Field(() => String, { description: 'Why the programme departs from its regime.' })
  reason!: string;
  @Field(() => [String], { description: 'What was changed, a sentence each.' }) changes!: string[];
  @Field(() => Boolean, {
    description:
      'Whether it took a body out, or named the first of a gate that asked none. Whoever did so does not pass the gate.',
  })
  choseBodies!: boolean;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      "The id of the regulator's letter that says that it is not needed. Null where no letter was given.",
  })
  letterDocumentId!: string | null;
  @Field(() => UuidScalar, {
    name: 'adjustedById',
    description: 'The id of the person who made it.',
  })
  adjustedBy!: string;
  @Field(() => Date, { description: 'When it was entered.' }) adjustedAt!: Date;
}
pinned<GateAdjustment, GateAdjustmentType>();

@ObjectType('GateDecider', {
  description: 'A body that must decide before the gate can be passed, and where it stands.',
})
export class GateDeciderType {
  @Field(() => UuidScalar, {
    description: 'The id of this request to decide, by which adjustGate takes it out of the gate.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the body that must decide.' })
  bodyId!: string;
  @Field(() => Int, {
    description: 'When its turn is: lower decides first, equal numbers in any order.',
  })
  order!: number;
  @Field(() => DecidingPurpose, { description: 'What the body is asked to decide.' })
  purpose!: DecidingPurpose;
  @Field(() => [SatisfyingOutcome], {
    description: 'The outcomes with which the gate can be passed.',
  })
  satisfying!: readonly SatisfyingOutcome[];
  @Field(() => Boolean, { description: 'Whether it must decide on the same pack as the others.' })
  mustNameSamePack!: boolean;
  @Field(() => Ground, { description: 'On what it rests that this body is asked.' })
  ground!: Ground;
  @Field(() => NoLongerRequiredType, {
    nullable: true,
    description: 'Since when the law no longer asks this body. Null while it does.',
  })
  noLongerRequired!: NoLongerRequired | null;
  @Field(() => Boolean, {
    description:
      'Whether its decision stands, has one of those outcomes, and nothing about it is in the way of the gate.',
  })
  satisfied!: boolean;
  @Field(() => DecisionType, {
    nullable: true,
    description: 'Its latest decision. Null if it has taken none, or if that was voided.',
  })
  decision!: DecisionType | null;
  @Field(() => DecisionType, {
    nullable: true,
    description:
      'Its latest decision, if it no longer counts: a new version of the pack replaced what it was on, or it was not ratified. Null unless that is so.',
  })
  voidedDecision!: DecisionType | null;
}
pinned<ShownDecider, GateDeciderType>();

@ObjectType('GateCriterion', {
  description: 'Something besides the decisions that must be true before the gate can be passed.',
})
export class GateCriterionType {
  @Field(() => UuidScalar, {
    description: 'The id of the criterion, by which adjustGate takes it out of the gate.',
  })
  id!: string;
  @Field(() => String, {
    description: 'Its code among the criteria of the gate, such as `RED_FLAGS`.',
  })
  code!: string;
  @Field(() => String, { description: 'What must be true, in words.' }) title!: string;
  @Field(() => CriterionKind, { description: 'How it comes to be met.' }) kind!: CriterionKind;
  @Field(() => Boolean, { description: 'Whether it is met now.' }) met!: boolean;
  @Field(() => String, { description: 'Why it is met, or why it is not, in a sentence.' })
  because!: string;
  @Field(() => UuidScalar, {
    name: 'confirmedById',
    nullable: true,
    description:
      'The id of the person who confirmed it. Null until somebody does, and for kinds that nobody confirms.',
  })
  confirmedBy!: string | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When it was confirmed. Null until somebody does.',
  })
  confirmedAt!: Date | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the document that was seen by the person who confirmed it. Null if none was named.',
  })
  documentId!: string | null;
}
pinned<ShownCriterion, GateCriterionType>();

@ObjectType('GateCaution', {
  description: 'Something to be known before a gate is passed, although it stops nothing.',
})
export class GateCautionType {
  @Field(() => GateCautionKind, { description: 'What it is.' }) kind!: GateCautionKind;
  @Field(() => String, { description: 'What it is, in a sentence.' }) because!: string;
  @Field(() => UuidScalar, { description: 'The id of the decision that it is about.' })
  decisionId!: string;
}
pinned<GateCaution, GateCautionType>();

@ObjectType('GateReadiness', {
  description: 'Whether a gate can be passed, and everything that stops it.',
})
export class GateReadinessType {
  @Field(() => Boolean, { description: 'Whether nothing stops it from being passed.' })
  ready!: boolean;
  @Field(() => [BlockerType], {
    complexity: 30,
    description: 'Everything that stops it from being passed; empty when it is ready.',
  })
  blockers!: BlockerType[];
  @Field(() => [GateCautionType], {
    complexity: 5,
    description: 'What is to be known before it is passed, although it stops nothing.',
  })
  cautions!: GateCautionType[];
}
pinned<Readiness, GateReadinessType>();

@ObjectType('DivergenceValue', { description: 'What one body answered.' })
export class DivergenceValueType {
  @Field(() => UuidScalar, { description: 'The id of the body that answered.' }) bodyId!: string;
  @Field(() => String, { description: 'The name of that body.' }) bodyName!: string;
  @Field(() => String, {
    description:
      'Its outcome, the kind of condition that it set or NOT_SET, or the pack that it decided on.',
  })
  value!: string;
}
pinned<DivergenceLine['values'][number], DivergenceValueType>();

@ObjectType('DivergenceLine', {
  description: 'A point on which bodies that were asked for the same thing answered differently.',
})
export class DivergenceLineType {
  @Field(() => DivergenceAspect, { description: 'What kind of difference it is.' })
  aspect!: DivergenceAspect;
  @Field(() => String, {
    description: 'On what they differ: the purpose in words, the text of the condition, or `pack`.',
  })
  subject!: string;
  @Field(() => [DivergenceValueType], {
    complexity: 6,
    description: 'What each of these bodies answered.',
  })
  values!: DivergenceValueType[];
}
pinned<DivergenceLine, DivergenceLineType>();

@ObjectType('GateEvidence', {
  description: 'The decisions and criteria on which a gate was passed, kept as exact bytes.',
})
export class GateEvidenceType {
  @Field(() => EvidenceKind, {
    description: 'Whether the gate was passed on decisions taken here or on earlier ones.',
  })
  kind!: EvidenceKind;
  @Field(() => Sha256Scalar, {
    name: 'sha256',
    description: 'The digest of the text of the evidence.',
  })
  evidenceSha256!: string;
  @Field(() => DateScalar, {
    description:
      'The day on which the gate was passed, by the business date; for a gate that was past at adoption, the day of its last decision.',
  })
  passedOn!: string;
  @Field(() => UuidScalar, {
    name: 'passedById',
    description: 'The id of the person who recorded that it is passed.',
  })
  passedBy!: string;
  @Field(() => Date, { description: 'When it was recorded as passed.' }) passedAt!: Date;
}
pinned<PassingRow, GateEvidenceType>();

@ObjectType('GateDeferral', {
  description: 'The deferral of a gate, with its reason and new date.',
})
export class GateDeferralType {
  @Field(() => UuidScalar, { description: 'The id of the deferral.' }) id!: string;
  @Field(() => DateScalar, {
    description: 'The day on which the gate was deferred, by the business date.',
  })
  deferredOn!: string;
  @Field(() => DateScalar, {
    description: 'The date to which it was deferred; it became the forecast.',
  })
  newDate!: string;
  @Field(() => DeferReason, { description: 'Why it was deferred.' }) deferReason!: DeferReason;
  @Field(() => String, {
    nullable: true,
    description: 'The reason in words. Null if none was given; given for OTHER.',
  })
  reason!: string | null;
  @Field(() => UuidScalar, {
    name: 'deferredById',
    description: 'The id of the person who deferred it.',
  })
  deferredBy!: string;
  @Field(() => Date, { description: 'The moment at which the deferral was entered.' })
  deferredAt!: Date;
}
pinned<GateDeferralRow, GateDeferralType>();

@ObjectType('GateDocument', { description: 'A document attached to a gate.' })
export class GateDocumentType {
  @Field(() => UuidScalar, {
    description: 'The id of the attachment, by which it is removed from the gate.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the document that is attached.' })
  documentId!: string;
  @Field(() => DocumentRole, { description: 'What the document is for at the gate.' })
  role!: DocumentRole;
  @Field(() => String, { description: 'What the document is called at the gate.' })
  title!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the Trust whose own document it is. Null for a document of the whole programme.',
  })
  trustId!: string | null;
  @Field(() => UuidScalar, {
    name: 'attachedById',
    description: 'The id of the person who attached it.',
  })
  attachedBy!: string;
  @Field(() => Date, { description: 'When it was attached.' }) attachedAt!: Date;
}
pinned<GateDocument, GateDocumentType>();

@ObjectType('Gate', {
  description:
    "A step of the programme's own copy of its regime. Readable with any role in the programme.",
})
export class GateType {
  @Field(() => UuidScalar, { description: 'The id of the gate, by which it can be named.' })
  id!: string;
  @Field(() => String, { description: 'The code of the gate in its programme, such as `FBC`.' })
  code!: string;
  @Field(() => Int, { description: 'Its place among the steps of the programme, from 1.' })
  ordinal!: number;
  @Field(() => String, { description: 'What the step is called in the regime.' }) title!: string;
  @Field(() => String, { description: 'The question that it answers.' }) question!: string;
  @Field(() => CaseStage, {
    nullable: true,
    description: 'The business case that it is decided on. Null for a step without a case.',
  })
  caseStage!: CaseStage | null;
  @Field(() => ProgrammeStatus, { description: 'Where the programme stands until it is passed.' })
  phase!: ProgrammeStatus;
  @Field(() => Boolean, {
    description: 'Whether a body may decide on the same day as the body before it.',
  })
  sameDayAllowed!: boolean;
  @Field(() => Ground, { description: 'On what the step rests.' }) ground!: Ground;
  @Field(() => [DocumentRole], {
    description:
      'The documents needed in the common part of its pack or, if the gate has no case, attached to the gate.',
  })
  requiredDocuments!: DocumentRole[];
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date first planned; once set, it is never overwritten. Null until it is set.',
  })
  baselineOn!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date on which it is now expected to be passed. Null until one is set.',
  })
  forecastOn!: string | null;
  @Field(() => Int, { description: VERSION }) version!: number;
}
pinned<Gate, GateType>();

/** The answer of every act on a gate. */
export const GatePayload = payloadOf('Gate', { gate: () => GateType });
