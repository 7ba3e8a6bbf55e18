-- Refuses any change of what is only ever added to, whoever asks.
create or replace function guards.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
