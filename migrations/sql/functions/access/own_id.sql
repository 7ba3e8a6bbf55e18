-- The person in their own sign-in: null for an API token, which reads by its one role alone.
create or replace function access.own_id() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select access.actor_id() where not exists (select from public.api_token t where t.id = access.grant_id())
$$;
