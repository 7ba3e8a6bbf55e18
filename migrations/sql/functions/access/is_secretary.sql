-- Whether I am the company secretary of a Trust in a programme.
create or replace function access.is_secretary() returns boolean
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$ begin return cardinality(access.my_secretaryships()) > 0; end $$;
