-- Whether a body ratified its urgent decision; null while it has not said, and of any other
-- decision. An answer that its minutes have otherwise counts only as no, and only where it was no, or the
-- correction of a yes to it counts; else the body has not said.
create or replace function guards.ratified(p_resolution uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  select o.carried and not exists (select from guards.corrections_of(r.id) c where not c.carried)
  from resolution u
  join resolution r on r.programme_id = u.programme_id and r.body_id = u.body_id
    and r.purpose = 'RATIFY' and r.subject_id = u.id and r.state = 'CLOSED'
  join resolution_outcome o on o.resolution_id = r.id and (o.carried or o.outcome = 'REJECTED')
    and (not o.carried
      or not exists (select from guards.corrections_of(r.id) c where not c.carried)
      or exists (select from guards.corrections_of(r.id) c where c.counts and c.outcome = 'REJECTED'))
  where u.id = p_resolution and u.method = 'URGENT'
  order by o.decided_on desc, o.closed_at desc limit 1
$$;
