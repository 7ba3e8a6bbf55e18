-- Which bodies are mine in which programme: as its company secretary, by a seat together with a
-- role, by an office of the programme for its own board, or by a place on an open roll. A role held
-- for a Trust in every programme counts in every programme of mine. Asked in every statement of a
-- body's own part: what does not depend on the row is worked out once.
create or replace function access.my_bodies_in() returns access.part[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with roles as materialized (select * from access.my_roles()),
  programmes as materialized (
    select p.id, coalesce(p.business_date, access.london_today()) as day
    from public.programme p where p.id in (select r.programme_id from roles r)),
  held as materialized (
    select p.id as programme_id, r.trust_id, r.role
    from programmes p join roles r on r.programme_id = p.id or (r.programme_id is null and r.trust_id is not null)),
  seated as materialized (
    select p.id as programme_id, s.body_id
    from public.seat s join programmes p on s.from_day <= p.day and (s.until_day is null or s.until_day >= p.day)
    where s.person_id = access.actor_id()),
  mine as (
    select h.programme_id, b.id as body_id
    from held h join public.deciding_body b on b.trust_id = h.trust_id
    where h.role = 'COMPANY_SECRETARY'
      or (h.role in ('BOARD_MEMBER', 'GOVERNOR')
        and (h.programme_id, b.id) in (select s.programme_id, s.body_id from seated s))
    union
    select h.programme_id, b.id
    from held h join public.deciding_body b on b.programme_id = h.programme_id
    where h.role in ('PROGRAMME_DIRECTOR', 'PMO')
      or (h.programme_id, b.id) in (select s.programme_id, s.body_id from seated s)
    union
    select o.programme_id, o.body_id from access.my_open_rolls() o)
  select coalesce(array_agg(row(m.programme_id, m.body_id)::access.part), '{}') from mine m
$$;
