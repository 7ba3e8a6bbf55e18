-- A sealed pack gains, changes and loses no section, figure or document.
create or replace function guards.keep_sealed_parts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_pack uuid := case when tg_op = 'DELETE' then old.pack_id else new.pack_id end;
begin
  if exists (select from public.case_pack p where p.id = v_pack and p.status = 'SEALED') then
    raise exception 'a part of a sealed pack is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
