import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { ConditionKind, ConditionState, ConditionStatus } from './condition.rules.js';

registerEnumType(ConditionState, {
  name: 'ConditionState',
  description: 'The state of a condition, without regard to its due date.',
});
registerEnumType(ConditionStatus, {
  name: 'ConditionStatus',
  description:
    'The state of a condition, or OVERDUE from the day after it was due until it is settled.',
});

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

export const ConditionPayload = payloadOf('Condition', { condition: () => ConditionType });
