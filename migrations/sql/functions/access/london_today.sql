-- Today in London: roles and seats go by this day, or by a practice programme's own.
create or replace function access.london_today() returns date
language sql stable set search_path = pg_catalog, public, pg_temp
as $$ select (now() at time zone 'Europe/London')::date $$;
