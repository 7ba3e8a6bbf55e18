import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { BodyKind, SeatKind } from './body.rules.js';
import { CouncilDenominator, Method, Way } from './standing-orders.rules.js';
import { SiteKind, TrustKind } from './trust.rules.js';

registerEnumType(TrustKind, {
  name: 'TrustKind',
  description: 'A foundation trust has governors, an NHS trust has none.',
});
registerEnumType(SiteKind, { name: 'SiteKind', description: 'The kind of a site of a Trust.' });
registerEnumType(BodyKind, {
  name: 'BodyKind',
  description: 'The kinds of body that decide something about a merger.',
});
registerEnumType(SeatKind, {
  name: 'SeatKind',
  description: 'The kinds of seat on a body that votes here.',
});
registerEnumType(CouncilDenominator, {
  name: 'CouncilDenominator',
  description:
    'Whether the majority of a council is counted from its seats or from its members in post.',
});
registerEnumType(Way, {
  name: 'Way',
  description: 'How the members decide: without a vote, or by a kind of vote.',
});
registerEnumType(Method, {
  name: 'Method',
  description: 'How the members come together to decide, or decide without a meeting.',
});

@ObjectType('Site', { description: 'A hospital or other site of a Trust.' })
export class SiteType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The town or address.' }) place!: string;
  @Field(() => SiteKind) kind!: SiteKind;
}

@ObjectType('Trust', { description: 'An NHS trust or NHS foundation trust.' })
export class TrustType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'Its code in the NHS Organisation Data Service (ODS).' })
  odsCode!: string;
  @Field(() => String) name!: string;
  @Field(() => TrustKind) kind!: TrustKind;
  @Field(() => Int) version!: number;
}

export const TrustConnection = connectionOf(TrustType, 'Trust');

@ObjectType('StandingOrders', { description: "A body's own rules for deciding, from a day on." })
export class StandingOrdersType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => Int) quorumNumerator!: number;
  @Field(() => Int) quorumDenominator!: number;
  @Field(() => Int, { nullable: true }) quorumMinimum!: number | null;
  @Field(() => Int) quorumExecutives!: number;
  @Field(() => Int) quorumNonExecutives!: number;
  @Field(() => Boolean) recusedCountToQuorum!: boolean;
  @Field(() => Boolean) castingVote!: boolean;
  @Field(() => CouncilDenominator) councilDenominator!: CouncilDenominator;
  @Field(() => Int, { description: 'The notice of a meeting, in clear days.' })
  noticeClearDays!: number;
  @Field(() => [Way]) ways!: Way[];
  @Field(() => [Method]) methods!: Method[];
  @Field(() => Boolean) votesPublic!: boolean;
}

@ObjectType('Seat', { description: 'A seat on a body, from its first to its last day.' })
export class SeatType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => SeatKind) kind!: SeatKind;
  @Field(() => String) title!: string;
  @Field(() => Boolean) voting!: boolean;
  @Field(() => DateScalar) fromDay!: string;
  @Field(() => DateScalar, { nullable: true }) untilDay!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType('Body', {
  description:
    "A body that decides: a Trust's board or council, a programme board, or an outside body whose decisions are recorded.",
})
export class BodyType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => BodyKind) kind!: BodyKind;
  @Field(() => UuidScalar, { nullable: true }) trustId!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'For a council: its number of seats, filled or not.',
  })
  seatCount!: number | null;
  @Field(() => Int) version!: number;
}

export const BodyConnection = connectionOf(BodyType, 'Body');

@ObjectType('CouncilSeats', { description: 'How many seats a council has from a day on.' })
export class CouncilSeatsType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => Int) seats!: number;
  @Field(() => String) reason!: string;
  @Field(() => Date) enteredAt!: Date;
}

@ObjectType('StandingInterest', { description: "An entry of a Trust's register of interests." })
export class StandingInterestType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => UuidScalar) trustId!: string;
  @Field(() => UuidScalar) personId!: string;
  @Field(() => String) nature!: string;
  @Field(() => DateScalar) fromDay!: string;
  @Field(() => DateScalar, { nullable: true }) untilDay!: string | null;
  @Field(() => Int) version!: number;
}

export const TrustPayload = payloadOf('Trust', { trust: () => TrustType });
export const BodyPayload = payloadOf('Body', { body: () => BodyType });
export const SeatPayload = payloadOf('Seat', { seat: () => SeatType });
export const StandingInterestPayload = payloadOf('StandingInterest', {
  interest: () => StandingInterestType,
});
