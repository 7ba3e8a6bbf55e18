import { Field, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { pinned } from '../../platform/graphql/pinned.js';
import {
  DateScalar,
  DateTimeScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { Purpose } from '../deciding/purpose.rules.js';
import type { Delegation } from './delegation.entity.js';

@ObjectType('Delegation', {
  description:
    "That a Trust's board delegated something to a committee, in this programme. What the committee decides by it takes the place of the board's own decision.",
})
export class DelegationType {
  @Field(() => UuidScalar, { description: 'Its id, by which it is confirmed, ended or voided.' })
  id!: string;
  @Field(() => [Purpose], { description: 'What the committee may decide for the board.' })
  purposes!: Purpose[];
  @Field(() => DateScalar, { description: 'The first day on which it may.' })
  effectiveFrom!: string;
  @Field(() => DateScalar, {
    name: 'until',
    nullable: true,
    description: 'The last day. Null while no end is known.',
  })
  untilDay!: string | null;
  @Field(() => Sha256Scalar, { description: 'The digest of the instrument.' })
  documentSha256!: string;
  @Field(() => String, { description: 'The clause or the minute of the instrument.' })
  clause!: string;
  @Field(() => String, {
    name: 'statesReserved',
    nullable: true,
    description:
      'The clause which says that reserved matters are delegated too. Null where none of them is.',
  })
  reservedClause!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was recorded here.' }) enteredAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the chair of the board confirmed it: it counts for what is opened from then on. Null until then.',
  })
  confirmedAt!: Date | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of that in the programme's calendar. Null until then.",
  })
  confirmedOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was ended. Null where nobody ended it.',
  })
  endedBecause!: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was voided, as entered by mistake: it never counts. Null unless it was.',
  })
  voidedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'What was wrong with it. Null unless it was voided.',
  })
  voidedBecause!: string | null;
}
pinned<Delegation, DelegationType>();

export const DelegationPayload = payloadOf('Delegation', { delegation: () => DelegationType });
