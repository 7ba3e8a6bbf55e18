import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { ConditionKind, ConditionState, ConditionStatus } from '../resolutions/condition.rules.js';
import { ConditionStep } from './condition-record.entity.js';

registerEnumType(ConditionState, {
  name: 'ConditionState',
  description: 'The state of a condition, without regard to its due date.',
});
registerEnumType(ConditionStatus, {
  name: 'ConditionStatus',
  description:
    'The state of a condition, or OVERDUE from the day after it was due until it is settled.',
});
registerEnumType(ConditionStep, {
  name: 'ConditionStep',
  description: 'The kinds of event of a condition.',
});

@ObjectType('ConditionEvent', { description: 'An event of a condition, and the authority for it.' })
export class ConditionEventType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => ConditionStep) step!: ConditionStep;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, { nullable: true, description: '`RESOLUTION`, `MINUTE` or `LETTER`.' })
  authority!: string | null;
  @Field(() => UuidScalar, { nullable: true }) resolutionId!: string | null;
  @Field(() => String, { nullable: true }) minuteRef!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the meeting that the minute is of.',
  })
  meetingOn!: string | null;
  @Field(() => UuidScalar, { nullable: true }) documentId!: string | null;
  @Field(() => DateScalar) doneOn!: string;
  @Field(() => Date) doneAt!: Date;
}

@ObjectType('Condition', {
  description:
    'Something that must be so before a gate, or be done after it. Only the body that set it may settle it.',
})
export class ConditionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) text!: string;
  @Field(() => ConditionKind) kind!: ConditionKind;
  @Field(() => String, { description: 'Who owns it: a role title.' }) ownerName!: string;
  @Field(() => DateScalar, { nullable: true }) dueOn!: string | null;
  @Field(() => Boolean) evidenceRequired!: boolean;
  @Field(() => ConditionState) state!: ConditionState;
  @Field(() => DateScalar) setOn!: string;
  @Field(() => String, { description: 'RESOLUTION, EXTERNAL_DECISION or RECORDED_DECISION.' })
  setByType!: string;
  @Field(() => UuidScalar) setById!: string;
  @Field(() => DateScalar, { nullable: true }) settledOn!: string | null;
  @Field(() => Int) version!: number;
}

export const ConditionConnection = connectionOf(ConditionType, 'Condition');

@ObjectType()
export class ConditionPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => ConditionType) condition!: ConditionType;
}
