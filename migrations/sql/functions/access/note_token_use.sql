-- Notes, at most once a minute, that an API token was used.
create or replace function access.note_token_use(p_token uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
  update public.api_token set last_used_at = now()
    where id = p_token and (last_used_at is null or last_used_at < now() - interval '1 minute')
$$;
