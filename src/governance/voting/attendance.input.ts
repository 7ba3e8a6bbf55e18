import { InputType } from '@nestjs/graphql';
import {
  LineField,
  MeetingTimeField,
  PartsField,
  RefField,
  RefsField,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import type { MeetingTime } from '../../shared/london-time.js';
import { Versioned } from '../../platform/acts/keyed.input.js';

/** How long somebody was there; one who leaves and returns has two entries. */
@InputType({ isAbstract: true })
export abstract class TimesInput {
  @WholeField(1, 20, {
    description: '1, or 2 for somebody who left and returned, and so on.',
    default: 1,
  })
  number!: number;
  @MeetingTimeField({
    description:
      'When the person arrived, on the day of the meeting. Null: there from the beginning.',
    optional: true,
  })
  arrivedAt?: MeetingTime | null;
  @MeetingTimeField({
    description: 'When the person left, on the day of the meeting. Null: there to the end.',
    optional: true,
  })
  leftAt?: MeetingTime | null;
}

/** A member who was present. */
@InputType({ description: 'A member who was present; one who left and returned has two entries.' })
export class PresentInput extends TimesInput {
  @RefField({ description: 'The member who was there: code or id.' }) person!: string;
}

/** Somebody who was there without a seat on the body. */
@InputType({
  description: 'Somebody who was there without a seat on the body: a person, or a name, not both.',
})
export class InAttendanceInput extends TimesInput {
  @RefField({
    description: 'The person who was there, if they have a sign-in: code or id.',
    optional: true,
  })
  person?: string | null;
  @LineField(200, {
    description: 'The name of somebody who was there and has no sign-in.',
    optional: true,
  })
  name?: string | null;
  @LineField(200, {
    description: 'In what capacity they were there, such as `Director of communications`.',
  })
  capacity!: string;
}

/** Who was at a meeting, and who sent apologies. */
@InputType({ description: 'Each list has at most 200 entries; one of them names somebody.' })
export class RecordAttendanceInput extends Versioned {
  @UuidField({ description: 'The id of the meeting.' }) meetingId!: string;
  @PartsField(() => PresentInput, [0, 200], {
    description: 'The members who were there; the same member and number again corrects an entry.',
    default: [],
  })
  present!: PresentInput[];
  @PartsField(() => InAttendanceInput, [0, 200], {
    description:
      'Who was there without a seat; the same person or name and number again corrects an entry.',
    default: [],
  })
  inAttendance!: InAttendanceInput[];
  @RefsField(200, { description: 'The members who sent apologies: codes or ids.', default: [] })
  apologies!: string[];
}
