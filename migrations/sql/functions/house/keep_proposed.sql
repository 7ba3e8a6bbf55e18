-- Conditions that are put to a body stay as they were put, once voting is open.
create or replace function house.keep_proposed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_resolution uuid := case when tg_op = 'DELETE' then old.resolution_id else new.resolution_id end;
begin
  if exists (select from resolution r where r.id = v_resolution and r.state <> 'DRAFT') then
    raise exception 'what was put to a body stays as it was put' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
