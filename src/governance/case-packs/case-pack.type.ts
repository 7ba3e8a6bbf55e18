import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  BigIntScalar,
  DateScalar,
  DecimalScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import { Completeness, PackStatus, SectionKind } from './case-pack.rules.js';
import { DocumentCaution, DocumentScan } from './document.rules.js';
import { Change, DifferenceArea } from './comparison.rules.js';
import { KeyFigureKind } from './manifest.rules.js';

registerEnumType(DocumentCaution, {
  name: 'DocumentCaution',
  description:
    'LINKS_OUTSIDE: the document shows pictures, figures or text that are kept somewhere else, so what readers see can change after sealing.',
});
registerEnumType(DocumentScan, {
  name: 'DocumentScan',
  description:
    'NOT_SCANNED when no scanner is set up. A document that the scanner finds harmful is not kept.',
});
registerEnumType(DocumentRole, {
  name: 'DocumentRole',
  description: 'What a document is for, in a pack or at a gate.',
});
registerEnumType(PackStatus, {
  name: 'PackStatus',
  description:
    'The state of a pack. SEALED: final, and bodies decide on it. SUPERSEDED: a later version is sealed.',
});
registerEnumType(SectionKind, {
  name: 'SectionKind',
  description:
    'The sections of a business case: a summary, the Five Cases, and the chapters that support them.',
});
registerEnumType(Completeness, {
  name: 'Completeness',
  description:
    'How complete a section is. NOT_APPLICABLE: the text of the section gives the reason.',
});
registerEnumType(KeyFigureKind, {
  name: 'KeyFigureKind',
  description:
    'The kind of a key figure. PAYBACK_MONTHS is in whole months and GO_LIVE is a date; all others are in pounds.',
});
registerEnumType(DifferenceArea, {
  name: 'DifferenceArea',
  description: 'The part of a pack in which two packs differ.',
});
registerEnumType(Change, {
  name: 'Change',
  description: 'What happened from the earlier pack to the later one.',
});

/** What `scan` of a document says. */
export const SCAN = 'What the scanner for harmful software found when the document was uploaded.';

@ObjectType('Document', {
  description:
    'A document of a programme, as it was uploaded; it never changes. The file is at `/api/documents/{id}`. Everybody with a role in the programme can read it.',
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
    description: 'A warning for readers; null when there is none.',
  })
  caution!: DocumentCaution | null;
}

export const DocumentConnection = connectionOf(DocumentType, 'Document');

@ObjectType('PackSection', {
  description: 'A section of a pack. The sections are in a fixed order.',
})
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
  description: 'A figure that the business case rests on, kept for each version.',
})
export class KeyFigureType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) code!: string;
  @Field(() => String) title!: string;
  @Field(() => KeyFigureKind) kind!: KeyFigureKind;
  @Field(() => String, { description: 'The value, as in the manifest: pounds, months or a date.' })
  value!: string;
  @Field(() => String, {
    nullable: true,
    description: "The year of a sum's prices, such as 2017/18.",
  })
  priceBase!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType('PackDocument', {
  description: 'A document in a pack, with its place and title there.',
})
export class PackDocumentType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => Int, { description: 'From 1, without a gap.' }) position!: number;
  @Field(() => String) title!: string;
  @Field(() => DocumentRole) role!: DocumentRole;
  @Field(() => Int) version!: number;
}

@ObjectType('PackBlocker', {
  description: 'Something to do before the pack can be sealed.',
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
    "One version of a business case. It is drafted, then sealed, and cannot change after that. Everybody with a role in the programme can read it, but not the bodies' annexes.",
})
export class CasePackType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => CaseStage) stage!: CaseStage;
  @Field(() => Int, { description: 'From 1 in each stage.' }) versionNumber!: number;
  @Field(() => String, { description: 'What the Trusts call this version.' }) label!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true }) sealedAt!: Date | null;
  @Field(() => DateScalar, { nullable: true, description: "By the programme's business date." })
  sealedOn!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description:
      'The digest of the sealed pack, which every vote on it names; null until it is sealed.',
  })
  manifestSha256!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The exact text that the digest was made of (UTF-8, RFC 8785); null until it is sealed.',
  })
  manifest!: string | null;
  @Field(() => Int, { description: 'Goes up with every change to the pack or its parts.' })
  version!: number;
}

@ObjectType('AnnexDocument', {
  description:
    "A document of a body's own annex. The file is at `/api/annex-documents/{id}`. Only that body's members and its secretary can read it.",
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
    description: 'A warning for readers; null when there is none.',
  })
  caution!: DocumentCaution | null;
}

@ObjectType('PackAnnex', {
  description:
    "A body's own part of a pack, sealed under its own digest. Only that body's members and its secretary can read it; nobody else is shown that it exists.",
})
export class PackAnnexType {
  @Field(() => UuidScalar) id!: string;
  @Field(() => String) title!: string;
  @Field(() => Date, { nullable: true }) sealedAt!: Date | null;
  @Field(() => Sha256Scalar, { nullable: true }) manifestSha256!: string | null;
  @Field(() => String, { nullable: true }) manifest!: string | null;
  @Field(() => Int) version!: number;
}

@ObjectType('Difference', { description: 'One difference between two packs.' })
export class DifferenceType {
  @Field(() => DifferenceArea) area!: DifferenceArea;
  @Field(() => String, {
    description:
      "What differs: the section's kind, the document's title, the figure, or the place in the snapshot.",
  })
  subject!: string;
  @Field(() => Change) change!: Change;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'For a section: the number of the line, from 1.',
  })
  line!: number | null;
}

@ObjectType('Comparison', { description: 'What changed from one sealed pack to another.' })
export class ComparisonType {
  @Field(() => CasePackType) a!: CasePackType;
  @Field(() => CasePackType) b!: CasePackType;
  @Field(() => [DifferenceType], {
    complexity: 100,
    description: 'The first 1,000 differences; none when the packs are equal.',
  })
  differences!: DifferenceType[];
  @Field(() => Int, { description: 'How many differences there are in all.' })
  differenceCount!: number;
}

/** What an act on a pack answers. */
export const CasePackPayload = payloadOf('CasePack', { casePack: () => CasePackType });

/** What an act on a body's own annex answers. */
export const PackAnnexPayload = payloadOf('PackAnnex', { annex: () => PackAnnexType });
