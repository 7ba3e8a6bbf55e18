-- The latest day that a roll is of on which this seat is and that is still open: of the meeting,
-- once the item is taken. Asked past row security: the secretary who ends a seat need not be in
-- each programme where its body decides.
create or replace function access.open_roll_of(p_seat uuid) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select max(case when m.id is null then r.opened_on
    when r.item_taken_at is null then least(r.opened_on, m.held_on) else m.held_on end)
  from public.elector e join public.resolution r on r.id = e.resolution_id
  left join public.meeting m on m.id = r.meeting_id
  where e.seat_id = p_seat and r.state = 'OPEN' and e.struck_off is not true
$$;
