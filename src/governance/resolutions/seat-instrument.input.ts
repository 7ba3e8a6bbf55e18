import { InputType } from '@nestjs/graphql';
import { Keyed } from '../../platform/acts/keyed.input.js';
import { DayField, RefField, UuidField } from '../../platform/graphql/input-fields.js';

@InputType()
export class AttachSeatInstrumentInput extends Keyed {
  @RefField({ description: 'The open resolution on whose roll the seat is to be: its id or name.' })
  resolution!: string;
  @UuidField({ description: 'The id of the seat that was entered too late for it.' })
  seatId!: string;
  @UuidField({
    description:
      'The id of the instrument, a document of the programme: the minute, letter or order by which the seat is held.',
  })
  documentId!: string;
  @DayField({ description: 'The date of the instrument: before the day on which the item is put.' })
  datedOn!: string;
}

@InputType()
export class ConfirmSeatInstrumentInput extends Keyed {
  @UuidField({ description: 'The id of the instrument as it was attached.' })
  seatInstrumentId!: string;
}
