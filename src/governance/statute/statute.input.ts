import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import {
  ChoiceField,
  DayField,
  LineField,
  ProseField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { RecordType } from '../decisions/record-annulment.rules.js';
import { ProvisionCode } from '../programmes/provision.rules.js';
import { RegimeCode } from '../programmes/regime.rules.js';

/** The application of the Trusts. */
@InputType()
export class MakeApplicationInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @DayField({ description: 'The day on which all applicants applied.' }) madeOn!: string;
  @LineField(200, { description: "The application's reference." }) reference!: string;
  @UuidField({
    description: 'The id of the application as it was sent: a document of the programme.',
  })
  documentId!: string;
}

/** A record that was made by mistake. */
@InputType()
export class AnnulRecordInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => RecordType, { description: 'What kind of record it is.' })
  recordType!: RecordType;
  @UuidField({ description: 'The id of the record.' }) recordId!: string;
  @ProseField(2000, { description: 'Why it was a mistake; this stays on record.' }) reason!: string;
}

/** Another regime for the steps to come, or the letter by which the programme goes on. */
@InputType()
export class ChangeRegimeInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => RegimeCode, {
    description: 'The regime to follow: the same one where the regulator says that it goes on.',
  })
  regime!: RegimeCode;
  @ProseField(2000, { description: 'Why; this stays on record.' }) reason!: string;
  @UuidField({
    description:
      "The id of the regulator's letter: a document of the programme. Needed to go on under the same regime.",
    optional: true,
  })
  documentId?: string | null;
}

/** A change that Parliament made. */
@InputType()
export class EnterLawChangeInput extends Keyed {
  @RefField({ description: 'The programme whose steps it changes: code or id.' })
  programme!: string;
  @ChoiceField(() => ProvisionCode, { description: 'The section that ends.' })
  provision!: ProvisionCode;
  @LineField(300, { description: 'The Act or regulations that end it.' }) instrument!: string;
  @DayField({ description: 'The first day on which the section no longer asks for anything.' })
  commencesOn!: string;
  @ProseField(2000, {
    description: 'What the instrument saves for transactions that are under way, in its words.',
    optional: true,
  })
  saving?: string | null;
  @UuidField({ description: 'The id of the instrument: a document of the programme.' })
  documentId!: string;
}

/** A confirmation of a change that Parliament made. */
@InputType()
export class ConfirmLawChangeInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the change of the law.' }) lawChangeId!: string;
  @RefField({ description: 'The Trust whose company secretary you are: code or id.' })
  trust!: string;
}

/** A confirmation of the letter of a statutory decision. */
@InputType()
export class ConfirmExternalDecisionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the decision whose letter you have read.' })
  externalDecisionId!: string;
}

/** An objection to the record of a decision from minutes. */
@InputType()
export class ObjectToRecordInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the decision that was recorded from minutes.' })
  recordId!: string;
  @ProseField(2000, { description: 'What is wrong with the record; this stays on record.' })
  reason!: string;
}

/** That an objection is taken back. */
@InputType()
export class TakeBackObjectionInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @UuidField({ description: 'The id of the decision that was objected to.' }) recordId!: string;
  @ProseField(2000, { description: 'Why; this stays on record.' }) reason!: string;
}
