-- Which bodies are mine in which programme: as its company secretary, by a seat together with a
-- role, by an office of the programme for its own board, or by a place on an open roll. A role held
-- for a Trust in every programme counts in every programme of mine.
create or replace function access.my_bodies_in() returns access.part[]
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$ begin return coalesce(access.sealed(4), '{}')::access.part[]; end $$;
