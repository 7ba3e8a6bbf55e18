import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { NoticeFault, Part } from '../deciding/meeting.rules.js';

registerEnumType(Part, {
  name: 'MeetingPart',
  description: 'Whether a part of a meeting is held with the public in the room.',
});
registerEnumType(NoticeFault, {
  name: 'NoticeFault',
  description: 'How the notice of a meeting falls short of the clear days in the standing orders.',
});

@ObjectType('Meeting', {
  description:
    'A meeting of one body; meetings in common are separate meetings held together. Readable with any role in the programme.',
})
export class MeetingType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) programmeId!: string;
  @Field(() => UuidScalar) bodyId!: string;
  @Field(() => DateScalar) heldOn!: string;
  @Field(() => String, { nullable: true, description: 'The hour in London: `14:30`.' })
  startsAt!: string | null;
  @Field(() => String, { description: 'The place, or the link to join.' }) place!: string;
  @Field(() => DateScalar, { nullable: true }) noticeGivenOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) papersDueOn!: string | null;
  @Field(() => Part) part!: Part;
  @Field(() => String, { nullable: true }) privateReason!: string | null;
  @Field(() => Int) version!: number;
}

export const MeetingConnection = connectionOf(MeetingType, 'Meeting');

@ObjectType('NoticeWarning', {
  description: 'Something to put right about the notice of a meeting; it makes no decision void.',
})
export class NoticeWarningType {
  @Field(() => NoticeFault) kind!: NoticeFault;
  @Field(() => String) because!: string;
}

/** The answer of every act on a meeting. */
export const MeetingPayload = payloadOf('Meeting', { meeting: () => MeetingType });
