import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { Condition } from './condition.entity.js';
import {
  AuthorityKind,
  ConditionKind,
  ConditionState,
  ConditionStatus,
  SetByType,
} from './condition.rules.js';

const STATES: Record<ConditionState, string> = {
  OPEN: 'It must still be met.',
  EVIDENCE_SUBMITTED: 'Evidence is submitted, and the body that set it has still to settle it.',
  DISCHARGED: 'The body that set it says that it is met.',
  WAIVED: 'The body that set it no longer asks for it.',
};

publishEnum(ConditionKind, 'ConditionKind', 'By when a condition must be met.', {
  PRECEDENT: 'Before the gate: the gate cannot be passed while it is open.',
  SUBSEQUENT: 'After go-live.',
});
publishEnum(
  ConditionState,
  'ConditionState',
  'Where a condition stands, without regard to its due date.',
  STATES,
);
publishEnum(
  ConditionStatus,
  'ConditionStatus',
  'Where a condition stands, its due date counted in.',
  { ...STATES, OVERDUE: 'Its due date is past, and it is neither discharged nor waived.' },
);
publishEnum(SetByType, 'SetByType', 'What kind of decision set a condition.', {
  RESOLUTION: 'A resolution of a body that votes here.',
  EXTERNAL_DECISION: 'A decision of an outside body, recorded with its letter.',
  RECORDED_DECISION:
    'A decision taken before the programme was entered here, recorded from its minutes.',
});
publishEnum(AuthorityKind, 'AuthorityKind', 'On what a change to a condition rests.', {
  RESOLUTION: 'A resolution of the body that set it, to discharge or waive it.',
  MINUTE: 'A minute of a meeting of the body that set it.',
  LETTER: 'A letter of the outside body that set it.',
});

@ObjectType('Condition', {
  description:
    'Something that must be so before a gate, or be done after it. Only the body that set it may settle it.',
})
export class ConditionType {
  @Field(() => UuidScalar, { description: 'The id of the condition, by which it can be named.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the body that set it.' }) bodyId!: string;
  @Field(() => String, { description: 'What must be met, in words.' }) text!: string;
  @Field(() => ConditionKind, {
    description: 'Whether it must be met before the gate or after go-live.',
  })
  kind!: ConditionKind;
  @Field(() => String, {
    description: 'Who is to meet it: the title of a post, such as `Chief finance officer`.',
  })
  ownerName!: string;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the person who holds that post. Null until one is assigned.',
  })
  ownerId!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day by which it is to be met. Null in some entries from before it was asked for.',
  })
  dueOn!: string | null;
  @Field(() => Boolean, {
    description: 'Whether evidence must be submitted before it can be discharged.',
  })
  evidenceRequired!: boolean;
  @Field(() => ConditionState, {
    description: 'Where it stands, without regard to its due date: see also status.',
  })
  state!: ConditionState;
  @Field(() => DateScalar, { description: 'The day of the decision that set it.' })
  setOn!: string;
  @Field(() => SetByType, { description: 'What kind of decision set it: what setById names.' })
  setByType!: SetByType;
  @Field(() => UuidScalar, {
    description: 'The id of the resolution or of the recorded or external decision that set it.',
  })
  setById!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which it was discharged or waived. Null while it is not settled.',
  })
  settledOn!: string | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<Condition, ConditionType>();

/** A page of the conditions of a programme. */
export const ConditionConnection = connectionOf(ConditionType, 'Condition');

/** The answer of every act on a condition. */
export const ConditionPayload = payloadOf('Condition', { condition: () => ConditionType });
