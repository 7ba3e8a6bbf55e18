-- The drafts in my programmes that are another body's: what is put in them is not yet for me.
create or replace function access.drafts_of_others() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with mine as materialized (
    select access.my_programmes() as programmes, access.my_bodies_in() as bodies)
  select coalesce(array_agg(r.id), '{}') from public.resolution r, mine
  where r.state = 'DRAFT' and r.programme_id = any (mine.programmes)
    and not row(r.programme_id, r.body_id)::access.part = any (mine.bodies)
$$;
