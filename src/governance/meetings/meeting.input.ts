import { ArgsType, InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  FormField,
  LineField,
  ProseField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { Clears, Keeps } from '../../platform/graphql/null-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { Part } from '../deciding/meeting.rules.js';

/** An hour in London. */
const HourField = () =>
  FormField(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be an hour in London, written as 14:30', {
    description: 'The hour in London at which it begins: `14:30`.',
    optional: true,
  });

@InputType()
export class PlanMeetingInput extends Keyed {
  @RefField({ description: 'The programme whose business it does: code or id.' })
  programme!: string;
  @RefField({ description: 'The body that meets: code or id.' }) body!: string;
  @DayField({ description: 'The day of the meeting.' }) heldOn!: string;
  @HourField()
  startsAt?: string | null;
  @LineField(400, { description: 'The place, or the link to join.' })
  place!: string;
  @DayField({
    description: 'The day on which notice of the meeting was given, if it was.',
    optional: true,
  })
  noticeGivenOn?: string | null;
  @DayField({ description: 'The day by which members have the papers.', optional: true })
  papersDueOn?: string | null;
  @ChoiceField(() => Part, { description: 'Whether the public can attend.', default: 'PUBLIC' })
  part!: Part;
  @ProseField(1000, {
    description: 'Why it is private; needed for a private part.',
    optional: true,
  })
  privateReason?: string | null;
}

@InputType()
export class ReviseMeetingInput extends Versioned {
  @UuidField({ description: 'The id of the meeting that is changed.' }) meetingId!: string;
  @Keeps()
  @DayField({
    description:
      'The day of the meeting. With another one it is no longer in common with other meetings.',
    optional: true,
  })
  heldOn?: string | null;
  @Clears()
  @HourField()
  startsAt?: string | null;
  @Keeps()
  @LineField(400, { description: 'The place, or the link to join.', optional: true })
  place?: string | null;
  @Clears()
  @DayField({ description: 'The day on which notice of the meeting was given.', optional: true })
  noticeGivenOn?: string | null;
  @Clears()
  @DayField({ description: 'The day by which members have the papers.', optional: true })
  papersDueOn?: string | null;
  @Keeps()
  @ChoiceField(() => Part, { description: 'Whether the public can attend.', optional: true })
  part?: Part | null;
  @Clears()
  @ProseField(1000, {
    description: 'Why it is private; needed for a private part.',
    optional: true,
  })
  privateReason?: string | null;
  @Clears()
  @RefField({
    description:
      'The member chosen to preside, if neither the chair nor the vice-chair can: code or id.',
    optional: true,
  })
  presiding?: string | null;
}

@InputType()
export class CancelMeetingInput extends Versioned {
  @UuidField({ description: 'The id of the meeting.' }) meetingId!: string;
  @ProseField(1000, { description: 'Why it is not held, or was planned by mistake.' })
  reason!: string;
}

@InputType()
export class MeetInCommonInput extends Versioned {
  @UuidField({ description: "The id of your own body's meeting." }) meetingId!: string;
  @UuidField({ description: "The id of the other body's meeting, on the same day." })
  withMeetingId!: string;
}

@ArgsType()
export class MeetingArgs {
  @UuidField({ description: 'The id of the meeting.' }) meetingId!: string;
}

@ArgsType()
export class MeetingsArgs extends PageArgs {
  @RefField({ description: 'Only the meetings of this body: code or id.', optional: true })
  body?: string | null;
}
