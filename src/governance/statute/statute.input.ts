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
