import { Field, Int, ObjectType } from '@nestjs/graphql';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { AttendanceByKind, InAttendance, Present } from './voting.reader.js';

/** How long somebody was at a meeting, and who recorded it. */
@ObjectType({ isAbstract: true })
export abstract class TimesType {
  @Field(() => UuidScalar, { description: 'The id of the entry.' }) id!: string;
  @Field(() => Int, { description: '1, or 2 for somebody who left and returned, and so on.' })
  number!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the person arrived. Null: there from the beginning.',
  })
  arrivedAt!: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the person left. Null: there to the end.',
  })
  leftAt!: Date | null;
  @Field(() => UuidScalar, {
    name: 'recordedById',
    description: 'The id of the person who recorded the entry, or who last corrected it.',
  })
  recordedBy!: string;
}

@ObjectType('Presence', {
  description: 'A member who was at a meeting; one who left and returned has two entries.',
})
export class PresenceType extends TimesType {
  @Field(() => UuidScalar, { description: 'The id of the member who was there.' })
  personId!: string;
}
pinned<Present, PresenceType>();

@ObjectType('InAttendance', {
  description: 'Somebody who was at a meeting without a seat on the body.',
})
export class InAttendanceType extends TimesType {
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The id of the person who was there. Null for somebody who has no sign-in.',
  })
  personId!: string | null;
  @Field(() => String, {
    description: 'In what capacity they were there, such as `Director of communications`.',
  })
  capacity!: string;
}
pinned<InAttendance, InAttendanceType>();

@ObjectType('Attendance', {
  description:
    'Who was at a meeting, and who sent apologies. Readable by the members of the body and its secretary; empty for others.',
})
export class AttendanceType {
  @Field(() => [PresenceType], {
    description: 'The members who were there, in the order in which they were entered.',
  })
  present!: PresenceType[];
  @Field(() => [InAttendanceType], {
    description: 'Who was there without a seat on the body, in the order of entry.',
  })
  inAttendance!: InAttendanceType[];
}
pinned<AttendanceByKind, AttendanceType>();
