import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { ArrayUnique, IsInt, Max, Min } from 'class-validator';
import { AuditEventKind } from '../../platform/audit/event.type.js';
import type { EventType } from '../../platform/audit/event-types.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import {
  BigIntField,
  ChoiceField,
  ChoicesField,
  CodeField,
  DayField,
  FlagField,
  LineField,
  MomentField,
  PartsField,
  ProseField,
  RefField,
  RefsField,
  UuidField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Clears, Keeps } from '../../platform/graphql/null-fields.js';
import type { Verb } from '../../platform/access/permission-table.rules.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { Act } from '../../platform/acts/verb.js';
import { ChallengeKind, StatementKind } from './programme.rules.js';
import { RegimeCode } from './regime.rules.js';
import { PartyRole, TransactionType } from './transaction.rules.js';

@InputType({ description: "A Trust's part in a new programme." })
export class PartyInput {
  @RefField({ description: 'The Trust: code or id.' }) trust!: string;
  @ChoiceField(() => PartyRole, { description: 'What the Trust does in the transaction.' })
  role!: PartyRole;
}

@InputType()
export class CreateProgrammeInput extends Keyed {
  @CodeField({
    description: 'A short name of capitals, digits and hyphens, such as `UHDB`. It never changes.',
  })
  code!: string;
  @LineField(200, { description: 'What people call the programme.' }) title!: string;
  @ProseField(4000, {
    default: 'To be written.',
    description: 'What the Trusts want to become, in a few paragraphs.',
  })
  vision!: string;
  @ChoiceField(() => RegimeCode, { description: 'The rulebook from which its gates are copied.' })
  regime!: RegimeCode;
  @ChoiceField(() => TransactionType, { description: 'The legal act with which it is to end.' })
  transactionType!: TransactionType;
  @PartsField(() => PartyInput, [1, 12], {
    description: 'The Trusts that take part, each once: 1 to 12.',
  })
  parties!: PartyInput[];
  @RefsField(20, {
    description:
      'The outside bodies, by code or id: needed if the installation has several of a kind. Of integrated care boards several may be asked.',
    default: [],
  })
  @ArrayUnique()
  outsideBodies!: string[];
  @FlagField({
    default: false,
    description: 'Whether it is a practice programme, with a business date of its own.',
  })
  practice!: boolean;
  @DayField({ description: 'For a practice programme only: its date.', optional: true })
  businessDate?: string | null;
  @DayField({
    description:
      'The day from which its bodies decide here; earlier decisions are recorded from minutes. Today unless given.',
    optional: true,
  })
  adoptedOn?: string | null;
  @DayField({
    description: 'The day of go-live first planned. Once set, it is never overwritten.',
    optional: true,
  })
  goLiveBaselineOn?: string | null;
}

@InputType()
export class AdvanceBusinessDateInput extends Keyed {
  @RefField({ description: 'The practice programme: code or id.' }) programme!: string;
  @DayField({ description: 'Its new business date, which is later than the one it has.' })
  to!: string;
}

@InputType()
export class ReviseProgrammeInput extends Versioned {
  @RefField({ description: 'The programme that is changed: code or id.' }) programme!: string;
  @Keeps()
  @LineField(200, { description: 'What people call the programme.', optional: true })
  title?: string | null;
  @Keeps()
  @ProseField(4000, {
    description: 'What the Trusts want to become, in a few paragraphs.',
    optional: true,
  })
  vision?: string | null;
  @Keeps()
  @DayField({
    description:
      'The day from which its bodies decide here, corrected: only until something is opened, decided or passed here.',
    optional: true,
  })
  adoptedOn?: string | null;
  @Keeps()
  @DayField({
    description: 'The day of go-live first planned. It can be set once only.',
    optional: true,
  })
  goLiveBaselineOn?: string | null;
  @Clears()
  @DayField({ description: 'The day of go-live expected now.', optional: true })
  goLiveForecastOn?: string | null;
  @Clears()
  @DayField({
    description:
      'The day of go-live: only once the application is granted, and not in the future. It can be emptied only while no gate after the grant is passed.',
    optional: true,
  })
  goLiveActualOn?: string | null;
  @Clears()
  @DayField({
    description: 'The last day on which benefits are counted. The programme is closed after it.',
    optional: true,
  })
  benefitsEndOn?: string | null;
}

@InputType()
export class AddStatementInput extends Keyed {
  @RefField({ description: 'The programme that states it: code or id.' }) programme!: string;
  @ChoiceField(() => StatementKind, {
    description: 'Whether it is an aim, a challenge or a pledge.',
  })
  kind!: StatementKind;
  @ChoiceField(() => ChallengeKind, {
    description: 'For a challenge only, which needs one: what it is about.',
    optional: true,
  })
  challengeKind?: ChallengeKind | null;
  @WholeField(1, 99, {
    description: 'Its position among those of its kind; the next one unless given.',
    optional: true,
  })
  position?: number | null;
  @ProseField(2000, { description: 'What is stated.' }) text!: string;
}

@InputType()
export class ReviseStatementInput extends Versioned {
  @UuidField({ description: 'The id of the statement that is reworded.' }) statementId!: string;
  @ProseField(2000, { description: 'What is stated, in its new words.' }) text!: string;
}

@InputType()
export class MakeCheckpointInput extends Keyed {
  @RefField({ description: 'The programme whose chain is signed: code or id.' })
  programme!: string;
}

/** Which page of the programmes: they are few and shown at a glance, so that a page holds more than others do. */
@ArgsType()
export class ProgrammesArgs extends PageArgs {
  @Field(() => Int, { description: 'How many to answer, from 1 to 200.' })
  @IsInt()
  @Min(1, { message: 'must be at least 1' })
  @Max(200, { message: 'must be at most 200' })
  override first!: number;
}

@ArgsType()
export class TrailArgs extends PageArgs {
  @ChoicesField(() => AuditEventKind, 20, {
    description: 'Only entries that say one of these.',
    optional: true,
  })
  types?: EventType[] | null;
  @UuidField({ description: 'Only entries about this thing: its id.', optional: true })
  subjectId?: string | null;
  @RefField({ description: 'Only what this person did: code or id.', optional: true })
  actor?: string | null;
  @MomentField({ description: 'Only entries at this moment or later.', optional: true })
  from?: Date | null;
  @MomentField({ description: 'Only entries before this moment.', optional: true })
  until?: Date | null;
  @BigIntField({
    description:
      'From this number in the chain on, the oldest first; without it the newest come first. Read on from the last number that you have.',
    optional: true,
  })
  fromSequence?: string | null;
}

/** An act, and where it would be done. */
@ArgsType()
export class MayIArgs {
  @ChoiceField(() => Act, { description: 'What you would do.' }) act!: Verb;
  @RefField({ description: 'In which programme: code or id.', optional: true })
  programme?: string | null;
  @RefField({ description: 'For which Trust: code or id.', optional: true })
  trust?: string | null;
  @RefField({
    description:
      "For which body: code or id. Needed for what only a body's own secretary does; its Trust follows.",
    optional: true,
  })
  body?: string | null;
}
