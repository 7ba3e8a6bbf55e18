-- Notes that rows of a critical table changed, so that COMMIT asks for their event.
create or replace function audit.mark_change() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select from changed) then perform audit.mark(tg_table_name); end if;
  return null;
end $$;
