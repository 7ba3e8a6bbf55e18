import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  BigIntScalar,
  DateScalar,
  DecimalScalar,
  Sha256Scalar,
  UuidScalar,
} from '../graphql/scalars.js';
import { connectionOf } from '../graphql/connection.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { Completeness, PackStatus, SectionKind } from './case-pack.rules.js';
import { DocumentCaution, DocumentScan } from './document.rules.js';
import { Change, DifferenceArea } from './comparison.rules.js';
import { KeyFigureKind } from './manifest.rules.js';

registerEnumType(DocumentCaution, {
  name: 'DocumentCaution',
  description:
    'LINKS_OUTSIDE: it shows pictures, figures or text that are kept elsewhere and can change after sealing, though its bytes do not.',
});
registerEnumType(DocumentScan, {
  name: 'DocumentScan',
  description: 'NOT_SCANNED when no scanner was set up; what is not clean is never kept.',
});
registerEnumType(DocumentRole, {
  name: 'DocumentRole',
  description: 'What a document is for, in a pack or at a gate.',
});
registerEnumType(PackStatus, {
  name: 'PackStatus',
  description: 'Where a pack stands; SEALED is final for the bodies, SUPERSEDED has a later one.',
});
registerEnumType(SectionKind, {
  name: 'SectionKind',
  description: 'The sections of a business case: summary, the Five Cases, what supports them.',
});
registerEnumType(Completeness, {
  name: 'Completeness',
  description: 'How far a section is; NOT_APPLICABLE gives its reason as its text.',
});
registerEnumType(KeyFigureKind, {
  name: 'KeyFigureKind',
  description: 'Sums are in pounds; PAYBACK_MONTHS in whole months; GO_LIVE is a date.',
});
registerEnumType(DifferenceArea, {
  name: 'DifferenceArea',
  description: 'In what part of a pack two packs differ.',
});
registerEnumType(Change, { name: 'Change', description: 'From the first pack to the second.' });

/** What `scan` of a document says. */
export const SCAN = 'What the scanner for harmful software said when it came.';

@ObjectType('Document', {
  description:
    'A document of a programme, as it was uploaded; never changed. Its bytes are at `/api/documents/{id}`. Readable by whoever holds a role in the programme.',
})
export class DocumentType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String) mediaType!: string;
  @Field(() => BigIntScalar, { description: 'Its size in bytes.' }) bytes!: string;
  @Field(() => Sha256Scalar, { description: 'The digest of its bytes.' }) sha256!: string;
  @Field(() => Date) uploadedAt!: Date;
  @Field(() => DocumentCaution, {
    nullable: true,
    description: 'What a reader should know of it; null when there is nothing.',
  })
  caution!: DocumentCaution | null;
}

export const DocumentConnection = connectionOf(DocumentType, 'Document');

@ObjectType('PackSection', { description: 'A section of a pack; sections stand in a fixed order.' })
export class PackSectionType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => SectionKind) kind!: SectionKind;
  @Field(() => String) title!: string;
  @Field(() => String) text!: string;
  @Field(() => Completeness) completeness!: Completeness;
  @Field(() => Int) version!: number;
}

@ObjectType('Money', { description: 'A sum in pounds sterling.' })
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'Pounds with pence.' }) amount!: string;
  @Field(() => BigIntScalar, { description: 'The same sum in pence.' }) pence!: string;
}

@ObjectType('KeyFigure', {
  description: 'A figure that the case stands on, kept for each version of it.',
})
export class KeyFigureType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => KeyFigureKind) kind!: KeyFigureKind;
  @Field(() => String, { description: 'As it stands in the manifest: pounds, months or a date.' })
  value!: string;
  @Field(() => String, {
    nullable: true,
    description: 'At which prices a sum is, such as 2017/18.',
  })
  priceBase!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType('PackDocument', { description: "A document's place in a pack." })
