import { ArgsType, InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  LineField,
  PartField,
  ProseField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { AuthorityKind, ConditionStatus } from '../conditions/condition.rules.js';

/** The authority for a change to a condition. */
@InputType({
  description: 'The authority for the change. Each kind needs its own field, and no other.',
})
export class AuthorityInput {
  @ChoiceField(() => AuthorityKind, { description: 'On what the change rests.' })
  kind!: AuthorityKind;
  @RefField({
    description:
      'For RESOLUTION: the one to discharge or waive this condition, closed as approved; `DERBY-BOARD/3` or its id.',
    optional: true,
  })
  resolution?: string | null;
  @LineField(200, { description: 'For MINUTE: the reference of the minute.', optional: true })
  minuteRef?: string | null;
  @UuidField({
    description:
      'The id of the letter for LETTER, or of the minutes for MINUTE: a document of the programme. Needed to discharge a precedent condition on a minute.',
    optional: true,
  })
  documentId?: string | null;
  @DayField({
    description:
      'For MINUTE: the day of the meeting, since the condition was set. Needed to discharge a precedent condition.',
    optional: true,
  })
  meetingOn?: string | null;
}

/** Evidence that a condition is met. */
@InputType()
export class SubmitConditionEvidenceInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @ProseField(2000, { description: 'What the evidence shows.' }) note!: string;
  @UuidField({ description: 'The id of the evidence: a document of the programme.' })
  documentId!: string;
}

/** How a condition is discharged or waived. */
@InputType({ description: 'What `dischargeCondition` and `waiveCondition` take.' })
export class SettleConditionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @PartField(() => AuthorityInput, { description: 'On what the change rests.' })
  authority!: AuthorityInput;
  @ProseField(2000, { description: 'What a reader should know of it, in words.', optional: true })
  note?: string | null;
}

/** How a condition becomes open again. */
@InputType({ description: 'What `sendBackEvidence` and `reopenCondition` take.' })
export class ReturnConditionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @PartField(() => AuthorityInput, { description: 'On what the change rests.' })
  authority!: AuthorityInput;
  @ProseField(2000, { description: 'Why it is open again.' }) reason!: string;
}

/** A new owner of a condition. */
@InputType()
export class AssignConditionInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @LineField(200, {
    description: 'Who is to meet it: the title of a post, such as `Chief finance officer`.',
  })
  ownerName!: string;
  @RefField({
    description: 'The person who holds that post: code or id. Nobody if left out.',
    optional: true,
  })
  owner?: string | null;
}

/** Which conditions of a programme. */
@ArgsType()
export class ConditionsArgs extends PageArgs {
  @ChoiceField(() => ConditionStatus, {
    description: 'Only those that stand here today.',
    optional: true,
  })
  status?: ConditionStatus | null;
}
