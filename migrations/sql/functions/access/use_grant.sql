-- Which session or token a secret is, if it still may be used; notes at most once a minute that a
-- session was.
create or replace function access.use_grant(p_secret_hash text)
returns table (grant_kind text, grant_id uuid, person_id uuid, authenticated_at timestamptz, admits text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.session s set last_seen_at = now()
    where s.secret_hash = p_secret_hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at between now() - make_interval(mins => s.idle_minutes) and now() - interval '1 minute';
  return query
    select 'SESSION', s.id, s.person_id, s.authenticated_at, access.admits(s.person_id)
    from public.session s left join public.account a on a.id = s.person_id
    where s.secret_hash = p_secret_hash and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(mins => s.idle_minutes) and a.disabled_at is null;
  if found then return; end if;
  return query
    select 'TOKEN', t.id, t.person_id, null::timestamptz, access.admits(t.person_id)
    from public.api_token t left join public.account a on a.id = t.person_id
    where t.secret_hash = p_secret_hash and t.revoked_at is null and t.expires_at > now()
      and a.disabled_at is null;
end $$;
