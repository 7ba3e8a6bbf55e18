-- A pack stays as it was sealed, but for which version replaced it; none is ever removed.
create or replace function guards.keep_sealed_pack() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a case pack is never removed' using errcode = 'restrict_violation';
  end if;
  if old.status = 'SEALED' and (to_jsonb(new) - array['superseded_by_id', 'version'])
      is distinct from (to_jsonb(old) - array['superseded_by_id', 'version']) then
    raise exception 'a sealed pack is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
