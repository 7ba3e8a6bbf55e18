-- Who reads roles and API tokens, and who gives them.

-- A role is known to its holder, in their own sign-in, and to whoever is in its programme.
-- It is given, changed and ended by administrators, by the product itself for the first one, by a
-- company secretary for their own Trust in a programme, and by the director of a programme in it:
-- the same roles as src/platform/accounts/granting.rules.ts lists.
select guards.protect('membership', $$
  person_id = (select access.own_id())
  or (select access.is_administrator())
  or (select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid
  or programme_id = any ((select access.my_programmes())::uuid[])
$$, array['until_day', 'revoked_at', 'version'], false);
alter policy service_rows on membership with check (
  (select access.is_administrator())
  or (select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid
  or (role = any (array['BOARD_MEMBER', 'GOVERNOR', 'MEDICAL_DIRECTOR', 'CHIEF_NURSE']::text[])
    and row(programme_id, trust_id)::access.part = any ((select access.my_secretaryships())::access.part[]))
  or (role = any (array['PMO', 'PROGRAMME_MANAGER', 'WORKSTREAM_SRO', 'WORKSTREAM_LEAD', 'FINANCE_LEAD',
      'FINANCE', 'HR', 'ENGAGEMENT_LEAD', 'PUBLIC_EDITOR', 'MODERATOR', 'OBSERVER']::text[])
    and trust_id is null and programme_id = any ((select access.my_directorships())::uuid[])));

-- An API token is its person's own, in their own sign-in; administrators can revoke it.
select guards.protect('api_token', $$
  person_id = (select access.own_id()) or (select access.is_administrator())
$$, array['revoked_at', 'version'], false);

-- The auditor reads all of a token but the digest of its secret.
revoke select on api_token from watersmeet_auditor;
grant select (id, person_id, programme_id, role, name, created_at, expires_at, revoked_at, last_used_at, version)
  on api_token to watersmeet_auditor;
