import { Field, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, Max, MaxLength, Min } from 'class-validator';
import { DateScalar, DecimalScalar, UuidScalar } from '../../platform/graphql/scalars.js';
import { Code, Line, Optional, Ref } from '../../platform/graphql/text.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { Completeness, PackStatus, SectionKind } from './case-pack.rules.js';
import { KeyFigureKind } from './manifest.rules.js';

const LONGEST_SECTION = 100_000;
const SEEN = { description: 'The version that you saw.' };
const SEEN_IF_THERE = {
  nullable: true,
  description: 'The version that you saw; leave it out for a new one.',
};

/** Which pack of which programme. */
@InputType({ isAbstract: true })
class OfPack {
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => String, { description: 'The pack: `FBC/2` or id.' }) @Ref() pack!: string;
}

@InputType()
export class CreateCasePackInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The programme: code or id.' }) @Ref() programme!: string;
  @Field(() => CaseStage) stage!: CaseStage;
  @Field(() => String, {
    description: 'What the Trusts call this version, such as `final for the June boards`.',
  })
  @Line(200)
  label!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Another pack of the programme, by code (`FBC/1`) or id: the new one starts with its sections, figures and documents.',
  })
  @Optional()
  @Ref()
  copyFrom?: string | null;
}

@InputType()
export class RevisePackInput extends OfPack {
  @Field(() => Int, SEEN) @IsInt() expectedVersion!: number;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) label?: string | null;
  @Field(() => PackStatus, {
    nullable: true,
    description: 'DRAFT, IN_REVIEW or WITHDRAWN. To seal a pack, use sealPack.',
  })
  @Optional()
  @IsIn(['DRAFT', 'IN_REVIEW', 'WITHDRAWN'], { message: 'must be DRAFT, IN_REVIEW or WITHDRAWN' })
  status?: 'DRAFT' | 'IN_REVIEW' | 'WITHDRAWN' | null;
}

@InputType()
export class PutSectionInput extends OfPack {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => SectionKind) kind!: SectionKind;
  @Field(() => String) @Line(200) title!: string;
  @Field(() => String, { description: 'At most 100,000 characters.' })
  @MaxLength(LONGEST_SECTION, { message: 'must have at most 100000 characters' })
  text!: string;
  @Field(() => Completeness) completeness!: Completeness;
  @Field(() => Int, SEEN_IF_THERE) @Optional() @IsInt() expectedVersion?: number | null;
}

@InputType()
export class RemoveSectionInput extends OfPack {
  @Field(() => SectionKind) kind!: SectionKind;
  @Field(() => Int, SEEN) @IsInt() expectedVersion!: number;
}

@InputType()
export class PutKeyFigureInput extends OfPack {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The code of the figure, such as `GROSS-SAVING-2023`.' })
  @Code()
  code!: string;
  @Field(() => String) @Line(200) title!: string;
  @Field(() => KeyFigureKind) kind!: KeyFigureKind;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The sum in pounds. For every kind but PAYBACK_MONTHS and GO_LIVE.',
  })
  amount?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The number of months. Only for PAYBACK_MONTHS.',
  })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(999)
  months?: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'The date. Only for GO_LIVE.' }) date?:
    string | null;
  @Field(() => String, {
    nullable: true,
    description: 'For a sum: the year of its prices, such as 2017/18.',
  })
  @Optional()
  @Line(60)
  priceBase?: string | null;
  @Field(() => Int, SEEN_IF_THERE) @Optional() @IsInt() expectedVersion?: number | null;
}

@InputType()
export class RemoveKeyFigureInput extends OfPack {
  @Field(() => String) @Code() code!: string;
  @Field(() => Int, SEEN) @IsInt() expectedVersion!: number;
}

@InputType()
export class PlaceDocumentInput extends OfPack {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => UuidScalar, { description: 'A document of the same programme.' })
  documentId!: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'Its place, from 1; the documents from there on move down. The last place if left out.',
  })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(200)
  position?: number | null;
  @Field(() => String) @Line(200) title!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
}

@InputType()
export class MovePackDocumentInput {
  @Field(() => UuidScalar) packDocumentId!: string;
  @Field(() => Int, SEEN) @IsInt() expectedVersion!: number;
  @Field(() => Int, { nullable: true, description: 'Its new place, from 1.' })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(200)
  position?: number | null;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) title?: string | null;
  @Field(() => DocumentRole, { nullable: true }) role?: DocumentRole | null;
}

@InputType()
export class RemovePackDocumentInput {
  @Field(() => UuidScalar) packDocumentId!: string;
  @Field(() => Int, SEEN) @IsInt() expectedVersion!: number;
}

@InputType()
export class SealPackInput extends OfPack {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => Int, { description: 'The version of the pack that you read and want to seal.' })
  @IsInt()
  expectedVersion!: number;
}

@InputType()
export class CreateAnnexInput extends OfPack {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => String, { description: 'The body whose annex it is: code or id.' })
  @Ref()
  body!: string;
  @Field(() => String) @Line(200) title!: string;
}

@InputType()
export class ReviseAnnexInput {
  @Field(() => UuidScalar) annexId!: string;
  @Field(() => Int, SEEN) @IsInt() expectedVersion!: number;
  @Field(() => String) @Line(200) title!: string;
}

@InputType()
export class ReviseAnnexDocumentInput {
  @Field(() => UuidScalar) annexDocumentId!: string;
  @Field(() => Int, { description: 'The version of the annex that you saw.' })
  @IsInt()
  expectedVersion!: number;
  @Field(() => String, { nullable: true }) @Optional() @Line(200) title?: string | null;
  @Field(() => DocumentRole, { nullable: true }) role?: DocumentRole | null;
  @Field(() => Boolean, { nullable: true }) privileged?: boolean | null;
}

@InputType()
export class RemoveAnnexDocumentInput {
  @Field(() => UuidScalar) annexDocumentId!: string;
  @Field(() => Int, { description: 'The version of the annex that you saw.' })
  @IsInt()
  expectedVersion!: number;
}

@InputType()
export class SealAnnexInput {
  @Field(() => UuidScalar) idempotencyKey!: string;
  @Field(() => UuidScalar) annexId!: string;
  @Field(() => Int, { description: 'The version of the annex that you read and want to seal.' })
  @IsInt()
  expectedVersion!: number;
}
