-- The delegation by which a committee decides a resolution for a board; null where there is none. It was confirmed
-- before the resolution was opened, and by the day of the decision; it is in force on that day (of one that is still
-- open, on the day of its opening), and covers the purpose.
-- The same as src/governance/resolutions/delegation.rules.ts says.
create or replace function guards.delegation_of(p_resolution uuid, p_board uuid) returns uuid
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  select x.id
  from resolution r
  left join resolution_outcome o on o.resolution_id = r.id
  join delegation x on x.programme_id = r.programme_id and x.to_body_id = r.body_id and x.from_body_id = p_board
    and r.purpose = any (x.purposes)
  where r.id = p_resolution and x.voided_at is null
    and x.confirmed_at <= r.opened_at and x.confirmed_on <= coalesce(o.decided_on, r.opened_on)
    and coalesce(o.decided_on, r.opened_on) between x.effective_from and coalesce(x.until_day, 'infinity')
  order by x.effective_from, x.confirmed_at, x.id limit 1
$$;
