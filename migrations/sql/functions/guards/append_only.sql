-- Makes a table one whose rows are only ever added: nobody changes, removes or empties them.
create or replace function guards.append_only(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function guards.refuse_change()', p_table);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function guards.refuse_change()', p_table);
end $$;
