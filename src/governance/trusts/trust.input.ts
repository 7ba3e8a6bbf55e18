import { ArgsType, InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  ChoicesField,
  CodeField,
  DayField,
  FlagField,
  FormField,
  LineField,
  PartsField,
  ProseField,
  RefField,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Clears, Keeps } from '../../platform/graphql/null-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { SearchArgs } from '../../platform/graphql/connection.js';
import { BodyKind, SeatKind } from './body.rules.js';
import { Purpose } from '../../shared/purpose.js';
import {
  CouncilDenominator,
  MajorityBase,
  Method,
  QuorumBase,
  Way,
} from './standing-orders.rules.js';
import { SiteKind, TrustKind } from './trust.rules.js';

@InputType({ description: 'A site of a new Trust.' })
export class SiteInput {
  @CodeField({
    description:
      'A short name of capitals, digits and hyphens that no other site of the Trust has.',
  })
  code!: string;
  @LineField(200, { description: 'What people call the site.' }) name!: string;
  @LineField(200, { description: 'The town or address.' }) place!: string;
  @ChoiceField(() => SiteKind, { description: 'What care it gives.' }) kind!: SiteKind;
}

@InputType()
export class CreateTrustInput extends Keyed {
  @CodeField({
    description: 'A short name of capitals, digits and hyphens, such as `DERBY`. It never changes.',
  })
  code!: string;
  @FormField(/^[A-Z0-9]{3,6}$/, 'must be three to six capitals or digits, such as RTG', {
    description: 'Its code in the NHS Organisation Data Service (ODS), such as `RTG`.',
  })
  odsCode!: string;
  @LineField(200, { description: 'Its full name.' }) name!: string;
  @ChoiceField(() => TrustKind, { description: 'Whether it is a foundation trust.' })
  kind!: TrustKind;
  @PartsField(() => SiteInput, [0, 50], {
    default: [],
    description: 'Its hospitals and other sites.',
  })
  sites!: SiteInput[];
}

@InputType()
export class ReviseTrustInput extends Versioned {
  @RefField({ description: 'The Trust: code or id.' }) trust!: string;
  @Keeps()
  @LineField(200, { description: 'Its full name.', optional: true })
  name?: string | null;
  @Keeps()
  @FormField(/^[A-Z0-9]{3,6}$/, 'must be three to six capitals or digits, such as RTG', {
    description: 'Its code in the NHS Organisation Data Service (ODS), such as `RTG`.',
    optional: true,
  })
  odsCode?: string | null;
  @LineField(500, { description: 'What was wrong. The record keeps it, and the old words.' })
  reason!: string;
}

@InputType()
export class ReviseBodyInput extends Versioned {
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @LineField(200, { description: 'Its name as others see it from now on.' }) name!: string;
  @LineField(500, { description: 'What was wrong. The record keeps it, and the old name.' })
  reason!: string;
}

@InputType()
export class VoidStandingOrdersInput extends Keyed {
  @UuidField({ description: 'The id of the standing orders that were entered wrongly.' })
  standingOrdersId!: string;
  @LineField(500, { description: 'What was wrong with them. The record keeps it, and them.' })
  reason!: string;
}

@InputType()
export class ReviseSeatInput extends Versioned {
  @UuidField({ description: 'The id of the seat.' }) seatId!: string;
  @Keeps()
  @LineField(200, { description: 'What the post is called.', optional: true })
  title?: string | null;
  @Clears()
  @DayField({
    description: 'Null takes back the day on which it was to end. To end a seat, use endSeat.',
    optional: true,
  })
  until?: string | null;
  @LineField(500, { description: 'What was wrong. The record keeps it, and what was there.' })
  reason!: string;
}

