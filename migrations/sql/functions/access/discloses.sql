-- Whether I, who see these programmes and audit those, may see who voted how on a resolution: once it
-- is closed, where the body's standing orders make votes public, or as the programme's auditor.
create or replace function access.discloses(p_resolution uuid, p_programmes uuid[], p_audits uuid[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return exists (
    select from public.resolution r
    join public.resolution_working w on w.resolution_id = r.id
    join public.standing_orders o on o.id = r.standing_orders_id
    where r.id = p_resolution and r.state = 'CLOSED' and r.programme_id = any (p_programmes)
      and (o.votes_public or r.programme_id = any (p_audits)));
end $$;
