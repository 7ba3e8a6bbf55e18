-- At COMMIT: no critical change without an event of the very same transaction. (The setting app.tx
-- is the service's to choose, the row's own transaction is not.)
create or replace function audit.demand_event() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from public.audit_entry e where e.tx = new.tx and e.xmin = pg_current_xact_id()::xid) then
    raise exception 'a change of % has no event in an audit chain', new.table_name;
  end if;
  delete from public.audit_mark m where m.tx = new.tx and m.table_name = new.table_name;
  return null;
end $$;
