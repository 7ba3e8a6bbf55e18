-- Where I am on the roll of an open resolution: it stays mine until it closes, whatever ends
-- meanwhile. By my own sign-in alone: a token votes on nothing.
create or replace function access.my_open_rolls() returns table (programme_id uuid, body_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with me as materialized (
    select s.person_id as id from public.session s
    where s.id = access.grant_id() and s.person_id = access.actor_id() and s.ended_at is null and s.expires_at > now())
  select distinct e.programme_id, e.body_id
  from me join public.elector e on e.person_id = me.id
  join public.resolution r on r.id = e.resolution_id
  where r.state = 'OPEN' and e.struck_off is not true
$$;
