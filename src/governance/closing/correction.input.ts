import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import {
  ChoiceField,
  FlagField,
  LineField,
  MeetingTimeField,
  PartField,
  PartsField,
  ProseField,
  RefField,
  RefsField,
  Sha256Field,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import type { MeetingTime } from '../../shared/london-time.js';
import { Choice } from '../deciding/tally.rules.js';
import { NAMED } from '../resolutions/resolution.input.js';

/** How a member was at the meeting, as the minutes have it. */
@InputType({
  description:
    'How a member was at the meeting, as the minutes have it, in place of all that was recorded of that member; one who left and returned is named twice.',
})
export class CorrectedAttendanceInput {
  @RefField({ description: 'The member: code or id.' }) person!: string;
  @FlagField({ description: 'Whether the member was there at all.' }) present!: boolean;
  @MeetingTimeField({
    description:
      'When the member arrived, on the day of the meeting. Null: there from the beginning.',
    optional: true,
  })
  arrivedAt?: MeetingTime | null;
  @MeetingTimeField({
    description: 'When the member left, on the day of the meeting. Null: there to the end.',
    optional: true,
  })
  leftAt?: MeetingTime | null;
}

/** A named vote, as the minutes have it. */
@InputType({ description: 'A named vote, as the minutes have it.' })
export class CorrectedVoteInput {
  @RefField({ description: 'The member: code or id.' }) person!: string;
  @ChoiceField(() => Choice, {
    description: 'How the member voted. Null: the member gave no vote.',
    optional: true,
  })
  choice?: Choice | null;
}

const AS_IT_WAS = 'As it was closed unless given.';
const CountField = (description: string) =>
  WholeField(0, 1000, { description: `${description} ${AS_IT_WAS}`, optional: true });

/** What was counted, as the minutes have it. */
@InputType({
  description: 'What was counted, as the minutes have it. What is left out is as it was closed.',
})
export class CorrectedCountInput {
  @CountField('How many hands or papers were for it.') forCount?: number | null;
  @CountField('How many hands or papers were against it.') againstCount?: number | null;
  @CountField('How many members abstained.') abstainCount?: number | null;
  @CountField('How many papers of a ballot were spoilt.') spoiltCount?: number | null;
  @RefsField(200, {
    description: `If agreed without a vote: all who asked for dissent to be recorded, by code or id. ${AS_IT_WAS}`,
    optional: true,
  })
  dissents?: string[] | null;
  @RefsField(200, {
    description: `If agreed without a vote: all who asked for an abstention to be recorded, by code or id. ${AS_IT_WAS}`,
    optional: true,
  })
  abstentions?: string[] | null;
  @LineField(200, {
    description: `The person who certified a ballot, by name. ${AS_IT_WAS}`,
    optional: true,
  })
  scrutineer?: string | null;
  @Sha256Field({
    description: `The SHA-256 digest of a ballot's certificate. ${AS_IT_WAS}`,
    optional: true,
  })
  certificateSha256?: string | null;
}

/** In what the minutes differ from what a resolution was closed on. */
@InputType({
  description:
    'Everything in which the minutes differ from what the resolution was closed on: it takes the place of every correction before it.',
})
export class CorrectResolutionInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @UuidField({ description: 'The id of the minutes, a document of the programme.' })
  documentId!: string;
  @ProseField(2000, {
    description:
      'What was wrong, in words; it names nobody, since it is read in the whole programme.',
  })
  reason!: string;
  @PartsField(() => CorrectedAttendanceInput, [0, 200], {
    description: 'The members whose attendance is another.',
    default: [],
  })
  attendance!: CorrectedAttendanceInput[];
  @RefField({
    description: 'Who presided, if that was somebody else: code or id.',
    optional: true,
  })
  presidedBy?: string | null;
  @PartField(() => CorrectedCountInput, {
    description: 'What was counted, if that was otherwise; not for named votes.',
    optional: true,
  })
  count?: CorrectedCountInput | null;
  @PartsField(() => CorrectedVoteInput, [0, 200], {
    description: 'The named votes that are others, each member once.',
    default: [],
  })
  votes!: CorrectedVoteInput[];
  @WholeField(0, null, {
    description:
      'How many members who were present and could vote did not, if that is another number now.',
    optional: true,
  })
  notVoted?: number | null;
  @LineField(200, {
    description: 'The reference of the minute, if that was another one.',
    optional: true,
  })
  minuteRef?: string | null;
}

/** Which correction is confirmed. */
@InputType()
export class ConfirmCorrectionInput extends Keyed {
  @UuidField({ description: 'The id of the correction.' }) correctionId!: string;
}

/** With which resolution the body approved the minutes of a correction. */
@InputType()
export class ApproveCorrectionInput extends Keyed {
  @UuidField({ description: 'The id of the correction.' }) correctionId!: string;
  @RefField({
    description:
      'The resolution with which the body approved the minutes, at a later meeting: its id, or `DERBY-BOARD/4`.',
  })
  resolution!: string;
}
