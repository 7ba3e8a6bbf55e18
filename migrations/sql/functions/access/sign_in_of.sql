-- How somebody's sign-in stands, without what opens it: who gave it and when, whether its password is
-- their own, and who identified them since. No row when they have none.
create or replace function access.sign_in_of(p_person uuid)
returns table (given_by uuid, given_at timestamptz, own_password boolean, disabled boolean, admits text,
  identified_by uuid, identified_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select a.given_by, a.given_at, a.own_password, a.disabled_at is not null, access.admits(a.id),
    i.identified_by, i.identified_at
  from public.account a left join public.identification i on i.person_id = a.id and i.given_at = a.given_at
  where a.id = p_person
$$;
