-- Notes, once a transaction and table, that a critical row changed; refuses it outside a
-- transaction of the service's.
create or replace function audit.mark(p_table text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if nullif(current_setting('app.tx', true), '') is null then
    raise exception 'a critical change of % outside the wrapper', p_table;
  end if;
  insert into public.audit_mark (tx, table_name) values (current_setting('app.tx')::uuid, p_table)
    on conflict do nothing;
end $$;
