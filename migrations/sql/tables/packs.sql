-- Case packs and documents: the common part, which all bodies decide on.

-- A document of a programme: what was uploaded, named by the digest of its bytes.
create table document (
  id uuid not null,
  programme_id uuid not null,
  sha256 text collate "C" not null,
  bytes bigint not null,
  media_type text collate "C" not null,
  file_name text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  caution text collate "C",
  scan text collate "C",
  constraint document_pkey primary key (id),
  constraint document_in_programme unique (programme_id, id),
  constraint document_programme foreign key (programme_id) references programme (id)
);
create index document_bytes on document (programme_id, sha256);
-- The orders themselves, with which standing orders were corrected.
alter table standing_orders add constraint standing_orders_document
  foreign key (correction_document_id) references document (id);

-- 256 kB of a document's bytes: the same bytes twice in a programme are one set of rows.
create table document_chunk (
  programme_id uuid not null,
  sha256 text collate "C" not null,
  number integer not null,
  content bytea not null,
  constraint document_chunk_pkey primary key (programme_id, sha256, number)
);

-- One version of a business case: drafted, then sealed and never changed. Named `FBC/2`.
create table case_pack (
  id uuid not null,
  programme_id uuid not null,
  stage text collate "C" not null,
  version_number integer not null,
  label text not null,
  status text collate "C" not null,
  created_by uuid not null,
  created_at timestamptz not null,
  sealed_by uuid,
  sealed_at timestamptz,
  sealed_on date,
  manifest text,
  manifest_sha256 text collate "C",
  superseded_by_id uuid,
  version integer not null,
  constraint case_pack_pkey primary key (id),
  constraint case_pack_in_programme unique (programme_id, id),
  constraint case_pack_version unique (programme_id, stage, version_number),
  constraint case_pack_programme foreign key (programme_id) references programme (id)
);
create unique index case_pack_one_draft on case_pack (programme_id, stage) where status in ('DRAFT', 'IN_REVIEW');

-- A section of a pack: one of the Five Cases, or an annex of the common part.
create table pack_section (
  id uuid not null,
  programme_id uuid not null,
  pack_id uuid not null,
  kind text collate "C" not null,
  title text not null,
  text text not null,
  completeness text collate "C" not null,
  version integer not null,
  constraint pack_section_pkey primary key (id),
  constraint pack_section_kind unique (pack_id, kind),
  constraint pack_section_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id)
);

-- A figure that the case stands on, typed by hand: gross saving, cost to achieve, go-live and so
-- on.
create table key_figure (
  id uuid not null,
  programme_id uuid not null,
  pack_id uuid not null,
  code text collate "C" not null,
  title text not null,
  kind text collate "C" not null,
  value text collate "C" not null,
  price_base text,
  version integer not null,
  constraint key_figure_pkey primary key (id),
  constraint key_figure_code unique (pack_id, code),
  constraint key_figure_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id)
);

-- A document's place in a pack: its order, title and role are part of what is sealed.
create table pack_document (
  id uuid not null,
  programme_id uuid not null,
  pack_id uuid not null,
  document_id uuid not null,
  position integer not null,
  title text not null,
  role text collate "C" not null,
  version integer not null,
  constraint pack_document_pkey primary key (id),
  constraint pack_document_place unique (pack_id, position) deferrable initially deferred,
  constraint pack_document_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint pack_document_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id)
);
