import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  FlagField,
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

const CHOSEN =
  'The member whom the members chose to preside over the interests of whoever presides, where there is no vice-chair: code or id.';
const NAMED = 'The resolution: its id, or `DERBY-BOARD/3`.';
const READ =
  'The digest of the pack that you read: that of the resolution. Leave it out if the resolution has no pack.';
const REVISION = 'The revision of your vote that you saw; 0 if you have not voted.';

/** A member's own vote. */
@InputType()
export class CastVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ChoiceField(() => Choice, {
    description: 'How you vote. Nobody can abstain from an urgent decision.',
  })
  choice!: Choice;
  @Sha256Field({ description: READ, optional: true }) manifestSha256?: string | null;
  @WholeField(0, null, { description: REVISION, default: 0 })
  expectedRevision!: number;
  @ProseField(2000, { description: 'Your reason in words, if you give one.', optional: true })
  reason?: string | null;
}

/** A member's own vote that is taken back. */
@InputType()
export class TakeBackVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @WholeField(1, null, { description: 'The revision of your vote that you take back.' })
  expectedRevision!: number;
  @ProseField(2000, {
    description: 'Why you take it back in words, if you say so.',
    optional: true,
  })
  reason?: string | null;
}

/** One vote given at the meeting. */
@InputType({ description: 'One vote given at the meeting.' })
export class RecordedVoteInput {
  @RefField({ description: 'The member who gave it: code or id.' }) person!: string;
  @ChoiceField(() => Choice, {
    description:
      'How the member voted. Null takes out a vote that was recorded for the wrong member, with the reason. A vote cast in person cannot be taken out.',
    optional: true,
  })
  choice?: Choice | null;
  @WholeField(0, null, {
    description: 'The revision of the vote that stands; 0 if there is none.',
    default: 0,
  })
  expectedRevision!: number;
  @ProseField(2000, {
    description:
      "The member's reason in words, if one was given. Needed to take a vote out: what was wrong with it.",
    optional: true,
  })
  reason?: string | null;
}

/** Votes given at a meeting. */
@InputType()
export class RecordVotesInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @Sha256Field({
    description:
      'The digest of the pack that the members had: that of the resolution. Leave it out if the resolution has no pack.',
    optional: true,
  })
  manifestSha256?: string | null;
  @PartsField(() => RecordedVoteInput, [1, 200], {
    description: 'The votes of 1 to 200 members, each once.',
  })
  votes!: RecordedVoteInput[];
}

const HANDS = 'Needed for a show of hands or a ballot.';
/** A number of members, if it is counted. */
const CountField = (description: string) => WholeField(0, 1000, { description, optional: true });

/** What was counted at a meeting. */
@InputType({ description: 'A count. Which fields it needs depends on the way of deciding.' })
export class RecordCountInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @CountField(`How many hands or papers were for it. ${HANDS}`) forCount?: number | null;
  @CountField(`How many hands or papers were against it. ${HANDS}`)
  againstCount?: number | null;
  @CountField(`How many members abstained. ${HANDS}`) abstainCount?: number | null;
  @CountField('How many papers were spoilt. Needed for a ballot.') spoiltCount?: number | null;
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
  @LineField(200, {
    description: 'The person who certified it, by name. Needed for a ballot.',
    optional: true,
  })
  scrutineer?: string | null;
  @Sha256Field({
    description:
      "For a ballot: the SHA-256 digest of the certificate's file. Upload the file once the resolution is closed, because everybody with a role in the programme can read it.",
    optional: true,
  })
  certificateSha256?: string | null;
}

/** Which count is taken out. */
@InputType()
export class TakeOutCountInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, { description: 'What was wrong with the count, in words.' }) reason!: string;
}

/** The casting vote of the person presiding. */
@InputType()
export class GiveCastingVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ChoiceField(() => CastingChoice, {
    description: 'Whether the person presiding votes for or against.',
  })
  choice!: CastingChoice;
}

/** Which casting vote is taken out. */
@InputType()
export class TakeOutCastingVoteInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, { description: 'Why it is taken out, in words.' }) reason!: string;
}

/** An interest in an item. */
@InputType()
export class DeclareInterestInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @RefField({
    description: 'The member, if the secretary records it: code or id. Yourself unless given.',
    optional: true,
  })
  person?: string | null;
  @ProseField(2000, {
    description: 'What the interest is, in words, such as `Holds shares in a supplier.`',
  })
  nature!: string;
  @FlagField({
    default: false,
    description:
      'Whether it is pecuniary: whether money can come of it to the person, or to somebody close.',
  })
  pecuniary!: boolean;
}

/** Which interest is confirmed for its item. */
@InputType()
export class ConfirmInterestInput extends Keyed {
  @UuidField({ description: 'The id of the interest, which was brought in when it was opened.' })
  interestId!: string;
}

/** A ruling on an interest. */
@InputType()
export class RuleOnInterestInput extends Keyed {
  @UuidField({ description: 'The id of the interest that is ruled on.' }) interestId!: string;
  @ChoiceField(() => Ruling, {
    description: 'Whether the member takes part, stays without a vote, or leaves for the item.',
  })
  ruling!: Ruling;
  @ProseField(2000, { description: 'Why it is ruled so, in words.' }) reason!: string;
  @UuidField({
    optional: true,
    description:
      "The id of the dispensation, where a member of an NHS trust's board takes part in spite of a pecuniary interest.",
  })
  dispensationDocumentId?: string | null;
  @RefField({ description: CHOSEN, optional: true }) presiding?: string | null;
}

/** Of which item the standing interests are noted. */
@InputType()
export class NoteInterestsInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, {
    description: 'Why none of them affects the item, in words.',
    default: 'Noted: none affects this item.',
  })
  reason!: string;
  @RefField({ description: CHOSEN, optional: true }) presiding?: string | null;
}
