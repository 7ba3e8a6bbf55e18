-- A company secretary gives a sign-in to a person made in the same transaction, and to nobody who was
-- known before: otherwise a secretary could give somebody else's person a password, and act as them.
create or replace function guards.keep_account() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if session_user <> 'watersmeet_service' or access.is_administrator()
    or access.actor_id() = '00000000-0000-7000-8000-000000000000'::uuid
    or exists (select from person p
      where p.id = new.id and p.xmin = pg_current_xact_id_if_assigned()::xid) then
    return new;
  end if;
  raise exception 'only an administrator gives a sign-in to a person who is known'
    using errcode = 'insufficient_privilege';
end $$;
