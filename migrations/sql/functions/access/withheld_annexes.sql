-- The annexes of my bodies that are withheld from me: where whoever presides ruled that I leave the item that is
-- decided on that pack; and, until they have ruled on an interest of mine in it, those with a privileged document
-- where I sit for another Trust in the programme too. Not from the company secretary, who keeps them.
create or replace function access.withheld_annexes() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_me uuid := access.actor_id();
begin
  return array(
    select a.id
    from public.pack_annex a join public.deciding_body b on b.id = a.body_id
    join public.programme p on p.id = a.programme_id
    cross join lateral (
      select array(
        select distinct on (i.id) u.ruling
        from public.resolution r join public.declared_interest i on i.resolution_id = r.id
        join public.interest_ruling u on u.interest_id = i.id
        where r.programme_id = a.programme_id and r.body_id = a.body_id and r.pack_id = a.pack_id
          and i.person_id = v_me
        order by i.id, u.number desc) as given) ruling
    where row(a.programme_id, a.body_id)::access.part = any (access.my_bodies_in())
      and not exists (select from access.my_roles() h
        where h.role = 'COMPANY_SECRETARY' and h.trust_id = b.trust_id
          and (h.programme_id is null or h.programme_id = a.programme_id))
      and ('LEAVE' = any (ruling.given)
        or (cardinality(ruling.given) = 0
          and exists (select from public.annex_document d where d.annex_id = a.id and d.privileged)
          and exists (select from public.seat s join public.deciding_body o on o.id = s.body_id
            join public.programme_party y on y.programme_id = a.programme_id and y.trust_id = o.trust_id
            where s.person_id = v_me and o.trust_id <> b.trust_id
              and s.from_day <= coalesce(p.business_date, access.london_today())
              and (s.until_day is null or s.until_day >= coalesce(p.business_date, access.london_today()))))));
end $$;
