import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import '../deciding/deciding.type.js';
import { NoticeFault, Part, type NoticeWarning } from '../deciding/meeting.rules.js';
import type { Meeting } from './meeting.entity.js';

const OWN_OR_NULL = 'Readable by the members of the body and its secretary; null for others.';

@ObjectType('Meeting', {
  description:
    'A meeting of one body; meetings in common are separate meetings held together. Readable with any role in the programme.',
})
export class MeetingType {
  @Field(() => UuidScalar, { description: 'The id of the meeting, by which it is named.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the programme whose business it does.' })
  programmeId!: string;
  @Field(() => UuidScalar, { description: 'The id of the body that meets.' }) bodyId!: string;
  @Field(() => DateScalar, { description: 'The day of the meeting.' }) heldOn!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The hour in London at which it begins: `14:30`. Null if none is set.',
  })
  startsAt!: string | null;
  @Field(() => String, {
    nullable: true,
    description: `The place, or the link to join. ${OWN_OR_NULL}`,
  })
  place!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which notice of the meeting was given; null until it is recorded.',
  })
  noticeGivenOn!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which members have the papers; null if none is set.',
  })
  papersDueOn!: string | null;
  @Field(() => Part, { description: 'Whether the public can attend.' }) part!: Part;
  @Field(() => String, {
    nullable: true,
    description: `Why the meeting is private; null for one in public. ${OWN_OR_NULL}`,
  })
  privateReason!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was cancelled; null unless it was.',
  })
  cancelledAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was cancelled; null unless it was.',
  })
  cancelReason!: string | null;
  @Field(() => Int, { description: 'Its version: send it as expectedVersion to change it.' })
  version!: number;
}
pinned<Meeting, MeetingType>();

/** A page of meetings. */
export const MeetingConnection = connectionOf(MeetingType, 'Meeting');

@ObjectType('NoticeWarning', {
  description: 'Something to put right about the notice of a meeting; it makes no decision void.',
})
export class NoticeWarningType {
  @Field(() => NoticeFault, { description: 'What falls short.' }) kind!: NoticeFault;
  @Field(() => String, { description: 'What falls short, and by how much, in a sentence.' })
  because!: string;
}
pinned<NoticeWarning, NoticeWarningType>();

/** The answer of every act on a meeting. */
export const MeetingPayload = payloadOf('Meeting', { meeting: () => MeetingType });
