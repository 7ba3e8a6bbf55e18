import { Field, Int, ObjectType } from '@nestjs/graphql';
import { payloadOf } from '../../platform/acts/payload.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { publishEnum } from '../../platform/graphql/enum.js';
import { pinned } from '../../platform/graphql/pinned.js';
import {
  BigIntScalar,
  DateScalar,
  DecimalScalar,
  Sha256Scalar,
  UuidScalar,
} from '../../platform/graphql/scalars.js';
import { DocumentRole } from '../programmes/document-role.rules.js';
import { CaseStage } from '../programmes/regime.rules.js';
import type {
  AnnexDocument,
  CasePack,
  Document,
  KeyFigureRow,
  PackAnnex,
  PackDocument,
  PackSection,
} from './case-pack.entity.js';
import { Completeness, PackStatus, SectionKind } from './case-pack.rules.js';
import type { PackComparison } from './comparison.reader.js';
import { Change, DifferenceArea, type Difference } from './comparison.rules.js';
import { DocumentCaution, DocumentScan } from './document.rules.js';
import { KeyFigureKind, type Money } from './manifest.rules.js';

publishEnum(DocumentCaution, 'DocumentCaution', 'What the reader of a document should know.', {
  LINKS_OUTSIDE:
    'The document shows pictures, figures or text that are kept somewhere else, so what readers see can change after sealing.',
});
publishEnum(
  DocumentScan,
  'DocumentScan',
  'What the scanner for harmful software found in a document. A document that it finds harmful is not kept.',
  {
    NOT_SCANNED: 'No scanner was set up when the document was uploaded.',
    CLEAN: 'The scanner found nothing harmful.',
  },
);
publishEnum(PackStatus, 'PackStatus', 'Where a case pack stands.', {
  DRAFT: 'It is being written: its sections, figures and documents can change.',
  IN_REVIEW: 'It is being read before it is sealed: take it back to draft to change it.',
  SEALED: 'It is final, under a digest, and bodies decide on it.',
  SUPERSEDED: 'It was sealed, and a later version of the same case is sealed now.',
  WITHDRAWN: 'It was given up before it was sealed.',
});
publishEnum(
  SectionKind,
  'SectionKind',
  'The sections of a business case, in the order in which they are read.',
  {
    EXECUTIVE_SUMMARY: 'The summary of the whole case.',
    STRATEGIC: 'The strategic case: is there a case for change, and does it fit?',
    ECONOMIC: 'The economic case: which option is the best value?',
    COMMERCIAL: 'The commercial case: is the deal viable?',
    FINANCIAL: 'The financial case: is it affordable, and funded?',
    MANAGEMENT: 'The management case: can it be delivered?',
    PATIENT_BENEFITS: 'What patients gain.',
    WORKFORCE: 'What changes for staff.',
    ESTATES: 'What changes for buildings and land.',
    DIGITAL: 'What changes for information technology.',
    LTFM: 'The long-term financial model (LTFM).',
    RISKS: 'The risks, and what is done about them.',
    BENEFITS_REGISTER: 'Each benefit, with its owner and measure.',
    PTIP: 'The post-transaction integration plan (PTIP).',
    COMMUNICATIONS: 'How staff, patients and the public are told.',
    EQUALITY: 'The effect on people with protected characteristics.',
    DUE_DILIGENCE: 'What was found in examining the Trusts.',
    LEGAL: 'The legal form of the transaction, and the advice on it.',
  },
);
publishEnum(Completeness, 'Completeness', 'How complete a section of a pack is.', {
  NOT_STARTED: 'Nothing is written yet.',
  IN_PROGRESS: 'It is being written.',
  COMPLETE: 'It is finished.',
  NOT_APPLICABLE:
    'It does not apply, and its text says why. The strategic, economic, commercial, financial and management cases always apply.',
});
publishEnum(KeyFigureKind, 'KeyFigureKind', 'What a key figure says.', {
  GROSS_SAVING: 'What is saved before costs, in pounds.',
  COST_TO_ACHIEVE: 'What it costs to bring the change about, in pounds.',
  NET_SAVING: 'What is saved after costs, in pounds.',
  NET_PRESENT_VALUE: 'The value today of all savings and costs to come, in pounds.',
  PAYBACK_MONTHS: 'After how many months the savings have paid for the costs.',
  GO_LIVE: 'The date on which the Trusts are to become one.',
});
publishEnum(DifferenceArea, 'DifferenceArea', 'The part of a pack in which two packs differ.', {
  SECTION: 'A section: its title, or a line of its text.',
  DOCUMENT: 'A document: whether it is there, its file, or its place.',
  FIGURE: 'A key figure.',
  SNAPSHOT: 'A fact of the programme as it was when the pack was sealed.',
});
publishEnum(Change, 'Change', 'What happened from the earlier pack to the later one.', {
  ADDED: 'It is only in the later pack.',
  REMOVED: 'It is only in the earlier pack.',
  CHANGED: 'It is in both packs, and not the same.',
});

