import { InputType } from '@nestjs/graphql';
import {
  ChoiceField,
  DayField,
  FlagField,
  LineField,
  PartField,
  ProseField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CannotWaitInput } from '../resolutions/resolution.input.js';
import { DeferReason } from '../deciding/resolution.rules.js';

/** The dates of a gate. */
@InputType()
export class SetGateDatesInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @DayField({ description: 'The date first planned. It can be set once only.', optional: true })
  baselineOn?: string | null;
  @DayField({ description: 'The date on which it is now expected to be passed.', optional: true })
  forecastOn?: string | null;
  @PartField(() => CannotWaitInput, {
    description:
      'For a date in a pre-election period: why it cannot wait. Only a company secretary can say so.',
    optional: true,
  })
  cannotWait?: CannotWaitInput | null;
}

/** A baseline date that was entered wrongly. */
@InputType()
export class CorrectGateBaselineInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @DayField({ description: 'The date for which it was first planned.' }) baselineOn!: string;
  @ProseField(2000, { description: 'What was wrong. The record keeps it, and the old date.' })
  reason!: string;
}

/** The deferral of a gate. */
@InputType()
export class DeferGateInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @ChoiceField(() => DeferReason, { description: 'Why the gate is deferred.' })
  deferReason!: DeferReason;
  @ProseField(2000, { description: 'The reason in words; needed for OTHER.', optional: true })
  reason?: string | null;
  @DayField({
    description: 'The date to which it is deferred: after today. It becomes the forecast.',
  })
  newDate!: string;
  @PartField(() => CannotWaitInput, {
    description:
      'For a date in a pre-election period: why it cannot wait. Only a company secretary can say so.',
    optional: true,
  })
  cannotWait?: CannotWaitInput | null;
}

/** A gate to be passed. */
@InputType()
export class PassGateInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
}

/** A confirmation of a criterion, or that it is taken back. */
@InputType()
export class ConfirmCriterionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @RefField({ description: 'The criterion, of kind MANUAL: code or id.' }) criterion!: string;
  @FlagField({ description: 'False takes back an earlier confirmation.', default: true })
  confirmed!: boolean;
  @ProseField(2000, { description: 'What you saw, or why you take the confirmation back.' })
  note!: string;
  @UuidField({
    description: 'The id of the document that you saw: one of the programme.',
    optional: true,
  })
  documentId?: string | null;
}

/** A document to be attached to a gate. */
@InputType()
export class AttachGateDocumentInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @UuidField({ description: 'The id of a document of the programme.' }) documentId!: string;
  @ChoiceField(() => DocumentRole, { description: 'What the document is for at the gate.' })
  role!: DocumentRole;
  @LineField(200, { description: 'What the document is called at the gate.' }) title!: string;
  @RefField({
    description:
      'The Trust, by code or id, if it is the document of one Trust; only its own secretary can attach it.',
    optional: true,
  })
  trust?: string | null;
}

/** A document to be removed from a gate. */
@InputType()
export class RemoveGateDocumentInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @UuidField({ description: 'The id of the attachment: the id of a GateDocument.' })
  gateDocumentId!: string;
  @ProseField(2000, { description: 'Why it is removed; this stays on record.' }) reason!: string;
}
