-- Where I am on the roll of an open resolution: it stays mine until it closes, whatever ends
-- meanwhile. By my own sign-in alone: a token votes on nothing.
create or replace function access.my_open_rolls() returns setof access.part
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_me uuid := access.actor_id();
begin
  return query
    select distinct e.programme_id, e.body_id
    from public.elector e join public.resolution r on r.id = e.resolution_id
    where e.person_id = v_me and r.state = 'OPEN' and e.struck_off is not true
      and exists (select from public.session s
        where s.id = access.grant_id() and s.person_id = v_me and s.ended_at is null and s.expires_at > now());
end $$;