/** What `scan` of a document says. */
export const SCAN = 'What the scanner for harmful software found when the document was uploaded.';
const VERSION = 'Its version: send it as expectedVersion to change it.';
const MEDIA_TYPE = 'What kind of file it is, such as `application/pdf`.';
const BYTES = 'The size of the file in bytes.';
const FILE_NAME = 'The name of the file, as it was uploaded.';
const CAUTION = 'What its reader should know; null when there is nothing.';

@ObjectType('Document', {
  description:
    'A document of a programme, as it was uploaded; it never changes. Everybody with a role in the programme can read it.',
})
export class DocumentType {
  @Field(() => UuidScalar, {
    description: 'The id of the document, by which it is placed in packs and attached to gates.',
  })
  id!: string;
  @Field(() => String, { description: FILE_NAME }) fileName!: string;
  @Field(() => String, { description: MEDIA_TYPE }) mediaType!: string;
  @Field(() => BigIntScalar, { description: BYTES }) bytes!: string;
  @Field(() => Sha256Scalar, {
    description: 'The digest of its bytes: the same bytes have the same digest.',
  })
  sha256!: string;
  @Field(() => UuidScalar, {
    name: 'uploadedById',
    description: 'The id of the person who uploaded it.',
  })
  uploadedBy!: string;
  @Field(() => Date, { description: 'When it was uploaded.' }) uploadedAt!: Date;
  @Field(() => DocumentCaution, { nullable: true, description: CAUTION })
  caution!: DocumentCaution | null;
}
pinned<Document, DocumentType>();

/** A page of the documents of a programme. */
export const DocumentConnection = connectionOf(DocumentType, 'Document');

@ObjectType('PackSection', {
  description: 'A section of a pack. The sections are in a fixed order.',
})
export class PackSectionType {
  @Field(() => UuidScalar, { description: 'The id of the section.' }) id!: string;
  @Field(() => SectionKind, {
    description: 'Which section it is: a pack has each at most once.',
  })
  kind!: SectionKind;
  @Field(() => String, { description: 'Its heading, as it is printed in the case.' })
  title!: string;
  @Field(() => String, {
    description: 'What it says, in full; for a section that does not apply, why not.',
  })
  text!: string;
  @Field(() => Completeness, { description: 'How far it is written.' })
  completeness!: Completeness;
  @Field(() => Int, { description: VERSION }) version!: number;
}
pinned<PackSection, PackSectionType>();

@ObjectType('Money', { description: 'A sum in pounds sterling.' })
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'The sum in pounds, with pence: `23000000.00`.' })
  amount!: string;
  @Field(() => BigIntScalar, { description: 'The same sum in pence.' }) pence!: string;
}
pinned<Money, MoneyType>();

