import { ObjectType, Field, registerEnumType } from '@nestjs/graphql';
import { UuidScalar, DateScalar } from '../../platform/graphql/scalars.js';
import { ConditionStep } from './condition-event.entity.js';

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
