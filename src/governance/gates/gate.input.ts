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

@InputType()
export class SetGateDatesInput extends Versioned {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @DayField({ description: 'Can be set once only.', optional: true }) baselineOn?: string | null;
  @DayField({ optional: true }) forecastOn?: string | null;
  @PartField(() => CannotWaitInput, { optional: true })
  cannotWait?: CannotWaitInput | null;
}

@InputType()
export class DeferGateInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @ChoiceField(() => DeferReason) reason!: DeferReason;
  @ProseField(2000, { description: 'The reason in words; needed for OTHER.', optional: true })
  note?: string | null;
  @DayField({ description: 'A date to come; it becomes the forecast.' })
  newDate!: string;
  @PartField(() => CannotWaitInput, { optional: true })
  cannotWait?: CannotWaitInput | null;
}

@InputType()
export class PassGateInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
}

@InputType()
export class ConfirmCriterionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @RefField({ description: 'The criterion: code or id.' }) criterion!: string;
  @FlagField({ description: 'False takes back an earlier confirmation.', default: true })
  confirmed!: boolean;
  @ProseField(2000, { description: 'What you saw, or why you take the confirmation back.' })
  note!: string;
  @UuidField({ description: 'A document of the programme.', optional: true })
  documentId?: string | null;
}

@InputType()
export class AttachGateDocumentInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @UuidField({ description: 'A document of the programme.' }) documentId!: string;
  @ChoiceField(() => DocumentRole) role!: DocumentRole;
  @LineField(200) title!: string;
  @RefField({
    description:
      'The Trust, by code or id, if it is the document of one Trust; only its own secretary can attach it.',
    optional: true,
  })
  trust?: string | null;
}

@InputType()
export class RemoveGateDocumentInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The gate: code or id.' }) gate!: string;
  @UuidField() gateDocumentId!: string;
  @ProseField(2000) reason!: string;
}
