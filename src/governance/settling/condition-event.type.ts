import { Field, ObjectType } from '@nestjs/graphql';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { AuthorityKind } from '../conditions/condition.rules.js';
import type { ConditionEvent } from './condition-event.entity.js';
import { ConditionStep } from './condition-step.rules.js';

publishEnum(ConditionStep, 'ConditionStep', 'What can happen to a condition.', {
  EVIDENCE_SUBMITTED: 'Evidence was submitted that it is met.',
  SENT_BACK: 'The evidence was sent back because it is not enough: the condition is open again.',
  DISCHARGED: 'The body that set it said that it is met.',
  WAIVED: 'The body that set it no longer asks for it.',
  REOPENED: 'It was discharged or waived, and the body that set it opened it again.',
  ASSIGNED: 'It was given a new owner.',
});

@ObjectType('ConditionEvent', { description: 'An event of a condition, and the authority for it.' })
export class ConditionEventType {
  @Field(() => UuidScalar, { description: 'The id of the event.' }) id!: string;
  @Field(() => ConditionStep, { description: 'What happened.' }) step!: ConditionStep;
  @Field(() => String, {
    nullable: true,
    description:
      'What was said with it: what the evidence shows, why it is open again, or the new owner. Null where nothing was.',
  })
  note!: string | null;
  @Field(() => AuthorityKind, {
    nullable: true,
    description:
      'On what it rests. Null for evidence and for a new owner, which need no authority.',
  })
  authority!: AuthorityKind | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the resolution that it rests on. Null if it rests on none.',
  })
  resolutionId!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The reference of the minute of its authority. Null if there is none, or none was given.',
  })
  minuteRef!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the meeting that the minute is of. Null where none was given.',
  })
  meetingOn!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the document that belongs to it: the evidence, the minutes or the letter. Null without one.',
  })
  documentId!: string | null;
  @Field(() => DateScalar, {
    description: "The day on which it happened, by the programme's business date.",
  })
  doneOn!: string;
  @Field(() => UuidScalar, { name: 'doneById', description: 'The id of the person who did it.' })
  doneBy!: string;
  @Field(() => Date, { description: 'The moment at which it was entered.' }) doneAt!: Date;
}
pinned<ConditionEvent, ConditionEventType>();
