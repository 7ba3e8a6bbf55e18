-- Protects a table: the owner and the auditor see every row, the service those of the condition,
-- whoever it acts for. The service adds rows, changes the named columns, and removes rows only
-- where that is said.
create or replace function guards.protect(
  p_table regclass, p_using text, p_update text[], p_delete boolean)
returns void
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy owner_all on %s to watersmeet_owner using (true) with check (true)', p_table);
  execute format('create policy auditor_reads on %s for select to watersmeet_auditor using (true)', p_table);
  execute format('create policy service_rows on %s to watersmeet_service using (%s) with check (%s)', p_table, p_using, p_using);
  execute format('grant select on %s to watersmeet_service, watersmeet_auditor', p_table);
  execute format('grant insert on %s to watersmeet_service', p_table);
  if cardinality(p_update) > 0 then
    execute format('grant update (%s) on %s to watersmeet_service',
      (select string_agg(quote_ident(c), ', ') from unnest(p_update) c), p_table);
  end if;
  if p_delete then execute format('grant delete on %s to watersmeet_service', p_table); end if;
end $$;
