-- A body's own part beside the common one.

-- A body's own annex to a pack: sealed with its own digest, readable by that body alone.
create table pack_annex (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  pack_id uuid not null,
  title text not null,
  sealed_by uuid,
  sealed_at timestamptz,
  sealed_on date,
  manifest text,
  manifest_sha256 text collate "C",
  version integer not null,
  constraint pack_annex_pkey primary key (id),
  constraint pack_annex_body unique (pack_id, body_id),
  constraint pack_annex_in_body unique (programme_id, body_id, id),
  constraint pack_annex_body_fk foreign key (body_id) references deciding_body (id),
  constraint pack_annex_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id)
);

-- A document of a body's own annex; its bytes are never shared with the common part.
create table annex_document (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  annex_id uuid not null,
  position integer not null,
  title text not null,
  role text collate "C" not null,
  privileged boolean not null,
  sha256 text collate "C" not null,
  bytes bigint not null,
  media_type text collate "C" not null,
  file_name text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  caution text collate "C",
  scan text collate "C",
  constraint annex_document_pkey primary key (id),
  constraint annex_document_in_body unique (programme_id, body_id, id),
  constraint annex_document_place unique (annex_id, position) deferrable initially deferred,
  constraint annex_document_annex foreign key (programme_id, body_id, annex_id)
    references pack_annex (programme_id, body_id, id)
);

-- 256 kB of the bytes of an annex's document.
create table annex_chunk (
  annex_document_id uuid not null,
  number integer not null,
  programme_id uuid not null,
  body_id uuid not null,
  content bytea not null,
  constraint annex_chunk_pkey primary key (annex_document_id, number),
  constraint annex_chunk_document foreign key (programme_id, body_id, annex_document_id)
    references annex_document (programme_id, body_id, id)
);
