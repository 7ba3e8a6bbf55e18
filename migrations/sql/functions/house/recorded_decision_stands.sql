-- Whether this decision from minutes is the one that counts for its body at the gate, and lets it
-- be passed: taken before the programme was kept here, and not corrected since.
create or replace function house.recorded_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  with matching as (
    select r.* from recorded_decision r
    where r.programme_id = d.programme_id and r.gate_code = g.code and r.body_id = d.body_id
      and r.purpose = d.purpose and r.outcome not in ('WITHDRAWN', 'NOT_QUORATE', 'NOT_HELD')
      and not exists (select from recorded_decision c where c.corrects_id = r.id)
  )
  select m.outcome = any (d.satisfying)
    and m.decided_on < (select p.adopted_on from programme p where p.id = d.programme_id)
  from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.recorded_at) > (m.decided_on, m.recorded_at))
$$;
