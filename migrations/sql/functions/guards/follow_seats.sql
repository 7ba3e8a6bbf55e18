-- Until something is voted or counted, the roll of an open resolution may follow the body's seats
-- to the day of the meeting; after that it is never changed, and nobody is ever removed from it.
create or replace function guards.follow_seats() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - array['seat_id', 'post_id', 'seat_kind', 'title', 'voting', 'struck_off'])
      is distinct from (to_jsonb(old) - array['seat_id', 'post_id', 'seat_kind', 'title', 'voting', 'struck_off'])
    or not exists (select from public.resolution r where r.id = old.resolution_id and r.state = 'OPEN')
    or exists (select from public.vote v where v.resolution_id = old.resolution_id)
    or exists (select from public.resolution_count c where c.resolution_id = old.resolution_id) then
    raise exception 'a roll that was voted on is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
