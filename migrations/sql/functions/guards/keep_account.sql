-- A company secretary gives a sign-in to a person made in the same transaction, and to nobody who was
-- known before: otherwise a secretary could give somebody else's person a password, and act as them.
-- A password is a person's own only when they set it themselves; whoever sets it, or the address, in
-- their stead is named, and the person is to be identified anew.
create or replace function guards.keep_account() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_me uuid := access.actor_id();
  v_given boolean := tg_op = 'INSERT';
begin
  if session_user <> 'watersmeet_service' then return new; end if;
  if tg_op = 'UPDATE' then
    v_given := new.email is distinct from old.email
      or (new.password_hash is distinct from old.password_hash and new.id is distinct from v_me);
    if not v_given and ((new.given_by, new.given_at) is distinct from (old.given_by, old.given_at)
      or (new.own_password and not old.own_password and new.id is distinct from v_me)) then
      raise exception 'only a person themselves makes a password their own' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if v_given and (new.given_by is distinct from v_me
    or (tg_op = 'UPDATE' and new.given_at <= old.given_at)
    or (new.own_password and (tg_op = 'INSERT' or new.password_hash is distinct from old.password_hash))) then
    raise exception 'whoever gives a sign-in is named, and its password is not yet the person''s own'
      using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' or access.is_administrator()
    or v_me = '00000000-0000-7000-8000-000000000000'::uuid
    or exists (select from person p
      where p.id = new.id and p.xmin = pg_current_xact_id_if_assigned()::xid) then
    return new;
  end if;
  raise exception 'only an administrator gives a sign-in to a person who is known'
    using errcode = 'insufficient_privilege';
end $$;
