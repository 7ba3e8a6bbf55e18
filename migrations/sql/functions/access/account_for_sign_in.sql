-- The account that an e-mail address signs in to, with the digest of its password; none when it is
-- disabled. Asked before anybody is known.
create or replace function access.account_for_sign_in(p_email text) returns table (person_id uuid, password_hash text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select a.id, a.password_hash from public.account a where a.email = p_email and a.disabled_at is null
$$;
