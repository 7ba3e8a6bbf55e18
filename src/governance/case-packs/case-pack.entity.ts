import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  DayColumn,
  Id,
  IN_BODY,
  MomentColumn,
  ProseColumn,
  TextColumn,
  VersionColumn,
} from '../../platform/database/columns.js';
import { Critical } from '../../platform/database/critical.js';
import type { DocumentRole } from '../programmes/document-role.rules.js';
import { Programme } from '../programmes/programme.entity.js';
import type { CaseStage } from '../programmes/regime.rules.js';
import { DecidingBody } from '../trusts/trust.entity.js';
import type { Completeness, SectionKind, StoredPackStatus } from './case-pack.rules.js';
import type { DocumentCaution, DocumentScan } from './document.rules.js';
import type { KeyFigureKind } from './manifest.rules.js';

/** One version of a business case: drafted, then sealed and never changed. Named `FBC/2`. */
@Entity('case_pack')
@Critical()
@Unique('case_pack_version', ['programmeId', 'stage', 'versionNumber'])
@Unique('case_pack_in_programme', ['programmeId', 'id'])
@Index('case_pack_one_draft', ['programmeId', 'stage'], {
  unique: true,
  where: "status in ('DRAFT', 'IN_REVIEW')",
})
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'case_pack_programme' })
export class CasePack {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() stage!: CaseStage;
  @Column('int') versionNumber!: number;
  /** What the Trusts call it, such as `Final for June boards`. */
  @ProseColumn() label!: string;
  @TextColumn() status!: StoredPackStatus;
  @Column('uuid') createdBy!: string;
  @MomentColumn() createdAt!: Date;
  @Column('uuid', { nullable: true }) sealedBy!: string | null;
  @MomentColumn({ nullable: true }) sealedAt!: Date | null;
  @DayColumn({ nullable: true }) sealedOn!: string | null;
  /** The exact bytes that the bodies decide on (RFC 8785). */
  @ProseColumn({ nullable: true }) manifest!: string | null;
  @TextColumn({ nullable: true }) manifestSha256!: string | null;
  /** The later sealed version that voids what was open on this one. */
  @Column('uuid', { nullable: true }) supersededById!: string | null;
  @VersionColumn() version!: number;
}

/** A section of a pack: one of the Five Cases, or an annex of the common part. */
@Entity('pack_section')
@Critical()
@Unique('pack_section_kind', ['packId', 'kind'])
@ForeignKey(() => CasePack, ['programmeId', 'packId'], ['programmeId', 'id'], {
  name: 'pack_section_pack',
})
export class PackSection {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') packId!: string;
  @TextColumn() kind!: SectionKind;
  @ProseColumn() title!: string;
  @ProseColumn() text!: string;
  @TextColumn() completeness!: Completeness;
  @VersionColumn() version!: number;
}

/** A figure that the case stands on, typed by hand: gross saving, cost to achieve, go-live and so on. */
@Entity('key_figure')
@Critical()
@Unique('key_figure_code', ['packId', 'code'])
@ForeignKey(() => CasePack, ['programmeId', 'packId'], ['programmeId', 'id'], {
  name: 'key_figure_pack',
})
export class KeyFigureRow {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') packId!: string;
  @TextColumn() code!: string;
  @ProseColumn() title!: string;
  @TextColumn() kind!: KeyFigureKind;
  /** In the form of its kind: pounds with pence for money, such as `23000000.00`. */
  @TextColumn() value!: string;
  @ProseColumn({ nullable: true }) priceBase!: string | null;
  @VersionColumn() version!: number;
}

/** A document of a programme: what was uploaded, named by the digest of its bytes; never changed. */
@Entity('document')
@Critical()
@Unique('document_in_programme', ['programmeId', 'id'])
@Index('document_bytes', ['programmeId', 'sha256'])
@ForeignKey(() => Programme, ['programmeId'], ['id'], { name: 'document_programme' })
export class Document {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @TextColumn() sha256!: string;
  @Column('bigint') bytes!: string;
  @TextColumn() mediaType!: string;
  @ProseColumn() fileName!: string;
  @Column('uuid') uploadedBy!: string;
  @MomentColumn() uploadedAt!: Date;
  @TextColumn({ nullable: true }) caution!: DocumentCaution | null;
  /** Null when no scanner was set up. */
  @TextColumn({ nullable: true }) scan!: DocumentScan | null;
}

