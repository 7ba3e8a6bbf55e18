import { Field, Int, ObjectType } from '@nestjs/graphql';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, Sha256Scalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { DecidingPurpose } from '../../shared/purpose.js';
import { DeferReason, Outcome } from '../deciding/resolution.rules.js';
import { CannotWaitType } from '../resolutions/resolution.type.js';
import {
  AssuranceDomain,
  AssuranceRating,
  RegulatorOutcome,
} from '../decisions/external-decision.rules.js';
import { DecisionSource } from '../decisions/gate-outcome.rules.js';
import type { GateOutcome } from '../decisions/gate-outcome.rules.js';
import type { DomainRating, ShownDecision } from './gate-views.loader.js';

const AnyOutcome = { ...Outcome, ...RegulatorOutcome } as const;

const REGULATOR_MEANINGS: Record<RegulatorOutcome, string> = {
  PENDING: 'The application is made, and not answered yet. It is the only answer without a letter.',
  RED_FLAG: 'The body warns of something serious that the Trusts must deal with first.',
  RETURNED_FOR_INFORMATION: 'The body sent the case back for more information.',
  MAY_PROCEED: 'The body reviewed the case and lets the Trusts go on to the next one.',
  RATED: 'The body rated the transaction. Whether the rating is good enough is a criterion.',
  SUPPORTED: 'The body supports the proposal.',
  NOT_SUPPORTED: 'The body does not support the proposal.',
  CLEARED: 'The merger is cleared under competition law.',
  CLEARED_ON_BENEFITS:
    'The merger is cleared for its benefits to patients, although it lessens competition.',
  NOT_INVESTIGATED:
    'The Competition and Markets Authority answered that it does not investigate the merger.',
  REFERRED: 'The merger is referred for a longer inquiry.',
  PROHIBITED: 'The merger is forbidden under competition law.',
  APPROVED: 'The body approves the grant of the application.',
  GRANTED: 'The application is granted. This is final.',
  REFUSED: 'The body refuses what was asked; a new application can follow.',
};
const OUTCOME_MEANINGS: Record<Exclude<Outcome, 'APPROVED'>, string> = {
  APPROVED_WITH_CONDITIONS: 'The body approved it, with conditions that it set.',
  DEFERRED: 'The decision was put off to a new date.',
  REFERRED_BACK: 'The case went back to its authors, with what is asked of them.',
  REJECTED: 'The body decided against it.',
  WITHDRAWN: 'The resolution was withdrawn before it was decided. The decision before it stands.',
  NOT_QUORATE: 'There was no quorum, so nothing was decided. The decision before it stands.',
};

publishEnum(
  RegulatorOutcome,
  'RegulatorOutcome',
  'The answer of an outside body: regulator, commissioner, authority or minister.',
  REGULATOR_MEANINGS,
);
publishEnum(
  AnyOutcome,
  'GateOutcome',
  'How a body decided at a gate, whether it votes here or is an outside body.',
  { ...REGULATOR_MEANINGS, ...OUTCOME_MEANINGS, APPROVED: 'The body approved it.' },
);
publishEnum(AssuranceRating, 'AssuranceRating', 'How an assessor rates something, best first.', {
  GREEN: 'Best: nothing of importance is in the way.',
  AMBER_GREEN: 'Second best of the five.',
  AMBER: 'Third of the five.',
  AMBER_RED: 'Fourth of the five.',
  RED: 'Worst: serious concerns.',
});
publishEnum(
  AssuranceDomain,
  'AssuranceDomain',
  'What an assessor rates, each beside the overall rating.',
  {
    STRATEGY: 'Why the Trusts merge, and whether it fits.',
    QUALITY: 'The safety and quality of care.',
    FINANCE: 'What it costs and saves.',
    TRANSACTION_EXECUTION: 'Whether the Trusts can carry the merger out.',
  },
);
publishEnum(DecisionSource, 'DecisionSource', 'Where a decision at a gate comes from.', {
  LIVE: 'The body decided here, by a resolution.',
  RECORDED: 'It was taken before the programme was entered here, and recorded from its minutes.',
  EXTERNAL: 'An outside body decided it, and it is recorded with its letter.',
});

@ObjectType('DomainRating', { description: 'The rating of one domain, as the letter gives it.' })
export class DomainRatingType {
  @Field(() => AssuranceDomain, { description: 'What is rated.' }) domain!: AssuranceDomain;
  @Field(() => AssuranceRating, { description: 'How it is rated.' }) rating!: AssuranceRating;
}
pinned<DomainRating, DomainRatingType>();

