-- The closed resolutions in my programmes of which I may see who voted how: where the body's
-- standing orders make votes public, or as the programme's auditor.
create or replace function access.my_disclosed_resolutions() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(r.id), '{}')
  from public.resolution r
  join public.resolution_working w on w.resolution_id = r.id
  join public.standing_orders o on o.id = r.standing_orders_id
  where r.state = 'CLOSED' and r.programme_id = any (access.my_programmes())
    and (o.votes_public or exists (
      select from access.my_roles() m where m.role = 'AUDITOR' and m.programme_id = r.programme_id))
$$;
