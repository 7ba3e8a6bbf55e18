import { Field, InputType } from '@nestjs/graphql';
import { IsIn, MaxLength } from 'class-validator';
import {
  ChoiceField,
  CodeField,
  DayField,
  DecimalField,
  FlagField,
  LineField,
  Optional,
  RefField,
  UuidField,
  VersionField,
  WholeField,
} from '../../platform/graphql/input-fields.js';
import { Keeps } from '../../platform/graphql/null-fields.js';
import { Keyed, Versioned } from '../../platform/acts/keyed.input.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { Completeness, PackStatus, SectionKind } from './case-pack.rules.js';
import { KeyFigureKind } from './manifest.rules.js';

const LONGEST_SECTION = 100_000;

/** Which pack of which programme. */
@InputType({ isAbstract: true })
class OfPack extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The pack: `FBC/2` or id.' }) pack!: string;
}

@InputType()
export class CreateCasePackInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => CaseStage) stage!: CaseStage;
  @LineField(200, {
    description: 'What the Trusts call this version, such as `final for the June boards`.',
  })
  label!: string;
  @RefField({
    description:
      'Another pack of the programme, by code (`FBC/1`) or id: the new one starts with its sections, figures and documents.',
    optional: true,
  })
  copyFrom?: string | null;
}

@InputType()
export class RevisePackInput extends OfPack {
  @VersionField() expectedVersion!: number;
  @Keeps()
  @LineField(200, { optional: true })
  label?: string | null;
  @Field(() => PackStatus, {
    nullable: true,
    description: 'DRAFT, IN_REVIEW or WITHDRAWN. To seal a pack, use sealPack.',
  })
  @Optional()
  @Keeps()
  @IsIn(['DRAFT', 'IN_REVIEW', 'WITHDRAWN'], { message: 'must be DRAFT, IN_REVIEW or WITHDRAWN' })
  status?: 'DRAFT' | 'IN_REVIEW' | 'WITHDRAWN' | null;
}

@InputType()
export class PutSectionInput extends OfPack {
  @ChoiceField(() => SectionKind) kind!: SectionKind;
  @LineField(200) title!: string;
  @Field(() => String, { description: 'At most 100,000 characters.' })
  @MaxLength(LONGEST_SECTION, { message: 'must have at most 100000 characters' })
  text!: string;
  @ChoiceField(() => Completeness) completeness!: Completeness;
  @VersionField({
    description: 'The version that you read; leave it out for a new one.',
    optional: true,
  })
  expectedVersion?: number | null;
}

@InputType()
export class RemoveSectionInput extends OfPack {
  @ChoiceField(() => SectionKind) kind!: SectionKind;
  @VersionField() expectedVersion!: number;
}

@InputType()
export class PutKeyFigureInput extends OfPack {
  @CodeField({ description: 'The code of the figure, such as `GROSS-SAVING-2023`.' })
  code!: string;
  @LineField(200) title!: string;
  @ChoiceField(() => KeyFigureKind) kind!: KeyFigureKind;
  @DecimalField({
    description: 'The sum in pounds. For every kind but PAYBACK_MONTHS and GO_LIVE.',
    optional: true,
  })
  amount?: string | null;
  @WholeField(0, 999, {
    description: 'The number of months. Only for PAYBACK_MONTHS.',
    optional: true,
  })
  months?: number | null;
  @DayField({ description: 'The date. Only for GO_LIVE.', optional: true }) date?: string | null;
  @LineField(60, {
    description: 'For a sum: the year of its prices, such as 2017/18.',
    optional: true,
  })
  priceBase?: string | null;
  @VersionField({
    description: 'The version that you read; leave it out for a new one.',
    optional: true,
  })
  expectedVersion?: number | null;
}

@InputType()
export class RemoveKeyFigureInput extends OfPack {
  @CodeField() code!: string;
  @VersionField() expectedVersion!: number;
}

@InputType()
export class PlaceDocumentInput extends OfPack {
  @UuidField({ description: 'A document of the same programme.' })
  documentId!: string;
  @WholeField(1, 200, {
    description:
      'Its place, from 1; the documents from there on move down. The last place if left out.',
    optional: true,
  })
  position?: number | null;
  @LineField(200) title!: string;
  @ChoiceField(() => DocumentRole) role!: DocumentRole;
}

@InputType()
export class MovePackDocumentInput extends Versioned {
  @UuidField() packDocumentId!: string;
  @WholeField(1, 200, { description: 'Its new place, from 1.', optional: true })
  position?: number | null;
  @LineField(200, { optional: true }) title?: string | null;
  @ChoiceField(() => DocumentRole, { optional: true }) role?: DocumentRole | null;
}

@InputType()
export class RemovePackDocumentInput extends Versioned {
  @UuidField() packDocumentId!: string;
}

@InputType()
export class SealPackInput extends OfPack {
  @WholeField(null, null, {
    description: 'The version of the pack that you read and want to seal.',
  })
  expectedVersion!: number;
}

@InputType()
export class CreateAnnexInput extends OfPack {
  @RefField({ description: 'The body whose annex it is: code or id.' })
  body!: string;
  @LineField(200) title!: string;
}

@InputType()
export class ReviseAnnexInput extends Versioned {
  @UuidField() annexId!: string;
  @LineField(200) title!: string;
}

@InputType()
export class ReviseAnnexDocumentInput extends Versioned {
  @UuidField() annexDocumentId!: string;
  @Keeps()
  @LineField(200, { optional: true })
  title?: string | null;
  @Keeps()
  @ChoiceField(() => DocumentRole, { optional: true })
  role?: DocumentRole | null;
  @Keeps()
  @FlagField({ optional: true })
  privileged?: boolean | null;
}

@InputType()
export class RemoveAnnexDocumentInput extends Versioned {
  @UuidField() annexDocumentId!: string;
}

@InputType()
export class SealAnnexInput extends Versioned {
  @UuidField() annexId!: string;
}
