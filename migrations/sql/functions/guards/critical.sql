-- Makes a table one whose every change must have its event in a chain.
create or replace function guards.critical(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  execute format('create trigger critical_insert after insert on %s referencing new table as changed for each statement execute function audit.mark_change()', p_table);
  execute format('create trigger critical_update after update on %s referencing new table as changed for each statement execute function audit.mark_change()', p_table);
  execute format('create trigger critical_delete after delete on %s referencing old table as changed for each statement execute function audit.mark_change()', p_table);
end $$;
