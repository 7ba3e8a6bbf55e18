-- Whether I, who see these programmes, may know of a body: of a programme's own board where its programme
-- is mine, of every other body when I am signed in.
create or replace function access.knows_body(p_body uuid, p_programmes uuid[], p_all boolean) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_programme uuid;
begin
  if access.actor_id() is null then return false; end if;
  select b.programme_id into v_programme from public.deciding_body b where b.id = p_body;
  return found and (v_programme is null or p_all or v_programme = any (p_programmes));
end $$;
