import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { Sha256Scalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Line, Optional, Prose, Ref, Refs } from '../../platform/graphql/text.js';
import { Ruling } from '../deciding/quorum.rules.js';
import { Choice } from '../deciding/tally.rules.js';
import { CastingChoice } from '../deciding/voting.rules.js';

const NAMED = 'The resolution: its id, or `DERBY-BOARD/3`.';
const READ =
  'The digest of the pack that you read: that of the resolution. Leave it out if the resolution has no pack.';
const REVISION = 'The revision of your vote that you saw; 0 if you have not voted.';

@InputType()
export class CastVoteInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Choice) choice!: Choice;
  @Field(() => Sha256Scalar, { nullable: true, description: READ }) manifestSha256?: string | null;
  @Field(() => Int, { defaultValue: 0, description: REVISION })
  @IsInt()
  @Min(0)
  expectedRevision!: number;
  @Field(() => String, { nullable: true }) @Optional() @Prose(2000) reason?: string | null;
}

@InputType()
export class TakeBackVoteInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Int, { description: REVISION }) @IsInt() @Min(1) expectedRevision!: number;
  @Field(() => String, { nullable: true }) @Optional() @Prose(2000) reason?: string | null;
}

@InputType({ description: 'One vote given at the meeting.' })
export class RecordedVoteInput {
  @Field(() => String, { description: 'The member: code or id.' }) @Ref() person!: string;
  @Field(() => Choice, {
    nullable: true,
    description:
      'Null takes out a vote that was recorded for the wrong member, with the reason. A vote cast in person cannot be taken out.',
  })
  choice?: Choice | null;
  @Field(() => Int, {
    defaultValue: 0,
    description: 'The revision of the vote that stands; 0 if there is none.',
  })
  @IsInt()
  @Min(0)
  expectedRevision!: number;
  @Field(() => String, { nullable: true }) @Optional() @Prose(2000) reason?: string | null;
}

@InputType()
export class RecordVotesInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: 'The digest of the pack that the members had: that of the resolution.',
  })
  manifestSha256?: string | null;
  @Field(() => [RecordedVoteInput], { description: 'From 1 to 200 members, each once.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => RecordedVoteInput)
  votes!: RecordedVoteInput[];
}

const counted = (description: string) => ({ nullable: true, description });
const Count = () => (target: object, property: string) => {
  for (const check of [Optional(), IsInt(), Min(0), Max(1000)]) check(target, property);
};

@InputType({ description: 'A count. Which fields it needs depends on the way of deciding.' })
export class RecordCountInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => Int, counted('For a show of hands or a ballot.')) @Count() for?: number | null;
  @Field(() => Int, counted('For a show of hands or a ballot.')) @Count() against?: number | null;
  @Field(() => Int, counted('For a show of hands or a ballot.')) @Count() abstain?: number | null;
  @Field(() => Int, counted('For a ballot.')) @Count() spoilt?: number | null;
  @Field(
    () => [String],
    counted(
      'If agreed without a vote: the members who asked for dissent to be recorded, by code or id.',
    ),
  )
  @Optional()
  @Refs(200)
  dissents?: string[] | null;
  @Field(
    () => [String],
    counted(
      'If agreed without a vote: the members who asked for an abstention to be recorded, by code or id.',
    ),
  )
  @Optional()
  @Refs(200)
  abstentions?: string[] | null;
  @Field(() => String, counted('For a ballot: the person who certified it.'))
  @Optional()
  @Line(200)
  scrutineer?: string | null;
  @Field(
    () => Sha256Scalar,
    counted(
      "For a ballot: the SHA-256 digest of the certificate's file. Upload the file once the resolution is closed, because everybody with a role in the programme can read it.",
    ),
  )
  certificateSha256?: string | null;
}

@InputType()
export class GiveCastingVoteInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => CastingChoice) choice!: CastingChoice;
}

@InputType()
export class DeclareInterestInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: NAMED }) @Ref() resolution!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The member, if the secretary records it: code or id. Yourself unless given.',
  })
  @Optional()
  @Ref()
  person?: string | null;
  @Field(() => String) @Prose(2000) nature!: string;
}

@InputType()
export class ConfirmInterestInput {
  @Field(() => UuidScalar) interestId!: string;
}

@InputType()
export class RuleOnInterestInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => UuidScalar) interestId!: string;
  @Field(() => Ruling) ruling!: Ruling;
  @Field(() => String) @Prose(2000) reason!: string;
}
