-- What is ours besides the tables: who may see which rows (access), the chains (audit), and what the
-- tables keep by themselves (guards). The service and the auditor may look into all three.
create schema access;
create schema audit;
create schema guards;
grant usage on schema access, audit, guards to watersmeet_service, watersmeet_auditor;

-- A body, or a Trust, in one programme: what somebody may see of it there says nothing of elsewhere.
create type access.part as (programme_id uuid, of_id uuid);

-- A role as it is held: in a programme, for a Trust, or for the installation.
create type access.held as (programme_id uuid, trust_id uuid, role text);

-- What day it is in a programme: a practice programme has its own.
create type access.programme_day as (programme_id uuid, day date);

-- What nobody but the owner can read: what is worked out for a transaction is sealed with it.
create table access.secret (
  id boolean not null,
  secret bytea not null,
  constraint secret_pkey primary key (id),
  constraint secret_once check (id)
);
