-- A roll is fixed when its resolution is opened, or its item taken, in that very transaction and
-- before anything is voted or counted; it names seats of its own body, that were entered before the
-- resolution was opened or have an instrument that whoever presided confirmed.
create or replace function guards.keep_roll() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  -- The roll is of one transaction: the one that opened its resolution, or its item taken.
  if not exists (select from resolution r where r.id = new.resolution_id and r.state = 'OPEN' and r.xmin = pg_current_xact_id()::xid)
    or exists (select from vote v where v.resolution_id = new.resolution_id
      union all select from resolution_count c where c.resolution_id = new.resolution_id) then
    raise exception 'a roll is fixed when its resolution is opened, or its item taken' using errcode = 'restrict_violation';
  end if;
  if not exists (select from seat s where s.id = new.seat_id and s.person_id = new.person_id and s.body_id = new.body_id
      and coalesce(s.shares_seat_id, s.id) = new.post_id) then
    raise exception 'a roll names seats of its own body' using errcode = 'restrict_violation';
  end if;
  if exists (select from seat s join resolution r on r.id = new.resolution_id
      where s.id = new.seat_id and s.entered_at > r.opened_at
        and r.opened_at < date_trunc('milliseconds', transaction_timestamp())
        and not exists (select from seat_instrument i where i.resolution_id = r.id and i.seat_id = s.id
          and i.confirmed_at is not null)) then
    raise exception 'a roll names no seat that was entered after its resolution was opened' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
