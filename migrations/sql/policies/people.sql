-- Who reads and writes persons, and how they sign in.

-- Persons are known to whoever is signed in.
select guards.protect('person', '(select access.actor_id()) is not null', array['display_name', 'version'], false);

-- An account is its person's own, in their own sign-in; administrators keep accounts, and the product
-- itself makes the first one from the command line. A Trust's company secretary enters members with
-- their sign-in (guards.keep_account); whoever writes an account sees it until COMMIT, since its event
-- digests it.
select guards.protect('account', $$
  id = (select access.own_id())
  or (select access.is_administrator())
  or (select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid
  or xmin = pg_current_xact_id_if_assigned()::xid
$$, array['email', 'password_hash', 'disabled_at', 'given_by', 'given_at', 'own_password', 'version'], false);
alter policy service_rows on account with check (
  id = (select access.own_id())
  or (select access.is_administrator())
  or (select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid
  or (select access.is_secretary()));

-- That somebody was identified is known to whoever is signed in: others go by it.
select guards.protect('identification', '(select access.actor_id()) is not null', array[]::text[], false);

-- A session is its person's own, who can renew it; administrators can end it.
select guards.protect('session', $$
  person_id = (select access.own_id()) or (select access.is_administrator())
$$, array['authenticated_at', 'ended_at'], false);

-- The auditor reads all of it but what opens something: digests of passwords and secrets.
revoke select on account, session from watersmeet_auditor;
grant select (id, email, disabled_at, given_by, given_at, own_password, version) on account to watersmeet_auditor;
grant select (id, person_id, authenticated_at, last_seen_at, idle_minutes, expires_at, ended_at, address_digest)
  on session to watersmeet_auditor;
