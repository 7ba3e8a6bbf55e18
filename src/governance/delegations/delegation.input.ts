import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import {
  ChoicesField,
  DayField,
  LineField,
  RefField,
  UuidField,
} from '../../platform/graphql/input-fields.js';
import { Purpose } from '../deciding/purpose.rules.js';

@InputType()
export class RecordDelegationInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The board that delegates: code or id.' }) from!: string;
  @RefField({ description: 'The committee to which it does: code or id.' }) to!: string;
  @ChoicesField(() => Purpose, 6, {
    description: 'What the committee may decide for the board, each once.',
  })
  purposes!: Purpose[];
  @DayField({ description: 'The first day on which it may.' }) effectiveFrom!: string;
  @DayField({ optional: true, description: 'The last day; none while no end is known.' })
  until?: string | null;
  @UuidField({
    description:
      "The id of the instrument, a document of the programme: the scheme of delegation, or the board's minute.",
  })
  documentId!: string;
  @LineField(200, { description: 'The clause or the minute of it, such as `paragraph 4.2`.' })
  clause!: string;
  @LineField(200, {
    optional: true,
    description:
      'The clause which says that reserved matters are delegated too: final approval, certification and submission stay with the board unless the scheme says otherwise.',
  })
  statesReserved?: string | null;
}

@InputType()
export class ConfirmDelegationInput extends Keyed {
  @UuidField({ description: 'The id of the delegation as it was recorded.' })
  delegationId!: string;
}

@InputType()
export class EndDelegationInput extends Keyed {
  @UuidField({ description: 'The id of the delegation that ends.' }) delegationId!: string;
  @DayField({ description: 'The last day on which the committee may decide by it.' })
  until!: string;
  @LineField(500, { description: 'For example that the board took it back.' }) reason!: string;
}

@InputType()
export class VoidDelegationInput extends Keyed {
  @UuidField({ description: 'The id of the delegation that was entered by mistake.' })
  delegationId!: string;
  @LineField(500, { description: 'What was wrong with it.' }) reason!: string;
}