@InputType()
export class CreateBodyInput extends Keyed {
  @CodeField({
    description:
      'A short name of capitals, digits and hyphens, such as `DERBY-BOARD`. It never changes.',
  })
  code!: string;
  @LineField(200, { description: 'Its full name.' }) name!: string;
  @ChoiceField(() => BodyKind, {
    description: 'What kind of body it is. A programme board is made with its programme, not here.',
  })
  kind!: BodyKind;
  @RefField({ description: 'The Trust: code or id. None for an outside body.', optional: true })
  trust?: string | null;
  @WholeField(1, 200, {
    description:
      'How many posts with a vote it has, held or vacant; the seats of a council, which must be given. On no day are more held.',
    optional: true,
  })
  posts?: number | null;
}

@InputType({
  description:
    'A majority that standing orders ask for one purpose, larger than half of the votes cast.',
})
export class LargerMajorityInput {
  @ChoiceField(() => Purpose, { description: 'The purpose of the resolutions that need it.' })
  purpose!: Purpose;
  @ChoiceField(() => MajorityBase, { description: 'What it is a share of.' }) of!: MajorityBase;
  @WholeField(1, 100, {
    description: 'The share, above the line: 2 for two thirds. It is rounded up: of 11 it is 8.',
  })
  numerator!: number;
  @WholeField(1, 100, {
    description: 'The share, below the line: 3 for two thirds. 1 in 2 is more than half.',
  })
  denominator!: number;
  @LineField(200, { optional: true, description: 'The clause that says so, such as `4.11`.' })
  clause?: string | null;
}

@InputType()
export class AdoptStandingOrdersInput extends Keyed {
  @RefField({ description: 'The body whose standing orders they are: code or id.' })
  body!: string;
  @DayField({ description: 'The first day on which they apply.' }) effectiveFrom!: string;
  @LineField(200, {
    optional: true,
    description:
      'The document in which they stand, with its version, such as `Constitution, annex 8, version 12`. Explanations name it.',
  })
  documentTitle?: string | null;
  @LineField(200, {
    optional: true,
    description: 'The clause of it on the ordinary majority, such as `paragraph 3.11`.',
  })
  majorityClause?: string | null;
  @LineField(200, { optional: true, description: 'The clause of it on the casting vote.' })
  castingVoteClause?: string | null;
  @ChoiceField(() => QuorumBase, {
    default: 'IN_POST',
    description: 'What the quorum is a share of.',
  })
  quorumOf!: QuorumBase;
  @WholeField(1, null, {
    default: 1,
    description:
      'The share of the posts, or of the members in post, that must be present, above the line: 1 for one third.',
  })
  quorumNumerator!: number;
  @WholeField(1, null, { default: 3, description: 'That share below the line: 3 for one third.' })
  quorumDenominator!: number;
  @WholeField(1, null, {
    optional: true,
    description:
      'The fewest members that are a quorum, however small the share; none for no floor.',
  })
  quorumMinimum?: number | null;
  @WholeField(0, null, {
    description:
      'How many executives must be present: at least 1 at a Trust board, 0 at a council.',
  })
  quorumExecutives!: number;
  @WholeField(0, null, {
    description:
      'How many non-executives must be present: at least 1 at a Trust board, 0 at a council.',
  })
  quorumNonExecutives!: number;
  @FlagField({
    default: false,
    description:
      'Whether a member who remains for an item without a vote, for an interest, counts towards its quorum.',
  })
  recusedCountToQuorum!: boolean;
  @FlagField({
    description: 'Whether the person presiding has a casting vote on a tie; never at a council.',
  })
  castingVote!: boolean;
  @ChoiceField(() => CouncilDenominator, {
    default: 'SEATS',
    description: 'For a council: what more than half of its members is counted from.',
  })
  councilDenominator!: CouncilDenominator;
  @WholeField(1, 100, {
    default: 1,
    description:
      'What share of all members entitled to vote on it must be for a written resolution, above the line: 1 of 1 is all of them.',
  })
  writtenNumerator!: number;
  @WholeField(1, 100, {
    default: 1,
    description: 'That share below the line. 1 in 2 is more than half; never less.',
  })
  writtenDenominator!: number;
  @PartsField(() => LargerMajorityInput, [0, 20], {
    default: [],
    description: 'The purposes for which they ask more than half of the votes cast, each once.',
  })
  majorities!: LargerMajorityInput[];
  @WholeField(0, 60, {
    default: 3,
    description: 'The notice of a meeting, in clear days: 0 to 60.',
  })
  noticeClearDays!: number;
  @ChoicesField(() => Way, 4, { description: 'The ways in which the body may decide.' })
  ways!: Way[];
  @ChoicesField(() => Method, 4, {
    description: 'The methods by which its members may meet or decide.',
  })
  methods!: Method[];
  @FlagField({
    default: false,
    description:
      'Whether everybody in the programme can read who voted how, once a resolution is closed.',
  })
  votesPublic!: boolean;
}

