import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  FlagField,
  LineField,
  MeetingTimeField,
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
import type { MeetingTime } from '../../shared/london-time.js';
import { Purpose } from '../../shared/purpose.js';
import { Method, Way } from '../trusts/standing-orders.rules.js';
import { ConditionKind } from '../conditions/condition.rules.js';

/** What an input says of a resolution that it names. */
export const NAMED = 'The resolution: its id, or `DERBY-BOARD/3`.';
const WORDING = 'The words that the members decide on.';
const METHOD = 'Whether its members decide it at a meeting, in writing, or urgently between them.';
const WAY = 'How the decision is found: without a vote, or by which vote.';

/** A condition put to the vote with a resolution. */
@InputType({ description: 'A condition put to the vote with the resolution.' })
export class ProposedConditionInput {
  @ProseField(4000, { description: 'What must be met, in words.' }) text!: string;
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

/** Why a date in a pre-election period cannot wait. */
@InputType({
  description:
    'Why a date cannot wait until after the pre-election period, and whose advice was taken. Only a company secretary can say so.',
})
export class CannotWaitInput {
  @ProseField(2000, { description: 'Why it cannot wait, in words.' }) reason!: string;
  @LineField(200, { description: 'Whose advice was taken: a name or the title of a post.' })
  adviceOf!: string;
}

/** The terms of an urgent decision. */
@InputType({ description: 'The terms of an urgent decision.' })
export class UrgentInput {
  @ProseField(2000, { description: 'Why it cannot wait for a meeting, in words.' })
  reason!: string;
  @RefsField(2, { description: 'The chair or vice-chair, and an executive: code or id.' })
  deciders!: string[];
  @RefsField(20, { description: 'The non-executives consulted, at least two: code or id.' })
  consultees!: string[];
  @DayField({ description: 'The day by which the body is to ratify it: today or later.' })
  ratifyBy!: string;
}

/** The terms of a draft. */
@InputType()
export class ResolutionTerms extends Keyed {
  @Clears()
  @RefField({
    description: 'The case pack that it decides on: its id, or `FBC/2`. It must be sealed to open.',
    optional: true,
  })
  pack?: string | null;
  @Clears()
  @UuidField({
    description: "The id of the body's own meeting at which it is decided.",
    optional: true,
  })
  meetingId?: string | null;
  @Clears()
  @DayField({ description: 'The last day for answers to a written resolution.', optional: true })
  closesOn?: string | null;
  @Clears()
  @UuidField({
    description:
      'The id of its subject: for RATIFY the urgent resolution, for APPROVE_MINUTES the closed one that they record, for DISCHARGE_OR_WAIVE the condition.',
    optional: true,
  })
  subjectId?: string | null;
  @Clears()
  @RefField({
    description:
      'The gate that it is for: code or id. It fills in the purpose, if the gate asks the body for one thing, and the sealed pack of its business case, unless they are given.',
    optional: true,
  })
  gate?: string | null;
  @Clears()
  @PartsField(() => ProposedConditionInput, [0, 50], {
    description: 'The conditions put to the vote with it, in order. A council can set none.',
    optional: true,
  })
  conditions?: ProposedConditionInput[] | null;
  @Clears()
  @PartField(() => UrgentInput, {
    description: 'Who takes an urgent decision and why. Only for the method URGENT.',
    optional: true,
  })
  urgent?: UrgentInput | null;
  @Clears()
  @ProseField(2000, {
    description:
      'For a council: the advice on whether the majority is counted from seats or members in post.',
    optional: true,
  })
  councilAdvice?: string | null;
  @Clears()
  @PartField(() => CannotWaitInput, {
    description:
      'For a decision in a pre-election period: why it cannot wait. It can also be given in closing.',
    optional: true,
  })
  cannotWait?: CannotWaitInput | null;
}

/** A new draft. */
@InputType()
export class DraftResolutionInput extends ResolutionTerms {
  @RefField({ description: 'The programme that it belongs to: code or id.' }) programme!: string;
  @RefField({ description: 'The body that is to decide it: code or id.' }) body!: string;
  @ChoiceField(() => Purpose, {
    description:
      'What it is for; the majority that it needs follows from it. It cannot be changed. It can be left out with a gate that asks the body for one thing.',
    optional: true,
  })
  purpose?: Purpose | null;
  @ProseField(4000, { description: WORDING }) wording!: string;
  @ChoiceField(() => Method, { description: METHOD }) method!: Method;
  @ChoiceField(() => Way, { description: WAY }) way!: Way;
}

/** What changes in a draft. */
@InputType({
  description: 'Fields that are left out do not change; `conditions` replaces all the conditions.',
})
export class ReviseResolutionInput extends ResolutionTerms {
  @RefField({ description: NAMED }) resolution!: string;
  @VersionField() expectedVersion!: number;
  @Keeps()
  @ProseField(4000, { description: WORDING, optional: true })
  wording?: string | null;
  @Keeps()
  @ChoiceField(() => Method, {
    description: `${METHOD} A change empties the terms that the new method does not have.`,
    optional: true,
  })
  method?: Method | null;
  @Keeps()
  @ChoiceField(() => Way, { description: WAY, optional: true })
  way?: Way | null;
}

/** Which draft is opened. */
@InputType()
export class OpenResolutionInput extends Versioned {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, {
    description:
      'If its meeting is past: why it is entered afterwards. The resolution is then marked as entered afterwards.',
    optional: true,
  })
  lateReason?: string | null;
  @FlagField({
    description:
      'Whether it is meant to count at no gate, although it seems to be for one (`Resolution.warnings`).',
    default: false,
  })
  countsNowhere!: boolean;
}

/** Which item is taken, when, and who presides. */
@InputType()
export class TakeItemInput extends Versioned {
  @RefField({ description: NAMED }) resolution!: string;
  @MeetingTimeField({
    description: 'When the item was taken, on the day of the meeting; now unless given.',
    optional: true,
  })
  itemTakenAt?: MeetingTime | null;
  @MeetingTimeField({
    description:
      'When the question was put to the vote, on the day of the meeting; as the item was taken unless given. Who left in between does not vote and makes no quorum. To say it later, take the item once more with both.',
    optional: true,
  })
  itemPutAt?: MeetingTime | null;
  @RefField({
    description:
      'The member chosen to preside, if neither the chair nor the vice-chair can: code or id.',
    optional: true,
  })
  presiding?: string | null;
}
