-- The chains: what happened, each entry bound to the one before.

-- A chain of entries: one for each programme, and one for what belongs to none.
create table audit_chain (
  id uuid not null,
  kind text collate "C" not null,
  programme_id uuid,
  name text collate "C" not null,
  practice boolean not null,
  head_seq bigint not null,
  head_hash text collate "C" not null,
  constraint audit_chain_pkey primary key (id),
  constraint audit_chain_programme unique (programme_id),
  constraint audit_chain_kind
    check ((kind = 'INSTALLATION') = (programme_id is null) and kind in ('INSTALLATION', 'PROGRAMME'))
);
-- By the programme, or by none: the installation's chain is found by the same key.
create index audit_chain_key on audit_chain (coalesce(programme_id, '00000000-0000-0000-0000-000000000000'));

-- One link of a chain: digests only, so that everybody can check it.
create table audit_entry (
  chain_id uuid not null,
  seq bigint not null,
  programme_id uuid,
  prev text collate "C" not null,
  at text collate "C" not null,
  content_digest text collate "C" not null,
  entry_hash text collate "C" not null,
  tx uuid not null,
  constraint audit_entry_pkey primary key (chain_id, seq)
);
create index audit_entry_tx on audit_entry (tx);

-- What an entry says: readable by those whom it concerns; an erasure may blank it, never its
-- entry.
create table audit_content (
  chain_id uuid not null,
  seq bigint not null,
  programme_id uuid,
  confidential_to uuid,
  actor_id uuid not null,
  type text collate "C" not null,
  subject_type text collate "C" not null,
  subject_id uuid not null,
  salt text collate "C",
  content text,
  constraint audit_content_pkey primary key (chain_id, seq),
  constraint audit_content_erased check ((content is null) = (salt is null))
);
create index audit_content_subject on audit_content (subject_id, type);

-- A signed statement of how far a chain had come: kept by the Trusts, it shows a cut tail.
create table audit_checkpoint (
  id uuid not null,
  chain_id uuid not null,
  programme_id uuid,
  seq bigint not null,
  entry_hash text collate "C" not null,
  made_at timestamptz not null,
  key_id text collate "C" not null,
  signed text not null,
  constraint audit_checkpoint_pkey primary key (id)
);
create index audit_checkpoint_chain on audit_checkpoint (chain_id, seq);
create index audit_checkpoint_programme on audit_checkpoint (programme_id, seq);

-- That a transaction changed a critical table, until its event is seen at commit; empty outside
-- transactions.
create table audit_mark (
  tx uuid not null,
  table_name text collate "C" not null,
  constraint audit_mark_pkey primary key (tx, table_name)
);

-- A signing key's public half, and when it was first used or told to take the place of another.
create table audit_key (
  key_id text collate "C" not null,
  public_key text not null,
  fingerprint text collate "C" not null,
  first_used_at timestamptz not null,
  constraint audit_key_pkey primary key (key_id)
);
