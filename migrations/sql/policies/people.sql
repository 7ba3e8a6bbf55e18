-- Who reads and writes persons, and how they sign in.

-- Persons are known to whoever is signed in.
select guards.protect('person', '(select access.actor_id()) is not null', array['display_name', 'version'], false);

-- An account is its person's own, in their own sign-in; administrators keep accounts, and the product
-- itself makes the first one from the command line.
select guards.protect('account', $$
  id = (select access.own_id())
  or (select access.is_administrator())
  or (select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid
$$, array['password_hash', 'disabled_at', 'version'], false);

-- A Trust's company secretary enters members with their sign-in: only of a person made in the same
-- transaction, so that nobody who is known already can be given a password by it. Whoever writes an
-- account sees it until COMMIT, since its event digests it.
create policy secretary_enters on account for insert to watersmeet_service with check (
  cardinality((select access.my_secretaryships())::access.part[]) > 0
  and exists (select from person p where p.id = account.id
    and p.xmin = pg_current_xact_id_if_assigned()::xid));
create policy writer_sees on account for select to watersmeet_service using (
  xmin = pg_current_xact_id_if_assigned()::xid);

-- A session is its person's own, who can renew it; administrators can end it.
select guards.protect('session', $$
  person_id = (select access.own_id()) or (select access.is_administrator())
$$, array['authenticated_at', 'ended_at'], false);

-- The auditor reads all of it but what opens something: digests of passwords and secrets.
revoke select on account, session from watersmeet_auditor;
grant select (id, email, disabled_at, version) on account to watersmeet_auditor;
grant select (id, person_id, authenticated_at, last_seen_at, idle_minutes, expires_at, ended_at)
  on session to watersmeet_auditor;