/** 256 kB of a document's bytes: the same bytes twice in a programme are one set of rows. */
@Entity('document_chunk')
export class DocumentChunk {
  @PrimaryColumn('uuid') programmeId!: string;
  @PrimaryColumn('text', { collation: 'C' }) sha256!: string;
  @PrimaryColumn('int') number!: number;
  @Column('bytea') content!: Buffer;
}

/** A document's place in a pack: its order, title and role are part of what is sealed. */
@Entity('pack_document')
@Critical()
@Unique('pack_document_place', ['packId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@ForeignKey(() => CasePack, ['programmeId', 'packId'], ['programmeId', 'id'], {
  name: 'pack_document_pack',
})
@ForeignKey(() => Document, ['programmeId', 'documentId'], ['programmeId', 'id'], {
  name: 'pack_document_document',
})
export class PackDocument {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') packId!: string;
  @Column('uuid') documentId!: string;
  @Column('int') position!: number;
  @ProseColumn() title!: string;
  @TextColumn() role!: DocumentRole;
  @VersionColumn() version!: number;
}

/** A body's own part beside the common one: sealed with its own digest, readable by that body alone. */
@Entity('pack_annex')
@Critical()
@Unique('pack_annex_body', ['packId', 'bodyId'])
@Unique('pack_annex_in_body', [...IN_BODY])
@ForeignKey(() => CasePack, ['programmeId', 'packId'], ['programmeId', 'id'], {
  name: 'pack_annex_pack',
})
@ForeignKey(() => DecidingBody, ['bodyId'], ['id'], { name: 'pack_annex_body_fk' })
export class PackAnnex {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') packId!: string;
  @ProseColumn() title!: string;
  @Column('uuid', { nullable: true }) sealedBy!: string | null;
  @MomentColumn({ nullable: true }) sealedAt!: Date | null;
  /** The programme's date when it was sealed. */
  @DayColumn({ nullable: true }) sealedOn!: string | null;
  @ProseColumn({ nullable: true }) manifest!: string | null;
  @TextColumn({ nullable: true }) manifestSha256!: string | null;
  @VersionColumn() version!: number;
}

/** A document of a body's own annex; its bytes are never shared with the common part. */
@Entity('annex_document')
@Critical()
@Unique('annex_document_place', ['annexId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Unique('annex_document_in_body', [...IN_BODY])
@ForeignKey(() => PackAnnex, ['programmeId', 'bodyId', 'annexId'], [...IN_BODY], {
  name: 'annex_document_annex',
})
export class AnnexDocument {
  @Id() id!: string;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('uuid') annexId!: string;
  @Column('int') position!: number;
  @ProseColumn() title!: string;
  @TextColumn() role!: DocumentRole;
  /** Legal privilege: marked so wherever the body sees it. */
  @Column('boolean') privileged!: boolean;
  @TextColumn() sha256!: string;
  @Column('bigint') bytes!: string;
  @TextColumn() mediaType!: string;
  @ProseColumn() fileName!: string;
  @Column('uuid') uploadedBy!: string;
  @MomentColumn() uploadedAt!: Date;
  @TextColumn({ nullable: true }) caution!: DocumentCaution | null;
  /** Null when no scanner was set up. */
  @TextColumn({ nullable: true }) scan!: DocumentScan | null;
}

@Entity('annex_chunk')
@ForeignKey(() => AnnexDocument, ['programmeId', 'bodyId', 'annexDocumentId'], [...IN_BODY], {
  name: 'annex_chunk_document',
})
export class AnnexChunk {
  @PrimaryColumn('uuid') annexDocumentId!: string;
  @PrimaryColumn('int') number!: number;
  @Column('uuid') programmeId!: string;
  @Column('uuid') bodyId!: string;
  @Column('bytea') content!: Buffer;
}
