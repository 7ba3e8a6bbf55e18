-- On no day are more posts with a vote held than the body has: two who share a post hold one. The
-- body's row is locked, so that two seats cannot be given at the same moment.
create or replace function guards.keep_posts() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_first integer;
begin
  select b.posts into v_first from public.deciding_body b where b.id = new.body_id for no key update;
  if exists (
    select from (select s.from_day as day from public.seat s where s.body_id = new.body_id
      union select p.effective_from from public.body_posts p where p.body_id = new.body_id) d
    where (select count(distinct coalesce(s.shares_seat_id, s.id)) from public.seat s
        where s.body_id = new.body_id and s.voting and d.day between s.from_day and coalesce(s.until_day, 'infinity'))
      > coalesce((select p.posts from public.body_posts p where p.body_id = new.body_id and p.effective_from <= d.day
        order by p.effective_from desc, p.id desc limit 1), v_first)) then
    raise exception 'on no day are more posts held than the body has' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
