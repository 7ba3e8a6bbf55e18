-- What the chains know each session by, as src/platform/accounts/secrets.ts makes it: whoever verifies never sees what its
-- secret is known by.
create or replace function audit.session_proofs() returns table (id uuid, proof text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select s.id, encode(sha256(convert_to(s.id || '|' || s.secret_hash, 'UTF8')), 'hex') from public.session s
$$;
