-- As what somebody gave or confirmed a sign-in at a moment: what is said of it, without a name.
create or replace function access.office_then(p_person uuid, p_at timestamptz) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with d as (select (p_at at time zone 'Europe/London')::date as day),
  held as (select m.role from public.membership m, d where m.person_id = p_person and m.from_day <= d.day
    and (m.until_day is null or m.until_day >= d.day) and (m.revoked_at is null or m.revoked_at > p_at))
  select case
    when p_person = '00000000-0000-7000-8000-000000000000'::uuid then 'COMMAND_LINE'
    when exists (select from held where role = 'COMPANY_SECRETARY') then 'COMPANY_SECRETARY'
    when exists (select from held where role = 'ADMINISTRATOR') then 'ADMINISTRATOR'
    when exists (select from public.seat s join public.deciding_body b on b.id = s.body_id, d
      where s.person_id = p_person and b.kind = 'TRUST_BOARD' and s.kind = 'CHAIR'
        and s.from_day <= d.day and (s.until_day is null or s.until_day >= d.day)) then 'CHAIR'
    else 'OFFICER' end
$$;
