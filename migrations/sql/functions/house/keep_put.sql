-- What was put to a body stays as it was put, and a closed resolution stays closed. While it is
-- open, what the meeting settles may be entered; as the item is taken, by which standing orders and
-- of how many seats, until somebody has voted.
create or replace function house.keep_put() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_may text[] := array['state', 'item_taken_at', 'presiding_id', 'excuse_reason', 'excuse_advice_of', 'version']
    || case when new.item_taken_at is null or exists (select from vote v where v.resolution_id = old.id)
         then '{}'::text[] else array['standing_orders_id', 'council_seats'] end;
begin
  if old.state = 'DRAFT' then return new; end if;
  if old.state = 'OPEN' and new.state <> 'DRAFT' and to_jsonb(new) - v_may = to_jsonb(old) - v_may then return new; end if;
  raise exception 'what was put to a body stays as it was put' using errcode = 'restrict_violation';
end $$;
