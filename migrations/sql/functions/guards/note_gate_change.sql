-- Notes that something changed by which the gates of these programmes stand, once a transaction: what is kept of
-- them is stale from its COMMIT on.
create or replace function guards.note_gate_change() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_id uuid := coalesce(nullif(current_setting('app.tx', true), '')::uuid, gen_random_uuid());
begin
  if tg_table_name = 'programme' then
    insert into public.gate_change (programme_id, id) select distinct c.id, v_id from changed c on conflict do nothing;
  else
    insert into public.gate_change (programme_id, id) select distinct c.programme_id, v_id from changed c on conflict do nothing;
  end if;
  return null;
end $$;
