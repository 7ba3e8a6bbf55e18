-- What is ours besides the tables: who may see which rows (access), the chains (audit), and what the
-- tables keep by themselves (guards). The service and the auditor may look into all three.
create schema access;
create schema audit;
create schema guards;
grant usage on schema access, audit, guards to watersmeet_service, watersmeet_auditor;

-- A body, or a Trust, in one programme: what somebody may see of it there says nothing of elsewhere.
create type access.part as (programme_id uuid, of_id uuid);
