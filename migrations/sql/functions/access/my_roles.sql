-- The roles that I hold today, through the session or token by which I act: a session brings all of
-- them, an API token the one that it was made for, while it is still held.
create or replace function access.my_roles() returns table (programme_id uuid, trust_id uuid, role text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with me as materialized (
    select access.actor_id() as id, access.grant_id() as grant_id, access.london_today() as today),
  token as materialized (
    select t.programme_id, t.role from public.api_token t, me
    where t.id = me.grant_id and t.person_id = me.id and t.revoked_at is null and t.expires_at > now()),
  signed_in as materialized (
    select from public.session s, me
    where s.id = me.grant_id and s.person_id = me.id and s.ended_at is null and s.expires_at > now())
  select m.programme_id, m.trust_id, m.role
  from public.membership m, me
  where m.person_id = me.id and m.revoked_at is null
    and m.from_day <= me.today and (m.until_day is null or m.until_day >= me.today)
    and (exists (select from signed_in)
      or exists (select from token t where t.programme_id = m.programme_id and t.role = m.role))
$$;
