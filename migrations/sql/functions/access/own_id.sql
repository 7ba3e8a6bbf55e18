-- The person in their own sign-in: null for an API token, which reads by its one role alone.
create or replace function access.own_id() returns uuid
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$ begin return nullif(access.sealed(1), '')::uuid; end $$;
