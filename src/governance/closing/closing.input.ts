import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  FlagField,
  LineField,
  PartField,
  ProseField,
  RefField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { NAMED, CannotWaitInput } from '../resolutions/resolution.input.js';
import { DeferReason } from '../deciding/resolution.rules.js';

/** Which resolution is closed, and what its outcome needs besides the votes. */
@InputType()
export class CloseResolutionInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @LineField(200, { description: 'The reference of the minute that records it.', optional: true })
  minuteRef?: string | null;
  @WholeField(0, null, {
    description:
      'At a quorate meeting: how many members who were present and could vote did not, by no vote, hand or paper. If there are any and this is left out, the result is only declared, and completed later (completeResolution).',
    optional: true,
  })
  notVoted?: number | null;
  @FlagField({
    description:
      'Needed where there is no quorum: that you know that this ends the item for good as not quorate.',
    default: false,
  })
  acceptNotQuorate!: boolean;
  @PartField(() => CannotWaitInput, {
    description:
      'For a decision in a pre-election period: why it cannot wait, unless the draft says so.',
    optional: true,
  })
  cannotWait?: CannotWaitInput | null;
}

/** Which declared result is completed, and what completes it besides what was recorded since. */
@InputType()
export class CompleteResolutionInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @WholeField(0, null, {
    description:
      'How many members who were present and could vote did not, by no vote, hand or paper. Needed if there are any.',
    optional: true,
  })
  notVoted?: number | null;
  @LineField(200, {
    description:
      'The reference of the minute that records it; that of the declaration unless given.',
    optional: true,
  })
  minuteRef?: string | null;
}

/** Why a resolution ends although votes stand. */
@InputType({
  description:
    'Why a resolution ends although votes stand. Give one of the two: who presided and ruled this, with the reason; or the minute of the procedural resolution of the members.',
})
export class AfterVotesInput {
  @RefField({
    description:
      'The person presiding over the item, or who would preside at a meeting: code or id.',
    optional: true,
  })
  ruledBy?: string | null;
  @ProseField(2000, {
    description: 'The reason that the person presiding gave; needed with `ruledBy`.',
    optional: true,
  })
  ruledBecause?: string | null;
  @LineField(200, {
    description: 'The reference of the minute of the procedural resolution of the members.',
    optional: true,
  })
  proceduralMinuteRef?: string | null;
}

/** What is needed to end a resolution once votes stand on it. */
@InputType()
export class EndingTerms extends Keyed {
  @PartField(() => AfterVotesInput, {
    description: 'Needed once a vote or a count stands, unless the pack was replaced.',
    optional: true,
  })
  afterVotes?: AfterVotesInput | null;
}

/** Which decision is deferred, to when and why. */
@InputType()
export class DeferResolutionInput extends EndingTerms {
  @RefField({ description: NAMED }) resolution!: string;
  @ChoiceField(() => DeferReason, { description: 'Why it is deferred.' })
  deferReason!: DeferReason;
  @ProseField(2000, { description: 'The reason in words; needed for OTHER.', optional: true })
  reason?: string | null;
  @DayField({ description: 'The date to which it is deferred: after today.' }) newDate!: string;
  @LineField(200, { description: 'The reference of the minute that records it.', optional: true })
  minuteRef?: string | null;
}

/** Which resolution is referred back or withdrawn, and why. */
@InputType()
export class EndResolutionInput extends EndingTerms {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, { description: 'Why it is withdrawn, or what is asked of the authors.' })
  reason!: string;
  @LineField(200, { description: 'The reference of the minute that records it.', optional: true })
  minuteRef?: string | null;
}
