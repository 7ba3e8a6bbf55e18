-- Makes a table one by whose rows gates stand: every change of one notes that what is kept of the gates of its
-- programme is stale.
create or replace function guards.gate_facts(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  execute format('create trigger gate_fact_insert after insert on %s referencing new table as changed for each statement execute function guards.note_gate_change()', p_table);
  execute format('create trigger gate_fact_update after update on %s referencing new table as changed for each statement execute function guards.note_gate_change()', p_table);
  execute format('create trigger gate_fact_delete after delete on %s referencing old table as changed for each statement execute function guards.note_gate_change()', p_table);
end $$;
