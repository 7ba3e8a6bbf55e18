-- The digest of each API token's row, as src/platform/audit/row-digest.ts makes it: whoever verifies never
-- sees what a secret is known by.
create or replace function audit.token_digests() returns table (id uuid, digest text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set timezone = 'UTC'
as $$
  select t.id, encode(sha256(convert_to('{"row":{' || (
      select string_agg(to_json(e.key)::text || ':' || to_json(e.value)::text, ',' order by e.key collate "C")
      from jsonb_each_text(to_jsonb(t) - 'last_used_at') e where e.value is not null) || '},"table":"api_token"}', 'UTF8')), 'hex')
  from public.api_token t
$$;
