-- The roles that I hold today, through the session or token by which I act: a session brings all of
-- them, an API token the one that it was made for, while it is still held.
create or replace function access.my_roles() returns setof access.held
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_me uuid := access.actor_id();
  v_grant uuid := access.grant_id();
  v_today date := access.london_today();
  v_signed_in boolean := exists (
    select from public.session s
    where s.id = v_grant and s.person_id = v_me and s.ended_at is null and s.expires_at > now());
begin
  if access.admits(v_me) = 'CHANGING_PASSWORD' then return; end if;
  return query
    select m.programme_id, m.trust_id, m.role
    from public.membership m
    where m.person_id = v_me and m.revoked_at is null
      and m.from_day <= v_today and (m.until_day is null or m.until_day >= v_today)
      and (v_signed_in or exists (
        select from public.api_token t
        where t.id = v_grant and t.person_id = v_me and t.revoked_at is null and t.expires_at > now()
          and t.programme_id = m.programme_id and t.role = m.role));
end $$;
