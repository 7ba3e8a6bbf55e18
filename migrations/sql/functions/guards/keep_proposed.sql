-- The conditions of a resolution cannot change once it is opened.
create or replace function guards.keep_proposed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_resolution uuid := case when tg_op = 'DELETE' then old.resolution_id else new.resolution_id end;
begin
  if exists (select from resolution r where r.id = v_resolution and r.state <> 'DRAFT') then
    raise exception 'a resolution cannot change once it is opened' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
