import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, ValidateNested } from 'class-validator';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Prose, Ref } from '../../platform/graphql/text.js';

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
  @Field(() => AuthorityKind) kind!: AuthorityKind;
  @Field(() => String, {
    nullable: true,
    description:
      'For RESOLUTION: to discharge or waive this condition, closed as approved; `DERBY-BOARD/3` or its id.',
  })
  @Optional()
  @Ref()
  resolution?: string | null;
  @Field(() => String, { nullable: true, description: 'For MINUTE.' })
  @Optional()
  @Line(200)
  minuteRef?: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'For LETTER, and the minutes for MINUTE: a document of the programme. Needed to discharge a precedent condition on a minute.',
  })
  documentId?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'For MINUTE: the day of the meeting, since the condition was set. Needed to discharge a precedent condition.',
  })
  meetingOn?: string | null;
}

@InputType()
export class SubmitConditionEvidenceInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The condition: `C4` or its id.' }) @Ref() condition!: string;
  @Field(() => String, { description: 'What the evidence shows.' }) @Prose(2000) note!: string;
  @Field(() => UuidScalar, { description: 'A document of the programme.' }) documentId!: string;
}

@InputType({ description: 'What `dischargeCondition` and `waiveCondition` take.' })
export class SettleConditionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The condition: `C4` or its id.' }) @Ref() condition!: string;
  @Field(() => AuthorityInput)
  @ValidateNested()
  @Type(() => AuthorityInput)
  authority!: AuthorityInput;
  @Field(() => String, { nullable: true }) @Optional() @Prose(2000) note?: string | null;
}

@InputType({ description: 'What `sendBackEvidence` and `reopenCondition` take.' })
export class ReturnConditionInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The condition: `C4` or its id.' }) @Ref() condition!: string;
  @Field(() => AuthorityInput)
  @ValidateNested()
  @Type(() => AuthorityInput)
  authority!: AuthorityInput;
  @Field(() => String, { description: 'Why it is open again.' }) @Prose(2000) reason!: string;
}

@InputType()
export class AssignConditionInput {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The condition: `C4` or its id.' }) @Ref() condition!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'Who owns it: a role title.' })
  @Line(200)
  ownerName!: string;
  @Field(() => String, { nullable: true, description: 'The person who holds it: code or id.' })
  @Optional()
  @Ref()
  owner?: string | null;
}
