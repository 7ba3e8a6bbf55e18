import { InputType, registerEnumType } from '@nestjs/graphql';
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
import { AssuranceDomain, AssuranceRating, RegulatorOutcome } from './external-decision.rules.js';

registerEnumType(Purpose, {
  name: 'Purpose',
  description: 'The purpose of a resolution; the majority that it needs follows from it.',
});
registerEnumType(OutsidePurpose, {
  name: 'OutsidePurpose',
  description: 'What an outside body is asked to decide: its answer is recorded with its letter.',
});
registerEnumType(Outcome, {
  name: 'Outcome',
  description: 'The outcome of a resolution.',
});
registerEnumType(RegulatorOutcome, {
  name: 'RegulatorOutcome',
  description: 'The answer of an outside body: regulator, commissioner, authority or minister.',
});
registerEnumType(DeferReason, {
  name: 'DeferReason',
  description: 'Why a decision or a gate is deferred.',
});
registerEnumType(AssuranceRating, {
  name: 'AssuranceRating',
  description: 'Best first. The assessor gives the overall rating; it is never worked out.',
});
registerEnumType(AssuranceDomain, {
  name: 'AssuranceDomain',
  description: 'The domains that an assessor rates, besides the overall rating.',
});
registerEnumType(ConditionKind, {
  name: 'ConditionKind',
  description:
    'PRECEDENT: must be settled before the gate is passed. SUBSEQUENT: to be met after go-live.',
});

/** A number of votes, if it is known. */
const CountField = (description: string) => WholeField(0, 9_999, { description, optional: true });

@InputType({ description: 'A condition that the minutes or the letter set.' })
export class ConditionInput {
  @ProseField(2000) text!: string;
  @ChoiceField(() => ConditionKind) kind!: ConditionKind;
  @LineField(200, { description: 'Who owns it: a role title.' })
  ownerName!: string;
  @DayField() dueOn!: string;
  @FlagField({ default: true }) evidenceRequired!: boolean;
}

@InputType({ description: 'The rating of one domain, as the letter gives it.' })
export class DomainRatingInput {
  @ChoiceField(() => AssuranceDomain) domain!: AssuranceDomain;
  @ChoiceField(() => AssuranceRating) rating!: AssuranceRating;
}

@InputType()
export class RecordDecisionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @RefField({ description: 'The body that decided: code or id.' }) body!: string;
  @ChoiceField(() => Purpose) purpose!: Purpose;
  @ChoiceField(() => Outcome) outcome!: Outcome;
  @DayField({ description: 'A day before the programme was adopted.' })
  decidedOn!: string;
  @CountField('The votes for, if published.') forCount?: number | null;
  @CountField('The votes against, if published.') againstCount?: number | null;
  @CountField('The abstentions, if published.') abstainCount?: number | null;
  @LineField(200, { description: 'The reference of the minute.' })
  minuteRef!: string;
  @UuidField({ description: 'The minutes: a document of the programme.' })
  documentId!: string;
  @LineField(200, { description: 'What the minutes call the paper.', optional: true })
  paper?: string | null;
  @ChoiceField(() => DeferReason, { description: 'For a deferral only.', optional: true })
  deferReason?: DeferReason | null;
  @DayField({ description: 'For a deferral only.', optional: true }) newDate?: string | null;
  @ProseField(2000, { optional: true }) note?: string | null;
  @UuidField({ description: 'The record that this one corrects.', optional: true })
  corrects?: string | null;
  @PartsField(() => ConditionInput, [0, 50], { default: [] })
  conditions!: ConditionInput[];
}

@InputType()
export class RecordExternalDecisionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @RefField({ description: 'The outside body: code or id.' }) body!: string;
  @ChoiceField(() => OutsidePurpose) purpose!: OutsidePurpose;
  @ChoiceField(() => RegulatorOutcome) outcome!: RegulatorOutcome;
  @DayField({ description: 'The day of the letter.' }) decidedOn!: string;
  @UuidField({
    description: 'The letter: a document of the programme. Needed for every outcome but PENDING.',
    optional: true,
  })
  documentId?: string | null;
  @LineField(200, { description: "The letter's reference." }) reference!: string;
  @PartsField(() => DomainRatingInput, [0, 4], { default: [] })
  @ArrayUnique(({ domain }: DomainRatingInput) => domain, { message: 'must name each domain once' })
  ratings!: DomainRatingInput[];
  @ChoiceField(() => AssuranceRating, { optional: true }) overall?: AssuranceRating | null;
  @FlagField({
    description:
      'Whether the letter itself lets the boards proceed, if it says so; this overrides the colour.',
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
      'If the body decided on another pack: its statement that nothing material has changed since.',
    optional: true,
  })
  noMaterialChange?: string | null;
  @UuidField({
    description: 'The record that this one corrects, of the same body on the same request.',
    optional: true,
  })
  corrects?: string | null;
  @PartsField(() => ConditionInput, [0, 50], {
    description: 'The conditions that the letter sets.',
    default: [],
  })
  conditions!: ConditionInput[];
}
