-- The bodies that I may know of: a programme's own board where its programme is mine, every other
-- body when I am signed in.
create or replace function access.my_known_bodies() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with mine as materialized (
    select access.my_programmes() as programmes, access.is_administrator() as all_of_them)
  select coalesce(array_agg(b.id), '{}') from public.deciding_body b, mine
  where access.actor_id() is not null
    and (b.programme_id is null or b.programme_id = any (mine.programmes) or mine.all_of_them)
$$;
