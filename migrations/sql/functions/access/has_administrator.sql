-- Whether there is an administrator at all: the first is made from the command line.
create or replace function access.has_administrator() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select from public.membership m
                 where m.role = 'ADMINISTRATOR' and m.revoked_at is null and m.programme_id is null and m.trust_id is null)
$$;
