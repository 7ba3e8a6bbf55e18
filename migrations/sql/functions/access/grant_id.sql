-- The session or API token through which somebody acts in this transaction.
create or replace function access.grant_id() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
as $$ select nullif(current_setting('app.grant', true), '')::uuid $$;