@ObjectType('GateDecision', { description: "A body's decision at a gate, wherever it was taken." })
export class DecisionType {
  @Field(() => UuidScalar, {
    description: 'The id of the resolution, the recorded decision or the external decision.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the body whose decision it is.' })
  bodyId!: string;
  @Field(() => DecidingPurpose, { description: 'What the body was asked to decide.' })
  purpose!: DecidingPurpose;
  @Field(() => DecisionSource, { description: 'Whether it was decided here, before, or outside.' })
  source!: DecisionSource;
  @Field(() => Boolean, {
    description: 'Whether it was recorded from earlier minutes, rather than voted on here.',
  })
  recorded!: boolean;
  @Field(() => AnyOutcome, { description: 'How the body decided.' }) outcome!: GateOutcome;
  @Field(() => DateScalar, {
    description: 'The day of the decision; for an outside body, the day of its letter.',
  })
  decidedOn!: string;
  @Field(() => UuidScalar, {
    name: 'packId',
    nullable: true,
    description:
      'The id of the pack that it was decided on. Null if that is on none, or not known.',
  })
  packVersionId!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The pack as `FBC/2 Final`, or what the minutes call the paper. Null if that is on none, or not known.',
  })
  packLabel!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: 'The digest of the pack that was decided on. Null without a pack.',
  })
  manifestSha256!: string | null;
  @Field(() => Boolean, { description: 'Whether a later version replaced that pack.' })
  packSuperseded!: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'Of an outside body that decided on an earlier version of the pack: the statement that nothing material has changed since. Null without one.',
  })
  noMaterialChange!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the record that this one corrects. Null if it corrects none.',
  })
  correctsId!: string | null;
  @Field(() => Boolean, {
    description: 'Whether a later record corrects it, so that it no longer counts.',
  })
  corrected!: boolean;
  @Field(() => [Outcome], {
    description:
      'Of a resolution that was corrected with its minutes: the outcome by the correction that counts, and by one that waits. It counts only if all its outcomes are asked for.',
  })
  outcomesAsCorrected!: Outcome[];
  @Field(() => Boolean, {
    description:
      'Whether it is a statutory decision of an outside body whose letter nobody else than who recorded it has confirmed: until then it is on record and does not count.',
  })
  awaitsConfirmation!: boolean;
  @Field(() => UuidScalar, {
    name: 'confirmedById',
    nullable: true,
    description:
      'The id of the person who confirmed its letter. Null of other decisions, and until then.',
  })
  confirmedBy!: string | null;
  @Field(() => Date, {
    nullable: true,
    description: 'When its letter was confirmed. Null of other decisions, and until then.',
  })
  confirmedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Of a decision recorded from minutes: why the chair objects to the record, which does not count until that is settled. Null while nobody does.',
  })
  objectedBecause!: string | null;
  @Field(() => UuidScalar, {
    name: 'objectedById',
    nullable: true,
    description: 'The id of the chair who objects to the record. Null while nobody does.',
  })
  objectedBy!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day by which its body is to ratify an urgent decision. Null for other decisions.',
  })
  ratifyBy!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether its body ratified an urgent decision. Null for other decisions, and while the body has not decided that.',
  })
  ratified!: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many votes were for it. Null if they were not counted or not published.',
  })
  forCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many votes were against it. Null if they were not counted or not published.',
  })
  againstCount!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many members abstained. Null if that was not counted or not published.',
  })
  abstainCount!: number | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the document that records it: the minutes or the letter. Null for a decision taken here, and while an application is pending.',
  })
  documentId!: string | null;
  @Field(() => DeferReason, {
    nullable: true,
    description: 'Why it was deferred. Null if it was not.',
  })
  deferReason!: DeferReason | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date to which it was deferred. Null if it was not.',
  })
  newDate!: string | null;
  @Field(() => AssuranceRating, {
    nullable: true,
    description:
      'The overall rating that the assessor gave; it is never worked out from the domains. Null without one.',
  })
  overall!: AssuranceRating | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the letter itself lets the boards proceed, whatever the rating. Null if it does not say.',
  })
  letsProceed!: boolean | null;
  @Field(() => CannotWaitType, {
    nullable: true,
    description:
      'Of a decision taken here in a pre-election period: why it could not wait, and whose advice was taken. Null if that is not recorded.',
  })
  cannotWait!: CannotWaitType | null;
  @Field(() => UuidScalar, {
    name: 'recordedById',
    description: 'The id of the person who closed the resolution or recorded the decision.',
  })
  enteredBy!: string;
  @Field(() => Date, {
    name: 'recordedAt',
    description: 'When the resolution was closed or the decision was recorded here.',
  })
  enteredAt!: Date;
}
pinned<ShownDecision, DecisionType>();
