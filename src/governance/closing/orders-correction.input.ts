import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import {
  ChoiceField,
  ChoicesField,
  DayField,
  FlagField,
  LineField,
  PartsField,
  ProseField,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Clears, Keeps } from '../../platform/graphql/null-fields.js';
import { CouncilDenominator, Method, QuorumBase, Way } from '../trusts/standing-orders.rules.js';
import { LargerMajorityInput } from '../trusts/trust.input.js';

const IF_WRONG = 'As it was entered unless given.';
const about = (what: string) => ({ description: `${what} ${IF_WRONG}`, optional: true }) as const;

/** What was wrong in standing orders, and the right values of it. */
@InputType({
  description: 'The right values of whatever was wrong; what is left out is as it was entered.',
})
export class CorrectStandingOrdersInput extends Keyed {
  @UuidField({ description: 'The id of the standing orders that were entered wrongly.' })
  standingOrdersId!: string;
  @ProseField(2000, { description: 'What was wrong, in words. The record keeps it.' })
  reason!: string;
  @UuidField({
    description:
      'The id of the standing orders themselves, a document of a programme in which you keep the business of their body.',
  })
  documentId!: string;
  @Keeps()
  @DayField(about('The first day on which they apply.'))
  effectiveFrom?: string | null;
  @Clears()
  @LineField(200, about('The document in which they stand, with its version.'))
  documentTitle?: string | null;
  @Clears()
  @LineField(200, about('The clause of it on the ordinary majority.'))
  majorityClause?: string | null;
  @Clears()
  @LineField(200, about('The clause of it on the casting vote.'))
  castingVoteClause?: string | null;
  @Keeps()
  @ChoiceField(() => QuorumBase, about('What the quorum is a share of.'))
  quorumOf?: QuorumBase | null;
  @Keeps()
  @WholeField(1, null, about('The share that is a quorum, above the line.'))
  quorumNumerator?: number | null;
  @Keeps()
  @WholeField(1, null, about('That share below the line.'))
  quorumDenominator?: number | null;
  @Clears()
  @WholeField(1, null, about('The fewest members that are a quorum; null for no floor.'))
  quorumMinimum?: number | null;
  @Keeps()
  @WholeField(0, null, about('How many executives must be present.'))
  quorumExecutives?: number | null;
  @Keeps()
  @WholeField(0, null, about('How many non-executives must be present.'))
  quorumNonExecutives?: number | null;
  @Keeps()
  @FlagField(about('Whether a member who remains without a vote counts towards the quorum.'))
  recusedCountToQuorum?: boolean | null;
  @Keeps()
  @FlagField(about('Whether the person presiding has a casting vote on a tie.'))
  castingVote?: boolean | null;
  @Keeps()
  @ChoiceField(() => CouncilDenominator, about('For a council: what its majority is counted from.'))
  councilDenominator?: CouncilDenominator | null;
  @Keeps()
  @WholeField(
    1,
    100,
    about('What share of all members a written resolution needs, above the line.'),
  )
  writtenNumerator?: number | null;
  @Keeps()
  @WholeField(1, 100, about('That share below the line.'))
  writtenDenominator?: number | null;
  @Keeps()
  @PartsField(() => LargerMajorityInput, [0, 20], about('All the larger majorities that they ask.'))
  majorities?: LargerMajorityInput[] | null;
  @Keeps()
  @WholeField(0, 60, about('The notice of a meeting, in clear days.'))
  noticeClearDays?: number | null;
  @Keeps()
  @ChoicesField(() => Way, 4, about('All the ways in which the body may decide.'))
  ways?: Way[] | null;
  @Keeps()
  @ChoicesField(() => Method, 4, about('All the methods by which its members may meet or decide.'))
  methods?: Method[] | null;
  @Keeps()
  @FlagField(about('Whether everybody in the programme can read who voted how, once it is closed.'))
  votesPublic?: boolean | null;
}
