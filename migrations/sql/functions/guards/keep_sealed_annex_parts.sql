-- A sealed annex gains, changes and loses no document.
create or replace function guards.keep_sealed_annex_parts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_annex uuid := case when tg_op = 'DELETE' then old.annex_id else new.annex_id end;
begin
  if exists (select from public.pack_annex a where a.id = v_annex and a.sealed_at is not null) then
    raise exception 'a part of a sealed annex is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