export class PackDocumentType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int, { description: 'From 1, without a gap.' }) position!: number;
  @Field(() => String) title!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
  @Field(() => Int) version!: number;
}

@ObjectType('PackBlocker', {
  description: 'Something that a pack still lacks before it is sealed.',
})
export class PackBlockerType {
  @Field(() => String, { description: 'LABEL, DOCUMENTS, DOCUMENT, TITLE or SECTION.' })
  kind!: string;
  @Field(() => String) because!: string;
  @Field(() => String, { nullable: true, description: 'DOCUMENT, DOCUMENT_ROLE or SECTION_KIND.' })
  subjectType?: string | null;
  @Field(() => String, { nullable: true }) subjectId?: string | null;
}

@ObjectType('CasePack', {
  description:
    'One version of a business case: drafted, sealed, then never changed. Its common part is readable by whoever holds a role in the programme.',
})
export class CasePackType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => CaseStage) stage!: CaseStage;
  @Field(() => Int, { description: 'From 1 in each stage.' }) versionNumber!: number;
  @Field(() => String, { description: 'What the Trusts call this version.' }) label!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) sealedAt!: Date | null;
  @Field(() => DateScalar, { nullable: true, description: "By the programme's date." })
  sealedOn!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description: 'The digest that every vote on this pack names; null until it is sealed.',
  })
  manifestSha256!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The exact text whose UTF-8 bytes were digested (RFC 8785); null until sealed.',
  })
  manifest!: string | null;
  @Field(() => Int, { description: 'Grows with every change of the pack or of its parts.' })
  version!: number;
}

@ObjectType('AnnexDocument', {
  description:
    "A document of a body's own annex; its bytes are at `/api/annex-documents/{id}`. Readable by that body's seats and secretary alone.",
})
export class AnnexDocumentType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int) position!: number;
  @Field(() => String) title!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
  @Field(() => Boolean, { description: 'Legal privilege is claimed for it.' }) privileged!: boolean;
  @Field(() => String) fileName!: string;
  @Field(() => String) mediaType!: string;
  @Field(() => BigIntScalar, { description: 'Its size in bytes.' }) bytes!: string;
  @Field(() => Sha256Scalar) sha256!: string;
  @Field(() => Date) uploadedAt!: Date;
  @Field(() => DocumentCaution, {
    nullable: true,
    description: 'What a reader should know of it; null when there is nothing.',
  })
  caution!: DocumentCaution | null;
}

@ObjectType('PackAnnex', {
  description:
    "A body's own part beside the common one, sealed with a digest of its own. Readable by that body's seats and secretary alone: to others not even its title is there.",
})
export class PackAnnexType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Date, { nullable: true }) sealedAt!: Date | null;
  @Field(() => Sha256Scalar, { nullable: true }) manifestSha256!: string | null;
  @Field(() => String, { nullable: true }) manifest!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType('Difference', { description: 'One thing that is not the same in two packs.' })
export class DifferenceType {
  @Field(() => DifferenceArea) area!: DifferenceArea;
  @Field(() => String, {
    description:
      "The section's kind, the document's title, the figure, or the place in the snapshot.",
  })
  subject!: string;
  @Field(() => Change) change!: Change;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
  @Field(() => Int, { nullable: true, description: 'In a section: the line, from 1.' })
  line!: number | null;
}

@ObjectType('Comparison', { description: 'What changed from one sealed pack to another.' })
export class ComparisonType {
  @Field(() => CasePackType) a!: CasePackType;
  @Field(() => CasePackType) b!: CasePackType;
  @Field(() => [DifferenceType], {
    complexity: 100,
    description: 'The first 1,000; equal packs have none.',
  })
  differences!: DifferenceType[];
  @Field(() => Int, { description: 'How many differences there are in all.' })
  differenceCount!: number;
}

@ObjectType()
export class CasePackPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => CasePackType) casePack!: CasePackType;
}

@ObjectType()
export class PackAnnexPayload {
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => PackAnnexType) annex!: PackAnnexType;
}