@ObjectType('KeyFigure', {
  description: 'A figure that the business case rests on, kept for each version.',
})
export class KeyFigureType {
  @Field(() => UuidScalar, { description: 'The id of the figure.' }) id!: string;
  @Field(() => String, {
    description: 'The code of the figure in its pack, such as `GROSS-SAVING-2023`.',
  })
  code!: string;
  @Field(() => String, { description: 'What the case calls the figure.' }) title!: string;
  @Field(() => KeyFigureKind, {
    description: 'What it says; whether it is a sum, months or a date follows from it.',
  })
  kind!: KeyFigureKind;
  @Field(() => String, {
    description: 'Its value as text, as in the manifest: pounds with pence, months, or a date.',
  })
  value!: string;
  @Field(() => String, {
    nullable: true,
    description: "The year of a sum's prices, such as 2017/18; null for months and dates.",
  })
  priceBase!: string | null;
  @Field(() => Int, { description: VERSION }) version!: number;
}
pinned<KeyFigureRow, KeyFigureType>();

@ObjectType('PackDocument', {
  description: 'A document in a pack, with its place and title there.',
})
export class PackDocumentType {
  @Field(() => UuidScalar, {
    description: 'The id of its place in the pack, by which it is moved and removed.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the document that is placed here.' })
  documentId!: string;
  @Field(() => Int, { description: 'Its place in the pack: from 1, without a gap.' })
  position!: number;
  @Field(() => String, { description: 'What the pack calls the document.' }) title!: string;
  @Field(() => DocumentRole, { description: 'What the document is for in the pack.' })
  role!: DocumentRole;
  @Field(() => Int, { description: VERSION }) version!: number;
}
pinned<PackDocument, PackDocumentType>();

@ObjectType('CasePack', {
  description:
    "One version of a business case. It is drafted, then sealed, and cannot change after that. Everybody with a role in the programme can read it, but not the bodies' annexes.",
})
export class CasePackType {
  @Field(() => UuidScalar, { description: 'The id of the pack, by which it can be named.' })
  id!: string;
  @Field(() => CaseStage, { description: 'Which business case it is a version of.' })
  stage!: CaseStage;
  @Field(() => Int, { description: 'Its number among the versions of its stage, from 1.' })
  versionNumber!: number;
  @Field(() => String, {
    description: 'What the Trusts call this version, such as `Final for June boards`.',
  })
  label!: string;
  @Field(() => UuidScalar, {
    name: 'createdById',
    description: 'The id of the person who started this version.',
  })
  createdBy!: string;
  @Field(() => Date, { description: 'When this version was started.' }) createdAt!: Date;
  @Field(() => UuidScalar, {
    name: 'sealedById',
    nullable: true,
    description: 'The id of the person who sealed it. Null until it is sealed.',
  })
  sealedBy!: string | null;
  @Field(() => Date, {
    nullable: true,
    description: 'The moment at which it was sealed. Null until it is sealed.',
  })
  sealedAt!: Date | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day on which it was sealed, by the programme's business date. Null until it is sealed.",
  })
  sealedOn!: string | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description:
      'The digest of the sealed pack, which every vote on it names. Null until it is sealed.',
  })
  manifestSha256!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The exact text that the digest was made of (UTF-8, RFC 8785). Null until it is sealed.',
  })
  manifest!: string | null;
  @Field(() => UuidScalar, {
    nullable: true,
    description:
      'The id of the later sealed version that replaced this one. Null while it is not replaced.',
  })
  supersededById!: string | null;
  @Field(() => Int, {
    description:
      'Its version, which goes up with every change to the pack or its parts: send it as expectedVersion to change or seal it.',
  })
  version!: number;
}
pinned<CasePack, CasePackType>();

