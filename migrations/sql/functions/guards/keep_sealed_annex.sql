-- An annex stays as it was sealed, and is never removed.
create or replace function guards.keep_sealed_annex() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'DELETE' or old.sealed_at is not null then
    raise exception 'a sealed annex is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
