-- Who acts in this transaction, as the service said when it began; null when nobody does.
create or replace function access.actor_id() returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
