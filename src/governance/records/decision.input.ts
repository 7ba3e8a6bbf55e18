import { InputType } from '@nestjs/graphql';
import { ArrayUnique } from 'class-validator';
import {
  ChoiceField,
  DayField,
  FlagField,
  LineField,
  PartsField,
  ProseField,
  RefField,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { ConditionKind } from '../conditions/condition.rules.js';
import { DeferReason, Outcome } from '../deciding/resolution.rules.js';
import { OutsidePurpose, Purpose } from '../../shared/purpose.js';
import {
  AssuranceDomain,
  AssuranceRating,
  RegulatorOutcome,
} from '../decisions/external-decision.rules.js';

/** A number of votes, if it is known. */
const CountField = (description: string) => WholeField(0, 9_999, { description, optional: true });

/** A condition that a decision set. */
@InputType({ description: 'A condition that the minutes or the letter set.' })
export class ConditionInput {
  @ProseField(2000, { description: 'What must be met, in words.' }) text!: string;
  @ChoiceField(() => ConditionKind, {
    description: 'Whether it must be met before the gate or after go-live.',
  })
  kind!: ConditionKind;
  @LineField(200, {
    description: 'Who is to meet it: the title of a post, such as `Chief finance officer`.',
  })
  ownerName!: string;
  @DayField({ description: 'The day by which it is to be met.' }) dueOn!: string;
  @FlagField({
    description: 'Whether evidence must be submitted before it can be discharged.',
    default: true,
  })
  evidenceRequired!: boolean;
}

/** The rating of one domain. */
@InputType({ description: 'The rating of one domain, as the letter gives it.' })
export class DomainRatingInput {
  @ChoiceField(() => AssuranceDomain, { description: 'What is rated.' }) domain!: AssuranceDomain;
  @ChoiceField(() => AssuranceRating, { description: 'How it is rated.' }) rating!: AssuranceRating;
}

/** A decision as the minutes have it. */
@InputType()
export class RecordDecisionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate at which it counts: code or id.' }) gate!: string;
  @RefField({ description: 'The body that decided: code or id.' }) body!: string;
  @ChoiceField(() => Purpose, {
    description: 'What the body was asked to decide: something that the gate asks it for.',
  })
  purpose!: Purpose;
  @ChoiceField(() => Outcome, { description: 'How the body decided.' }) outcome!: Outcome;
  @DayField({ description: 'The day of the decision, before the programme was adopted.' })
  decidedOn!: string;
  @CountField('How many votes were for it, if published.') forCount?: number | null;
  @CountField('How many votes were against it, if published.') againstCount?: number | null;
  @CountField('How many members abstained, if published.') abstainCount?: number | null;
  @LineField(200, { description: 'The reference of the minute that records it.' })
  minuteRef!: string;
  @UuidField({ description: 'The id of the minutes: a document of the programme.' })
  documentId!: string;
  @LineField(200, {
    description: 'What the minutes call the paper that was decided on.',
    optional: true,
  })
  paper?: string | null;
  @ChoiceField(() => DeferReason, {
    description: 'Why it was deferred. For a deferral only.',
    optional: true,
  })
  deferReason?: DeferReason | null;
  @DayField({
    description: 'The date to which it was deferred. For a deferral only.',
    optional: true,
  })
  newDate?: string | null;
  @ProseField(2000, {
    description: 'What else a reader should know, such as that only the month is known.',
    optional: true,
  })
  note?: string | null;
  @UuidField({ description: 'The id of the record that this one corrects.', optional: true })
  correctsId?: string | null;
  @PartsField(() => ConditionInput, [0, 50], {
    description: 'The conditions that the minutes set. Only for APPROVED_WITH_CONDITIONS.',
    default: [],
  })
  conditions!: ConditionInput[];
}

/** The decision of an outside body, as its letter has it. */
@InputType()
export class RecordExternalDecisionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate at which it counts: code or id.' }) gate!: string;
  @RefField({ description: 'The outside body: code or id.' }) body!: string;
  @ChoiceField(() => OutsidePurpose, {
    description: 'What the body was asked for: something that the gate asks it for.',
  })
  purpose!: OutsidePurpose;
  @ChoiceField(() => RegulatorOutcome, {
    description: 'Its answer; which answers there are follows from what it was asked for.',
  })
  outcome!: RegulatorOutcome;
  @DayField({ description: 'The day of the letter.' }) decidedOn!: string;
  @UuidField({
    description:
      'The id of the letter: a document of the programme. Needed for every outcome but PENDING.',
    optional: true,
  })
  documentId?: string | null;
  @LineField(200, { description: "The letter's reference." }) reference!: string;
  @PartsField(() => DomainRatingInput, [0, 4], {
    description: 'The ratings that the letter gives, each domain once. Only for RATED.',
    default: [],
  })
  @ArrayUnique(({ domain }: DomainRatingInput) => domain, { message: 'must name each domain once' })
  ratings!: DomainRatingInput[];
  @ChoiceField(() => AssuranceRating, {
    description: 'The overall rating that the letter gives. Only for RATED.',
    optional: true,
  })
  overall?: AssuranceRating | null;
  @FlagField({
    description:
      'Whether the letter itself lets the boards proceed, if it says so; this counts more than the overall rating. Only for RATED.',
    optional: true,
  })
  letsProceed?: boolean | null;
  @RefField({
    description: 'The sealed pack on which the body decided: `FBC/2` or its id.',
    optional: true,
  })
  pack?: string | null;
  @ProseField(2000, {
    description:
      "If the body decided on an earlier version of the pack, which its letter names: the statement that nothing material has changed since. Only of a Trust's company secretary, and another Trust's must confirm it (confirmExternalDecision).",
    optional: true,
  })
  noMaterialChange?: string | null;
  @UuidField({
    description:
      'The id of the comparison of that version with the one that the boards decide on: a document of the programme. Needed with noMaterialChange.',
    optional: true,
  })
  comparisonDocumentId?: string | null;
  @UuidField({
    description:
      'The id of the record that this one corrects, of the same body on the same request.',
    optional: true,
  })
  correctsId?: string | null;
  @PartsField(() => ConditionInput, [0, 50], {
    description: 'The conditions that the letter sets.',
    default: [],
  })
  conditions!: ConditionInput[];
}
