import { InputType, registerEnumType } from '@nestjs/graphql';
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

export const AuthorityKind = {
  RESOLUTION: 'RESOLUTION',
  MINUTE: 'MINUTE',
  LETTER: 'LETTER',
} as const;
export type AuthorityKind = keyof typeof AuthorityKind;

registerEnumType(AuthorityKind, {
  name: 'AuthorityKind',
  description:
    'The authority for a change to a condition: a resolution of the body that set it, a minute of its meeting, or the letter of an outside body.',
});

@InputType({
  description: 'The authority for the change. Each kind needs its own field, and no other.',
})
export class AuthorityInput {
  @ChoiceField(() => AuthorityKind) kind!: AuthorityKind;
  @RefField({
    description:
      'For RESOLUTION: to discharge or waive this condition, closed as approved; `DERBY-BOARD/3` or its id.',
    optional: true,
  })
  resolution?: string | null;
  @LineField(200, { description: 'For MINUTE.', optional: true })
  minuteRef?: string | null;
  @UuidField({
    description:
      'For LETTER, and the minutes for MINUTE: a document of the programme. Needed to discharge a precedent condition on a minute.',
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

@InputType()
export class SubmitConditionEvidenceInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @ProseField(2000, { description: 'What the evidence shows.' }) note!: string;
  @UuidField({ description: 'A document of the programme.' }) documentId!: string;
}

@InputType({ description: 'What `dischargeCondition` and `waiveCondition` take.' })
export class SettleConditionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @PartField(() => AuthorityInput)
  authority!: AuthorityInput;
  @ProseField(2000, { optional: true }) note?: string | null;
}

@InputType({ description: 'What `sendBackEvidence` and `reopenCondition` take.' })
export class ReturnConditionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @PartField(() => AuthorityInput)
  authority!: AuthorityInput;
  @ProseField(2000, { description: 'Why it is open again.' }) reason!: string;
}

@InputType()
export class AssignConditionInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The condition: `C4` or its id.' }) condition!: string;
  @LineField(200, { description: 'Who owns it: a role title.' })
  ownerName!: string;
  @RefField({ description: 'The person who holds it: code or id.', optional: true })
  owner?: string | null;
}
