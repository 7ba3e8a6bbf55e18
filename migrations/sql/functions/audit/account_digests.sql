-- The digest of each account's row, as src/platform/audit/row-digest.ts makes it: whoever verifies never sees
-- what a password is known by.
create or replace function audit.account_digests() returns table (id uuid, digest text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp set timezone = 'UTC'
as $$
  select t.id, encode(sha256(convert_to('{"row":{' || (
      select string_agg(to_json(e.key)::text || ':' || case jsonb_typeof(e.value) when 'boolean' then e.value::text
          else to_json(e.value #>> '{}')::text end, ',' order by e.key collate "C")
      from jsonb_each(to_jsonb(t)) e where jsonb_typeof(e.value) <> 'null') || '},"table":"account"}', 'UTF8')), 'hex')
  from public.account t
$$;
