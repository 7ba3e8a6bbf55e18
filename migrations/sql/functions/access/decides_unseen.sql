-- Whether a body has put resolutions in a programme in which its business is not mine: I cannot say what
-- becomes of all its decisions.
create or replace function access.decides_unseen(p_body uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_mine access.part[] := access.my_bodies_in();
begin
  return exists (select from public.resolution r
    where r.body_id = p_body and r.state in ('OPEN', 'DECLARED', 'CLOSED')
      and not row(r.programme_id, r.body_id)::access.part = any (v_mine));
end $$;
