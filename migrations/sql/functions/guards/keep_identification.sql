-- A person is identified for the sign-in as it was last given, once they have chosen its password, by
-- somebody else than who gave it.
create or replace function guards.keep_identification() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from account a where a.id = new.person_id and a.given_at = new.given_at
    and a.own_password and a.given_by <> new.identified_by) then
    raise exception 'a person is identified by somebody else than who gave the sign-in, once its password is their own'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
