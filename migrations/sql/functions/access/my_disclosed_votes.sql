-- The votes that I may see: those on disclosed resolutions, and my own.
create or replace function access.my_disclosed_votes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with mine as materialized (
    select access.my_disclosed_resolutions() as resolutions, access.my_programmes() as programmes, access.own_id() as me)
  select coalesce(array_agg(v.id), '{}') from public.vote v, mine
  where v.resolution_id = any (mine.resolutions) or (v.person_id = mine.me and v.programme_id = any (mine.programmes))
$$;
