import { InputType } from '@nestjs/graphql';
import { ArrayUnique } from 'class-validator';
import {
  ChoiceField,
  CodeField,
  DayField,
  FlagField,
  LineField,
  PartsField,
  ProseField,
  RefField,
  RefsField,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Clears, Keeps } from '../../platform/graphql/null-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { StatementKind } from './programme.entity.js';
import { ChallengeKind } from './programme.rules.js';
import { RegimeCode } from './regime.rules.js';
import { PartyRole, TransactionType } from './transaction.rules.js';

@InputType({ description: "A Trust's part in a new programme." })
export class PartyInput {
  @RefField({ description: 'The Trust: code or id.' }) trust!: string;
  @ChoiceField(() => PartyRole) role!: PartyRole;
}

@InputType()
export class CreateProgrammeInput extends Keyed {
  @CodeField() code!: string;
  @LineField(200) title!: string;
  @ProseField(4000, { default: 'To be written.' }) vision!: string;
  @ChoiceField(() => RegimeCode) regime!: RegimeCode;
  @ChoiceField(() => TransactionType) transactionType!: TransactionType;
  @PartsField(() => PartyInput, [1, 12])
  parties!: PartyInput[];
  @RefsField(20, {
    description:
      'The outside bodies, by code or id: needed if the installation has several of a kind. Of integrated care boards several may be asked.',
    default: [],
  })
  @ArrayUnique()
  outsideBodies!: string[];
  @FlagField({ default: false }) practice!: boolean;
  @DayField({ description: 'For a practice programme only: its date.', optional: true })
  businessDate?: string | null;
  @DayField({ description: 'Today unless given.', optional: true }) adoptedOn?: string | null;
  @DayField({ optional: true }) goLiveBaselineOn?: string | null;
}

@InputType()
export class AdvanceBusinessDateInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @DayField({ description: 'A later date.' }) to!: string;
}

@InputType()
export class ReviseProgrammeInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @Keeps() @LineField(200, { optional: true }) title?: string | null;
  @Keeps() @ProseField(4000, { optional: true }) vision?: string | null;
  @Keeps()
  @DayField({ description: 'Can be set once only.', optional: true })
  goLiveBaselineOn?: string | null;
  @Clears() @DayField({ optional: true }) goLiveForecastOn?: string | null;
  @Clears()
  @DayField({
    description:
      'The day of go-live: only once the application is granted, and not in the future. It can be emptied only while no gate after the grant is passed.',
    optional: true,
  })
  goLiveActualOn?: string | null;
  @Clears() @DayField({ optional: true }) benefitsEndOn?: string | null;
}

@InputType()
export class AddStatementInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => StatementKind) kind!: StatementKind;
  @ChoiceField(() => ChallengeKind, { description: 'For a challenge only.', optional: true })
  challengeKind?: ChallengeKind | null;
  @WholeField(1, 99, {
    description: 'Its position among those of its kind; the next one unless given.',
    optional: true,
  })
  position?: number | null;
  @ProseField(2000) text!: string;
}

@InputType()
export class ReviseStatementInput extends Versioned {
  @UuidField() statementId!: string;
  @ProseField(2000) text!: string;
}

@InputType()
export class MakeCheckpointInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
}
