import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { ConditionKind, ConditionState, ConditionStatus } from '../resolutions/condition.rules.js';
import { ConditionStep } from './condition-record.entity.js';

registerEnumType(ConditionState, {
  name: 'ConditionState',
  description: 'Where a condition stands, whatever the day.',
});
registerEnumType(ConditionStatus, {
  name: 'ConditionStatus',
  description: 'As the state; OVERDUE from the day after it was due until it is settled.',
});
registerEnumType(ConditionStep, {
  name: 'ConditionStep',
  description: 'What can happen to a condition.',
});

@ObjectType('ConditionEvent', { description: 'What happened to a condition, on whose authority.' })
export class ConditionEventType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => ConditionStep) step!: ConditionStep;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => String, { nullable: true, description: '`RESOLUTION`, `MINUTE` or `LETTER`.' })
  authority!: string | null;
  @Field(() => UuidScalar, { nullable: true }) resolutionId!: string | null;
  @Field(() => String, { nullable: true }) minuteRef!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day of the meeting minuted.' })
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
  @Field(() => String, { description: 'Who sees to it: a role title.' }) ownerName!: string;
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
