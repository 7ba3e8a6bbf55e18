-- Where somebody serves today, for whoever may say that they were identified: the Trusts for which they
-- hold a role or a seat, of which they are secretary, whose board they chair, their programmes, and the
-- Trusts that have a company secretary in one of those.
create or replace function access.posts_of(p_person uuid)
returns table (trusts uuid[], secretary_of uuid[], chair_of uuid[], programmes uuid[], secretaried uuid[])
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_today date := access.london_today();
begin
  return query
    with current_role_of as (
      select m.person_id, m.programme_id, m.trust_id, m.role from public.membership m
      where m.revoked_at is null and m.from_day <= v_today and (m.until_day is null or m.until_day >= v_today)),
    mine as (select r.programme_id, r.trust_id, r.role from current_role_of r where r.person_id = p_person),
    seated as (
      select b.trust_id, b.kind as body, s.kind as seat
      from public.seat s join public.deciding_body b on b.id = s.body_id
      where s.person_id = p_person and b.trust_id is not null
        and (s.until_day is null or s.until_day >= v_today))
    select
      array(select m.trust_id from mine m where m.trust_id is not null union select s.trust_id from seated s order by 1),
      array(select distinct m.trust_id from mine m where m.role = 'COMPANY_SECRETARY' and m.trust_id is not null),
      array(select distinct s.trust_id from seated s where s.body = 'TRUST_BOARD' and s.seat = 'CHAIR'),
      array(select distinct m.programme_id from mine m where m.programme_id is not null),
      array(select distinct r.trust_id from current_role_of r
        where r.role = 'COMPANY_SECRETARY' and r.trust_id is not null
          and (r.programme_id is null or r.programme_id in (select m.programme_id from mine m)));
end $$;
