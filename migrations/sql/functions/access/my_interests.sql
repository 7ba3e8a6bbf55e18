-- Every interest of mine in an item, and what was ruled on it last: for ever, whatever roles and seats have ended. In
-- my own sign-in alone.
create or replace function access.my_interests()
returns table (
  id uuid, "programmeCode" text, "programmeTitle" text, "bodyName" text, ref text, wording text, nature text,
  pecuniary boolean, "declaredAt" timestamptz, ruling text, "ruledAt" timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select i.id, p.code, p.title, b.name, b.code || '/' || r.number, r.wording, i.nature, i.pecuniary, i.declared_at,
    u.ruling, u.ruled_at
  from public.declared_interest i
  join public.resolution r on r.id = i.resolution_id
  join public.programme p on p.id = i.programme_id
  join public.deciding_body b on b.id = i.body_id
  left join lateral (select x.ruling, x.ruled_at from public.interest_ruling x
    where x.interest_id = i.id order by x.number desc limit 1) u on true
  where i.person_id = access.own_id()
$$;
