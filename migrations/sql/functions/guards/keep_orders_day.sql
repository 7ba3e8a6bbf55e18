-- From each day a body has one version of its standing orders that stands: a version that was corrected
-- stands no longer, and its correction does. Whoever enters one waits for whoever enters another.
create or replace function guards.keep_orders_day() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform from deciding_body b where b.id = new.body_id for no key update;
  if exists (select from standing_orders o
    where o.body_id = new.body_id and o.effective_from = new.effective_from and o.id <> new.id
      and not exists (select from standing_orders c where c.corrects_id = o.id)) then
    raise exception 'the body has standing orders from that day'
      using errcode = 'unique_violation', constraint = 'standing_orders_day', table = 'standing_orders';
  end if;
  return null;
end $$;
