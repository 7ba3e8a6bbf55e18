import { Field, InputType, Int } from '@nestjs/graphql';
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
import { DateScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Code, Line, Optional, Prose, Ref } from '../../platform/graphql/text.js';
import { BodyKind, SeatKind } from './body.rules.js';
import { CouncilDenominator, Method, Way } from './standing-orders.rules.js';
import { SiteKind, TrustKind } from './trust.rules.js';

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

@InputType()
export class SetCouncilSeatsInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The council: code or id.' }) @Ref() body!: string;
  @Field(() => Int, { description: 'All seats, filled or not.' })
  @IsInt()
  @Min(1)
  @Max(200)
  seats!: number;
  @Field(() => DateScalar) effectiveFrom!: string;
  @Field(() => String, {
    description:
      'For example that the constitution was amended, or that the number was entered wrongly.',
  })
  @Line(500)
  reason!: string;
}

@InputType()
export class VoidSeatInput {
  @Field(() => UuidScalar) seatId!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'What was wrong with it.' }) @Line(500) reason!: string;
}

@InputType()
export class EndInterestInput {
  @Field(() => UuidScalar) standingInterestId!: string;
  @Field(() => DateScalar, { description: 'The last day of the interest.' }) until!: string;
  @Field(() => Int, { description: 'The version that you saw.' }) @IsInt() expectedVersion!: number;
  @Field(() => String, { description: 'For example that the person has left the post.' })
  @Line(500)
  reason!: string;
}
