import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { IsIn, MaxLength } from 'class-validator';
import { PageArgs } from '../../platform/graphql/connection.js';
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
const A_NEW_ONE = {
  description:
    'The version that you read; leave it out for a new one. STALE_VERSION if it has changed since.',
  optional: true,
} as const;

/** Which pack of which programme. */
@InputType({ isAbstract: true })
class OfPack extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @RefField({ description: 'The pack: `FBC/2` or id.' }) pack!: string;
}

/** As `OfPack`, for a change to the pack as the caller saw it. */
@InputType({ isAbstract: true })
class OfPackSeen extends OfPack {
  @VersionField({
    description: 'The version of the pack that you read; STALE_VERSION if it has changed since.',
  })
  expectedVersion!: number;
}

/** Which documents of which programme. */
@ArgsType()
export class DocumentsArgs extends PageArgs {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @LineField(200, {
    description: 'Only those whose file name has this text in it, in capitals or not.',
    optional: true,
  })
  search?: string | null;
}

/** The next version of a business case. */
@InputType()
export class CreateCasePackInput extends Keyed {
  @RefField({ description: 'The programme: code or id.' }) programme!: string;
  @ChoiceField(() => CaseStage, { description: 'Which business case it is a version of.' })
  stage!: CaseStage;
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

/** A new label or status of a pack. */
@InputType()
export class RevisePackInput extends OfPackSeen {
  @Keeps()
  @LineField(200, { description: 'What the Trusts call this version.', optional: true })
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

/** A section, new or changed. */
@InputType()
export class PutSectionInput extends OfPack {
  @ChoiceField(() => SectionKind, {
    description: 'Which section it is: it replaces the one that the pack has.',
  })
  kind!: SectionKind;
  @LineField(200, { description: 'Its heading, as it is printed in the case.' }) title!: string;
  @Field(() => String, {
    description:
      'What it says; for a section that does not apply, why not. At most 100,000 characters.',
  })
  @MaxLength(LONGEST_SECTION, { message: 'must have at most 100000 characters' })
  text!: string;
  @ChoiceField(() => Completeness, { description: 'How far it is written.' })
  completeness!: Completeness;
  @VersionField(A_NEW_ONE) expectedVersion?: number | null;
}

/** A section to be removed. */
@InputType()
export class RemoveSectionInput extends OfPack {
  @ChoiceField(() => SectionKind, { description: 'Which section of the pack it is.' })
  kind!: SectionKind;
  @VersionField({
    description: 'The version of the section that you read; STALE_VERSION if it has changed since.',
  })
  expectedVersion!: number;
}

/** A key figure, new or changed: its value is given once, as its kind asks. */
@InputType()
export class PutKeyFigureInput extends OfPack {
  @CodeField({
    description:
      'The code of the figure, such as `GROSS-SAVING-2023`: it replaces the one that the pack has.',
  })
  code!: string;
  @LineField(200, { description: 'What the case calls the figure.' }) title!: string;
  @ChoiceField(() => KeyFigureKind, {
    description: 'What it says; whether you give amount, months or date follows from it.',
  })
  kind!: KeyFigureKind;
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
  @VersionField(A_NEW_ONE) expectedVersion?: number | null;
}

/** A key figure to be removed. */
@InputType()
export class RemoveKeyFigureInput extends OfPack {
  @CodeField({ description: 'The code of the figure in the pack, such as `GROSS-SAVING-2023`.' })
  code!: string;
  @VersionField({
    description: 'The version of the figure that you read; STALE_VERSION if it has changed since.',
  })
  expectedVersion!: number;
}

/** A document to be placed in a pack. */
@InputType()
export class PlaceDocumentInput extends OfPack {
  @UuidField({ description: 'The id of a document of the same programme.' })
  documentId!: string;
  @WholeField(1, 200, {
    description:
      'Its place, from 1; the documents from there on move down. The last place if left out.',
    optional: true,
  })
  position?: number | null;
  @LineField(200, { description: 'What the pack calls the document.' }) title!: string;
  @ChoiceField(() => DocumentRole, { description: 'What the document is for in the pack.' })
  role!: DocumentRole;
}

/** A new place, title or role of a document in a pack. */
@InputType({ description: 'Fields that are left out do not change.' })
export class MovePackDocumentInput extends Versioned {
  @UuidField({ description: 'The id of its place in the pack: the id of a PackDocument.' })
  packDocumentId!: string;
  @WholeField(1, 200, { description: 'Its new place, from 1.', optional: true })
  position?: number | null;
  @LineField(200, { description: 'What the pack calls the document.', optional: true })
  title?: string | null;
  @ChoiceField(() => DocumentRole, {
    description: 'What the document is for in the pack.',
    optional: true,
  })
  role?: DocumentRole | null;
}

/** A document to be taken out of a pack. */
@InputType()
export class RemovePackDocumentInput extends Versioned {
  @UuidField({ description: 'The id of its place in the pack: the id of a PackDocument.' })
  packDocumentId!: string;
}

/** A pack to be sealed. */
@InputType()
export class SealPackInput extends OfPackSeen {}

/** A new annex of a body. */
@InputType()
export class CreateAnnexInput extends OfPack {
  @RefField({ description: 'The body whose annex it is: code or id.' })
  body!: string;
  @LineField(200, { description: 'What the body calls its annex.' }) title!: string;
}

/** A new title of an annex. */
@InputType()
export class ReviseAnnexInput extends Versioned {
  @UuidField({ description: 'The id of the annex.' }) annexId!: string;
  @LineField(200, { description: 'What the body calls its annex.' }) title!: string;
}

/** What is said of a document in an annex. */
@InputType({ description: 'Fields that are left out do not change.' })
export class ReviseAnnexDocumentInput extends Versioned {
  @UuidField({ description: 'The id of the document in the annex.' }) annexDocumentId!: string;
  @Keeps()
  @LineField(200, { description: 'What the annex calls the document.', optional: true })
  title?: string | null;
  @Keeps()
  @ChoiceField(() => DocumentRole, { description: 'What the document is for.', optional: true })
  role?: DocumentRole | null;
  @Keeps()
  @FlagField({ description: 'Whether legal privilege is claimed for it.', optional: true })
  privileged?: boolean | null;
}

/** A document to be taken out of an annex. */
@InputType()
export class RemoveAnnexDocumentInput extends Versioned {
  @UuidField({ description: 'The id of the document in the annex.' }) annexDocumentId!: string;
}

/** An annex to be sealed. */
@InputType()
export class SealAnnexInput extends Versioned {
  @UuidField({ description: 'The id of the annex.' }) annexId!: string;
}
