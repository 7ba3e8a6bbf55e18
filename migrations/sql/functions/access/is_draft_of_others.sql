-- Whether a resolution is a draft of a body that is not mine: what is put in it is not yet for me.
create or replace function access.is_draft_of_others(p_resolution uuid, p_bodies access.part[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return exists (
    select from public.resolution r
    where r.id = p_resolution and r.state = 'DRAFT' and not row(r.programme_id, r.body_id)::access.part = any (p_bodies));
end $$;
