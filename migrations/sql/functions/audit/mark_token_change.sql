-- Notes that API tokens changed. That a token was used is no change of it; nothing else passes
-- unmarked.
create or replace function audit.mark_token_change() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if exists (select to_jsonb(c) - 'last_used_at' from changed c
             except all select to_jsonb(b) - 'last_used_at' from before b) then
    perform audit.mark(tg_table_name);
  end if;
  return null;
end $$;
