-- Whether I am an administrator: in my own sign-in, for no Trust and no programme.
create or replace function access.is_administrator() returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$ begin return coalesce(access.sealed(2), 'f')::boolean; end $$;
