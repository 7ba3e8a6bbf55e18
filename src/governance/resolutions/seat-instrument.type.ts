import { Field, ObjectType } from '@nestjs/graphql';
import { pinned } from '../../platform/graphql/pinned.js';
import { DateScalar, DateTimeScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import type { SeatInstrument } from './seat-instrument.entity.js';

@ObjectType('SeatInstrument', {
  description:
    'A minute, letter or order which shows that a seat was held before an item was put, although it was entered here too late to be known.',
})
export class SeatInstrumentType {
  @Field(() => UuidScalar, { description: 'Its id, by which it is confirmed.' }) id!: string;
  @Field(() => UuidScalar, { description: 'The id of the seat.' }) seatId!: string;
  @Field(() => UuidScalar, { description: 'The id of the document.' }) documentId!: string;
  @Field(() => DateScalar, { description: 'The date of the instrument.' }) datedOn!: string;
  @Field(() => DateScalar, {
    description: "The day, in the programme's calendar, on which the seat was entered here.",
  })
  seatEnteredOn!: string;
  @Field(() => UuidScalar, {
    name: 'attachedById',
    description: 'The id of the person who attached it.',
  })
  attachedBy!: string;
  @Field(() => UuidScalar, {
    name: 'confirmedById',
    nullable: true,
    description: 'The id of the person who presided and confirmed it. Null until then.',
  })
  confirmedBy!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was confirmed: from then on the seat counts. Null until then.',
  })
  confirmedAt!: Date | null;
}
pinned<SeatInstrument, SeatInstrumentType>();
