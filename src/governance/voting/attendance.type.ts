import { ObjectType, Field, Int } from '@nestjs/graphql';
import { UuidScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';

@ObjectType({ isAbstract: true })
export abstract class TimesType {
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