@InputType()
export class AppointToSeatInput extends Keyed {
  @RefField({ description: 'The body on which the person sits: code or id.' }) body!: string;
  @RefField({ description: 'The person who gets the seat: code or id.' }) person!: string;
  @ChoiceField(() => SeatKind, { description: 'As what the person sits there.' }) kind!: SeatKind;
  @LineField(200, { description: 'What the post is called, such as `Chief executive`.' })
  title!: string;
  @FlagField({ description: 'Whether the person may vote there.' }) voting!: boolean;
  @UuidField({
    optional: true,
    description:
      'The id of a seat on this body whose post the person shares, as job-sharers do: whoever shares a post is one for roll and quorum, and has one vote.',
  })
  sharesSeatId?: string | null;
  @DayField({
    description:
      'The first day in the seat. Where all posts are held it is the day after the last day of whoever leaves one.',
  })
  from!: string;
  @DayField({
    optional: true,
    description:
      'The last day in the seat, which is still held on that day; none while no end is known.',
  })
  until?: string | null;
}

@InputType()
export class EndSeatInput extends Versioned {
  @UuidField({ description: 'The id of the seat that ends.' }) seatId!: string;
  @DayField({
    description:
      'The last day in the seat, which is still held on that day: a successor begins on the day after.',
  })
  until!: string;
}

@InputType()
export class RegisterInterestInput extends Keyed {
  @RefField({ description: 'The Trust in whose register it is entered: code or id.' })
  trust!: string;
  @RefField({ description: 'The person whose interest it is: code or id.' }) person!: string;
  @ProseField(2000, { description: 'What the interest is, in words.' }) nature!: string;
  @FlagField({
    default: false,
    description:
      'Whether it is pecuniary: whether money can come of it to the person, or to somebody close.',
  })
  pecuniary!: boolean;
  @DayField({ description: 'The first day of the interest.' }) from!: string;
  @DayField({ optional: true, description: 'The last day of the interest; none while it goes on.' })
  until?: string | null;
}

@InputType()
export class SetPostsInput extends Keyed {
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @WholeField(1, 200, {
    description: 'All its posts with a vote, held or vacant; the seats of a council.',
  })
  posts!: number;
  @DayField({ description: 'The first day with this number.' }) effectiveFrom!: string;
  @LineField(500, {
    description:
      'For example that the constitution was amended, or that the number was entered wrongly.',
  })
  reason!: string;
}

@InputType()
export class VoidSeatInput extends Versioned {
  @UuidField({ description: 'The id of the seat that was entered wrongly.' }) seatId!: string;
  @LineField(500, { description: 'What was wrong with it.' }) reason!: string;
}

@InputType()
export class EndInterestInput extends Versioned {
  @UuidField({ description: 'The id of the entry in the register.' }) standingInterestId!: string;
  @DayField({ description: 'The last day of the interest.' }) until!: string;
  @LineField(500, { description: 'For example that the person has left the post.' })
  reason!: string;
}

@ArgsType()
export class BodiesArgs extends SearchArgs {
  @ChoiceField(() => BodyKind, { description: 'Only those of this kind.', optional: true })
  kind?: BodyKind | null;
}
