-- The programmes in which I hold a role, or a place on an open roll.
create or replace function access.my_programmes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(distinct mine.programme_id), '{}')
  from (select r.programme_id from access.my_roles() r where r.programme_id is not null
        union all select o.programme_id from access.my_open_rolls() o) mine
$$;
