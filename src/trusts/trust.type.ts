import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { connectionOf } from '../graphql/connection.js';
import { DateScalar, UuidScalar } from '../graphql/scalars.js';
import { Code, Line, Optional, Prose, Ref } from '../graphql/text.js';
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

@InputType({ description: 'A site of a new Trust.' })
export class SiteInput {
  @Field(() => String) @Code() code!: string;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => String) @Line(200) place!: string;
  @Field(() => SiteKind) kind!: SiteKind;
}

@InputType()
export class CreateTrustInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String) @Code() code!: string;
  @Field(() => String)
  @Matches(/^[A-Z0-9]{3,6}$/, { message: 'must be three to six capitals or digits, such as RTG' })
  odsCode!: string;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => TrustKind) kind!: TrustKind;
  @Field(() => [SiteInput], { defaultValue: [] })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SiteInput)
  sites!: SiteInput[];
}

@ObjectType()
export class TrustPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => TrustType) trust!: TrustType;
}

@InputType()
export class CreateBodyInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String) @Code() code!: string;
  @Field(() => String) @Line(200) name!: string;
  @Field(() => BodyKind) kind!: BodyKind;
  @Field(() => String, {
    nullable: true,
    description: 'The Trust: code or id. None for an outside body.',
  })
  @Optional()
  @Ref()
  trust?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'For a council: its number of seats, filled or not.',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(200)
  seatCount?: number | null;
}

@ObjectType()
export class BodyPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => BodyType) body!: BodyType;
}

@InputType()
export class AdoptStandingOrdersInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The body: code or id.' }) @Ref() body!: string;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => Int, { defaultValue: 1 }) @IsInt() @Min(1) quorumNumerator!: number;
  @Field(() => Int, { defaultValue: 3 }) @IsInt() @Min(1) quorumDenominator!: number;
  @Field(() => Int, { nullable: true }) @Optional() @IsInt() @Min(1) quorumMinimum?: number | null;
  @Field(() => Int) @IsInt() @Min(0) quorumExecutives!: number;
  @Field(() => Int) @IsInt() @Min(0) quorumNonExecutives!: number;
  @Field(() => Boolean, { defaultValue: false }) recusedCountToQuorum!: boolean;
  @Field(() => Boolean) castingVote!: boolean;
  @Field(() => CouncilDenominator, { defaultValue: 'SEATS' })
  councilDenominator!: CouncilDenominator;
  @Field(() => Int, { defaultValue: 3 }) @IsInt() @Min(0) @Max(60) noticeClearDays!: number;
  @Field(() => [Way]) @ArrayUnique() @ArrayMaxSize(4) ways!: Way[];
  @Field(() => [Method]) @ArrayUnique() @ArrayMaxSize(4) methods!: Method[];
  @Field(() => Boolean, { defaultValue: false }) votesPublic!: boolean;
}

@InputType()
export class AppointToSeatInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The body: code or id.' }) @Ref() body!: string;
  @Field(() => String, { description: 'The person: code or id.' }) @Ref() person!: string;
  @Field(() => SeatKind) kind!: SeatKind;
  @Field(() => String) @Line(200) title!: string;
  @Field(() => Boolean) voting!: boolean;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { nullable: true }) until?: string | null;
}

@ObjectType()
export class SeatPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => SeatType) seat!: SeatType;
}

@InputType()
export class EndSeatInput {
  @Field(() => UuidScalar) seatId!: string;
  @Field(() => DateScalar, { description: 'The last day in the seat.' }) until!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
}

@InputType()
export class RegisterInterestInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The Trust: code or id.' }) @Ref() trust!: string;
  @Field(() => String, { description: 'The person: code or id.' }) @Ref() person!: string;
  @Field(() => String) @Prose(2000) nature!: string;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { nullable: true }) until?: string | null;
}

@ObjectType()
export class StandingInterestPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => StandingInterestType) interest!: StandingInterestType;
}
