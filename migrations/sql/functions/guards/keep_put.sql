-- A resolution cannot change once it is opened, and a closed resolution stays closed. While it is
-- open, what the meeting settles may be entered; as the item is taken, by which standing orders and
-- of how many seats, until somebody has voted.
create or replace function guards.keep_put() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_may text[] := array['state', 'item_taken_at', 'item_put_at', 'presiding_id', 'cannot_wait_reason', 'cannot_wait_advice_of', 'version']
    || case when new.item_taken_at is null or exists (select from vote v where v.resolution_id = old.id)
         then '{}'::text[] else array['standing_orders_id', 'orders_entered_on', 'posts'] end;
begin
  if old.state = 'DRAFT' then return new; end if;
  -- A declared result is completed, and nothing else becomes of it.
  if old.state = 'DECLARED' and new.state = 'CLOSED'
    and to_jsonb(new) - array['state', 'version'] = to_jsonb(old) - array['state', 'version'] then return new; end if;
  if old.state = 'OPEN' and new.state <> 'DRAFT' and to_jsonb(new) - v_may = to_jsonb(old) - v_may then return new; end if;
  raise exception 'a resolution cannot change once it is opened' using errcode = 'restrict_violation';
end $$;