@ObjectType('AnnexDocument', {
  description:
    "A document of a body's own annex. Only that body's members and its secretary can read it.",
})
export class AnnexDocumentType {
  @Field(() => UuidScalar, {
    description: 'The id of the document, by which it is changed and removed.',
  })
  id!: string;
  @Field(() => Int, { description: 'Its place in the annex: from 1, without a gap.' })
  position!: number;
  @Field(() => String, { description: 'What the annex calls the document.' }) title!: string;
  @Field(() => DocumentRole, { description: 'What the document is for.' }) role!: DocumentRole;
  @Field(() => Boolean, { description: 'Whether legal privilege is claimed for it.' })
  privileged!: boolean;
  @Field(() => String, { description: FILE_NAME }) fileName!: string;
  @Field(() => String, { description: MEDIA_TYPE }) mediaType!: string;
  @Field(() => BigIntScalar, { description: BYTES }) bytes!: string;
  @Field(() => Sha256Scalar, {
    description: "The digest of its bytes, which the annex's manifest names.",
  })
  sha256!: string;
  @Field(() => UuidScalar, {
    name: 'uploadedById',
    description: 'The id of the person who uploaded it.',
  })
  uploadedBy!: string;
  @Field(() => Date, { description: 'When it was uploaded.' }) uploadedAt!: Date;
  @Field(() => DocumentCaution, { nullable: true, description: CAUTION })
  caution!: DocumentCaution | null;
}
pinned<AnnexDocument, AnnexDocumentType>();

@ObjectType('PackAnnex', {
  description:
    "A body's own part of a pack, sealed under its own digest. Only that body's members and its secretary can read it; nobody else is shown that it exists.",
})
export class PackAnnexType {
  @Field(() => UuidScalar, {
    description: 'The id of the annex, by which documents are uploaded to it and it is sealed.',
  })
  id!: string;
  @Field(() => UuidScalar, { description: 'The id of the body whose own it is.' })
  bodyId!: string;
  @Field(() => UuidScalar, { description: 'The id of the pack that it belongs to.' })
  packId!: string;
  @Field(() => String, { description: 'What the body calls its annex.' }) title!: string;
  @Field(() => UuidScalar, {
    name: 'sealedById',
    nullable: true,
    description: 'The id of the person who sealed it. Null until it is sealed.',
  })
  sealedBy!: string | null;
  @Field(() => Date, {
    nullable: true,
    description: 'The moment at which it was sealed. Null until it is sealed.',
  })
  sealedAt!: Date | null;
  @Field(() => Sha256Scalar, {
    nullable: true,
    description:
      "The digest of the sealed annex, which the body's resolution names. Null until it is sealed.",
  })
  manifestSha256!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The exact text that the digest was made of (UTF-8, RFC 8785). Null until it is sealed.',
  })
  manifest!: string | null;
  @Field(() => Int, { description: VERSION }) version!: number;
}
pinned<PackAnnex, PackAnnexType>();

@ObjectType('Difference', { description: 'One difference between two packs.' })
export class DifferenceType {
  @Field(() => DifferenceArea, { description: 'The part of the packs that it is in.' })
  area!: DifferenceArea;
  @Field(() => String, {
    description:
      "What differs: the section's kind, the document's title, the figure, or the place in the snapshot.",
  })
  subject!: string;
  @Field(() => Change, { description: 'Whether it was added, removed or changed.' })
  change!: Change;
  @Field(() => String, {
    nullable: true,
    description: 'What the earlier pack says. Null for what was added.',
  })
  before!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the later pack says. Null for what was removed.',
  })
  after!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'The number of the line in the text of a section, from 1: in the earlier text for a line that was removed, else in the later. Null for other parts, titles and whole sections.',
  })
  line!: number | null;
}
pinned<Difference, DifferenceType>();

@ObjectType('Comparison', { description: 'What changed from one sealed pack to another.' })
export class ComparisonType {
  @Field(() => CasePackType, { description: 'The earlier pack.' }) a!: CasePackType;
  @Field(() => CasePackType, { description: 'The later pack.' }) b!: CasePackType;
  @Field(() => [DifferenceType], {
    complexity: 100,
    description: 'The first 1,000 differences; none when the packs are equal.',
  })
  differences!: DifferenceType[];
  @Field(() => Int, { description: 'How many differences there are in all.' })
  differenceCount!: number;
}
pinned<PackComparison, ComparisonType>();

/** What an act on a pack answers. */
export const CasePackPayload = payloadOf('CasePack', { casePack: () => CasePackType });

/** What an act on a body's own annex answers. */
export const PackAnnexPayload = payloadOf('PackAnnex', { annex: () => PackAnnexType });
