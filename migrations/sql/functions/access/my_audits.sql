-- The programmes of which I am an auditor.
create or replace function access.my_audits() returns uuid[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$ begin return coalesce(access.sealed(5), '{}')::uuid[]; end $$;
