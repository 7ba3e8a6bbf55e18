import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  LineField,
  PartsField,
  ProseField,
  RefField,
  RefsField,
  Sha256Field,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { Ruling } from '../deciding/quorum.rules.js';
import { Choice } from '../deciding/tally.rules.js';
import { CastingChoice } from '../deciding/voting.rules.js';

const NAMED = 'The resolution: its id, or `DERBY-BOARD/3`.';
const READ =
  'The digest of the pack that you read: that of the resolution. Leave it out if the resolution has no pack.';
const REVISION = 'The revision of your vote that you saw; 0 if you have not voted.';

@InputType()
export class CastVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ChoiceField(() => Choice) choice!: Choice;
  @Sha256Field({ description: READ, optional: true }) manifestSha256?: string | null;
  @WholeField(0, null, { description: REVISION, default: 0 })
  expectedRevision!: number;
  @ProseField(2000, { optional: true }) reason?: string | null;
}

@InputType()
export class TakeBackVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @WholeField(1, null, { description: REVISION }) expectedRevision!: number;
  @ProseField(2000, { optional: true }) reason?: string | null;
}

@InputType({ description: 'One vote given at the meeting.' })
export class RecordedVoteInput {
  @RefField({ description: 'The member: code or id.' }) person!: string;
  @ChoiceField(() => Choice, {
    description:
      'Null takes out a vote that was recorded for the wrong member, with the reason. A vote cast in person cannot be taken out.',
    optional: true,
  })
  choice?: Choice | null;
  @WholeField(0, null, {
    description: 'The revision of the vote that stands; 0 if there is none.',
    default: 0,
  })
  expectedRevision!: number;
  @ProseField(2000, { optional: true }) reason?: string | null;
}

@InputType()
export class RecordVotesInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @Sha256Field({
    description: 'The digest of the pack that the members had: that of the resolution.',
    optional: true,
  })
  manifestSha256?: string | null;
  @PartsField(() => RecordedVoteInput, [1, 200], {
    description: 'From 1 to 200 members, each once.',
  })
  votes!: RecordedVoteInput[];
}

const HANDS = 'For a show of hands or a ballot.';
/** A number of members, if it is counted. */
const CountField = (description: string) => WholeField(0, 1000, { description, optional: true });

@InputType({ description: 'A count. Which fields it needs depends on the way of deciding.' })
export class RecordCountInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @CountField(HANDS) for?: number | null;
  @CountField(HANDS) against?: number | null;
  @CountField(HANDS) abstain?: number | null;
  @CountField('For a ballot.') spoilt?: number | null;
  @RefsField(200, {
    description:
      'If agreed without a vote: the members who asked for dissent to be recorded, by code or id.',
    optional: true,
  })
  dissents?: string[] | null;
  @RefsField(200, {
    description:
      'If agreed without a vote: the members who asked for an abstention to be recorded, by code or id.',
    optional: true,
  })
  abstentions?: string[] | null;
  @LineField(200, { description: 'For a ballot: the person who certified it.', optional: true })
  scrutineer?: string | null;
  @Sha256Field({
    description:
      "For a ballot: the SHA-256 digest of the certificate's file. Upload the file once the resolution is closed, because everybody with a role in the programme can read it.",
    optional: true,
  })
  certificateSha256?: string | null;
}

@InputType()
export class GiveCastingVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ChoiceField(() => CastingChoice) choice!: CastingChoice;
}

@InputType()
export class DeclareInterestInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @RefField({
    description: 'The member, if the secretary records it: code or id. Yourself unless given.',
    optional: true,
  })
  person?: string | null;
  @ProseField(2000) nature!: string;
}

@InputType()
export class ConfirmInterestInput extends Keyed {
  @UuidField() interestId!: string;
}

@InputType()
export class RuleOnInterestInput extends Keyed {
  @UuidField() interestId!: string;
  @ChoiceField(() => Ruling) ruling!: Ruling;
  @ProseField(2000) reason!: string;
}
