-- The programmes over whose bodies I watch: as a Trust's company secretary there, as its programme
-- board's chair, or by a chair's seat on a body that decides in it.
create or replace function access.my_watch() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_me uuid := access.own_id();
begin
  if v_me is null then return '{}'; end if;
  return array(
    select r.programme_id from access.my_roles() r
    where r.programme_id is not null and r.role in ('COMPANY_SECRETARY', 'PROGRAMME_BOARD_CHAIR')
    union
    select b.programme_id from unnest(access.my_bodies_in()) b
    join public.seat s on s.body_id = b.of_id and s.person_id = v_me and s.kind = 'CHAIR'
    where s.until_day is null or s.until_day >= access.london_today());
end $$;
