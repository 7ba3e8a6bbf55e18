import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  LineField,
  PartField,
  ProseField,
  RefField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { NAMED, CannotWaitInput } from '../resolutions/resolution.input.js';
import { DeferReason } from '../deciding/resolution.rules.js';

@InputType()
export class CloseResolutionInput extends Keyed {
  @RefField({ description: NAMED }) resolution!: string;
  @LineField(200, { description: 'The reference of the minute.', optional: true })
  minuteRef?: string | null;
  @WholeField(0, null, {
    description:
      'For named votes at a quorate meeting: how many members who were present and could vote did not. Needed if there are any.',
    optional: true,
  })
  notVoted?: number | null;
  @PartField(() => CannotWaitInput, {
    description: 'For a decision in a pre-election period, unless it was given in the draft.',
    optional: true,
  })
  cannotWait?: CannotWaitInput | null;
}

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
  @ProseField(2000, { description: 'The reason for the ruling.', optional: true })
  because?: string | null;
  @LineField(200, { optional: true }) proceduralMinuteRef?: string | null;
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

@InputType()
export class DeferResolutionInput extends EndingTerms {
  @RefField({ description: NAMED }) resolution!: string;
  @ChoiceField(() => DeferReason) reason!: DeferReason;
  @ProseField(2000, { description: 'The reason in words; needed for OTHER.', optional: true })
  note?: string | null;
  @DayField({ description: 'The date to which it is deferred.' }) newDate!: string;
  @LineField(200, { optional: true }) minuteRef?: string | null;
}

@InputType()
export class EndResolutionInput extends EndingTerms {
  @RefField({ description: NAMED }) resolution!: string;
  @ProseField(2000, { description: 'Why it is withdrawn, or what is asked of the authors.' })
  reason!: string;
  @LineField(200, { optional: true }) minuteRef?: string | null;
}
