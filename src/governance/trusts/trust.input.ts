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
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { SearchArgs } from '../../platform/graphql/connection.js';
import { BodyKind, SeatKind } from './body.rules.js';
import { CouncilDenominator, Method, Way } from './standing-orders.rules.js';
import { SiteKind, TrustKind } from './trust.rules.js';

@InputType({ description: 'A site of a new Trust.' })
export class SiteInput {
  @CodeField() code!: string;
  @LineField(200) name!: string;
  @LineField(200) place!: string;
  @ChoiceField(() => SiteKind) kind!: SiteKind;
}

@InputType()
export class CreateTrustInput extends Keyed {
  @CodeField() code!: string;
  @FormField(/^[A-Z0-9]{3,6}$/, 'must be three to six capitals or digits, such as RTG')
  odsCode!: string;
  @LineField(200) name!: string;
  @ChoiceField(() => TrustKind) kind!: TrustKind;
  @PartsField(() => SiteInput, [0, 50], { default: [] })
  sites!: SiteInput[];
}

@InputType()
export class CreateBodyInput extends Keyed {
  @CodeField() code!: string;
  @LineField(200) name!: string;
  @ChoiceField(() => BodyKind) kind!: BodyKind;
  @RefField({ description: 'The Trust: code or id. None for an outside body.', optional: true })
  trust?: string | null;
  @WholeField(1, 200, {
    description: 'For a council: its number of seats, filled or not.',
    optional: true,
  })
  seatCount?: number | null;
}

@InputType()
export class AdoptStandingOrdersInput extends Keyed {
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @DayField() effectiveFrom!: string;
  @WholeField(1, null, { default: 1 }) quorumNumerator!: number;
  @WholeField(1, null, { default: 3 }) quorumDenominator!: number;
  @WholeField(1, null, { optional: true }) quorumMinimum?: number | null;
  @WholeField(0, null) quorumExecutives!: number;
  @WholeField(0, null) quorumNonExecutives!: number;
  @FlagField({ default: false }) recusedCountToQuorum!: boolean;
  @FlagField() castingVote!: boolean;
  @ChoiceField(() => CouncilDenominator, { default: 'SEATS' })
  councilDenominator!: CouncilDenominator;
  @WholeField(0, 60, { default: 3 }) noticeClearDays!: number;
  @ChoicesField(() => Way, 4) ways!: Way[];
  @ChoicesField(() => Method, 4) methods!: Method[];
  @FlagField({ default: false }) votesPublic!: boolean;
}

@InputType()
export class AppointToSeatInput extends Keyed {
  @RefField({ description: 'The body: code or id.' }) body!: string;
  @RefField({ description: 'The person: code or id.' }) person!: string;
  @ChoiceField(() => SeatKind) kind!: SeatKind;
  @LineField(200) title!: string;
  @FlagField() voting!: boolean;
  @DayField() from!: string;
  @DayField({ optional: true }) until?: string | null;
}

@InputType()
export class EndSeatInput extends Versioned {
  @UuidField() seatId!: string;
  @DayField({ description: 'The last day in the seat.' }) until!: string;
}

@InputType()
export class RegisterInterestInput extends Keyed {
  @RefField({ description: 'The Trust: code or id.' }) trust!: string;
  @RefField({ description: 'The person: code or id.' }) person!: string;
  @ProseField(2000) nature!: string;
  @DayField() from!: string;
  @DayField({ optional: true }) until?: string | null;
}

@InputType()
export class SetCouncilSeatsInput extends Keyed {
  @RefField({ description: 'The council: code or id.' }) body!: string;
  @WholeField(1, 200, { description: 'All seats, filled or not.' })
  seats!: number;
  @DayField() effectiveFrom!: string;
  @LineField(500, {
    description:
      'For example that the constitution was amended, or that the number was entered wrongly.',
  })
  reason!: string;
}

@InputType()
export class VoidSeatInput extends Versioned {
  @UuidField() seatId!: string;
  @LineField(500, { description: 'What was wrong with it.' }) reason!: string;
}

@InputType()
export class EndInterestInput extends Versioned {
  @UuidField() standingInterestId!: string;
  @DayField({ description: 'The last day of the interest.' }) until!: string;
  @LineField(500, { description: 'For example that the person has left the post.' })
  reason!: string;
}

@ArgsType()
export class BodiesArgs extends SearchArgs {
  @ChoiceField(() => BodyKind, { description: 'Only those of this kind.', optional: true })
  kind?: BodyKind | null;
}
