-- The bytes of a sealed annex's documents stay, and no bytes are ever changed.
create or replace function guards.keep_sealed_annex_bytes() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_document uuid := case when tg_op = 'DELETE' then old.annex_document_id else new.annex_document_id end;
begin
  if tg_op = 'UPDATE' or exists (
      select from public.annex_document d join public.pack_annex a on a.id = d.annex_id
      where d.id = v_document and a.sealed_at is not null) then
    raise exception 'the bytes of a sealed annex are never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
