-- Whether I am an administrator: in my own sign-in, for no Trust and no programme.
create or replace function access.is_administrator() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select from access.my_roles() r
                 where r.role = 'ADMINISTRATOR' and r.programme_id is null and r.trust_id is null)
$$;
