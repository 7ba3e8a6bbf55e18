import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  FlagField,
  LineField,
  MomentField,
  PartField,
  PartsField,
  ProseField,
  RefField,
  RefsField,
  UuidField,
  VersionField,
} from '../../platform/graphql/input-fields.js';
import { Clears, Keeps } from '../../platform/graphql/null-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { Purpose } from '../../shared/purpose.js';
import { Method, Way } from '../trusts/standing-orders.rules.js';
import { ConditionKind } from '../conditions/condition.rules.js';

export const NAMED = 'The resolution: its id, or `DERBY-BOARD/3`.';

@InputType({ description: 'A condition put to the vote with the resolution.' })
export class ProposedConditionInput {
  @ProseField(4000) text!: string;
  @ChoiceField(() => ConditionKind) kind!: ConditionKind;
  @LineField(200, { description: 'Who owns it: a role title.' }) owner!: string;
  @DayField() dueOn!: string;
  @FlagField({ default: true }) evidenceRequired!: boolean;
}

@InputType({
  description:
    'Why a date cannot wait until after the pre-election period, and whose advice was taken. Only a company secretary can say so.',
})
export class CannotWaitInput {
  @ProseField(2000) reason!: string;
  @LineField(200, { description: 'Whose advice was taken.' }) adviceOf!: string;
}

@InputType({ description: 'The terms of an urgent decision.' })
export class UrgentInput {
  @ProseField(2000, { description: 'Why it cannot wait.' }) reason!: string;
  @RefsField(2, { description: 'The chair or vice-chair, and an executive: code or id.' })
  deciders!: string[];
  @RefsField(20, { description: 'The non-executives consulted, at least two: code or id.' })
  consultees!: string[];
  @DayField({ description: 'The day by which the body is to ratify it.' })
  ratifyBy!: string;
}

/** The terms of a draft. */
@InputType()
export class ResolutionTerms extends Keyed {
  @Clears()
  @RefField({ description: 'The case pack: its id, or `FBC/2`.', optional: true })
  pack?: string | null;
  @Clears()
  @UuidField({ description: 'The meeting at which it is decided.', optional: true })
  meetingId?: string | null;
  @Clears()
  @DayField({ description: 'The last day for answers to a written resolution.', optional: true })
  closesOn?: string | null;
  @Clears()
  @UuidField({
    description:
      'The subject: for RATIFY the urgent resolution, for DISCHARGE_OR_WAIVE the condition.',
    optional: true,
  })
  subjectId?: string | null;
  @Clears()
  @RefField({
    description: 'The gate that it is for, if that gate has no business case: code or id.',
    optional: true,
  })
  gate?: string | null;
  @Clears()
  @PartsField(() => ProposedConditionInput, [0, 50], { optional: true })
  conditions?: ProposedConditionInput[] | null;
  @Clears()
  @PartField(() => UrgentInput, { optional: true })
  urgent?: UrgentInput | null;
  @Clears()
  @ProseField(2000, {
    description:
      'For a council: the advice on whether the majority is counted from seats or members in post.',
    optional: true,
  })
  councilAdvice?: string | null;
  @Clears()
  @PartField(() => CannotWaitInput, { optional: true })
  cannotWait?: CannotWaitInput | null;
}

@InputType()
export class DraftResolutionInput extends ResolutionTerms {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @ChoiceField(() => Purpose) purpose!: Purpose;
  @ProseField(4000) wording!: string;
  @ChoiceField(() => Method) method!: Method;
  @ChoiceField(() => Way) way!: Way;
}

@InputType({
  description: 'Fields that are left out do not change; `conditions` replaces all the conditions.',
})
export class ReviseResolutionInput extends ResolutionTerms {
  @RefField({ description: NAMED }) resolution!: string;
  @VersionField() expectedVersion!: number;
  @Keeps()
  @ProseField(4000, { optional: true })
  wording?: string | null;
  @Keeps()
  @ChoiceField(() => Method, { optional: true })
  method?: Method | null;
  @Keeps()
  @ChoiceField(() => Way, { optional: true })
  way?: Way | null;
}

@InputType()
export class OpenResolutionInput extends Versioned {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, {
    description:
      'If its meeting is past: why it is entered afterwards. The resolution is then marked as entered afterwards.',
    optional: true,
  })
  lateReason?: string | null;
}

@InputType()
export class TakeItemInput extends Versioned {
  @RefField({ description: NAMED }) resolution!: string;
  @MomentField({
    description: 'When the item was taken, on the day of the meeting; now unless given.',
    optional: true,
  })
  at?: Date | null;
  @RefField({
    description:
      'The member chosen to preside, if neither the chair nor the vice-chair can: code or id.',
    optional: true,
  })
  presiding?: string | null;
}
