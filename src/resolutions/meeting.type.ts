import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.js';
import { DateScalar, DateTimeScalar, UuidScalar } from '../graphql/scalars.js';
import { NoticeFault, Part } from './meeting.rules.js';

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

@ObjectType({ isAbstract: true })
abstract class TimesType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int, { description: '1, or 2 for somebody who left and returned, and so on.' })
  number!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: from the beginning.' })
  arrivedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: to the end.' })
  leftAt!: Date | null;
}

@ObjectType('Presence', {
  description: 'A member who was at a meeting; one who left and returned has two entries.',
})
export class PresenceType extends TimesType {
  @Field(() => UuidScalar) personId!: string;
}

@ObjectType('InAttendance', {
  description: 'Somebody who was at a meeting without a seat on the body.',
})
export class InAttendanceType extends TimesType {
  @Field(() => UuidScalar, { nullable: true, description: 'Null for somebody who has no sign-in.' })
  personId!: string | null;
  @Field(() => String, { description: 'In what capacity.' }) capacity!: string;
}

@ObjectType('Attendance', {
  description:
    'Who was at a meeting, and who sent apologies. Readable by the members of the body and its secretary; empty for others.',
})
export class AttendanceType {
  @Field(() => [PresenceType], { description: 'The members who were there.' })
  present!: PresenceType[];
  @Field(() => [InAttendanceType], { description: 'Who was there without a seat on the body.' })
  inAttendance!: InAttendanceType[];
}

@ObjectType()
export class MeetingPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => MeetingType) meeting!: MeetingType;
}
