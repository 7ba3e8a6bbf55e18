-- Whether this resolution is the one that counts for its body at the gate, and lets it be passed. A
-- motion on which nothing was decided, or that was not ratified, leaves what was decided before.
create or replace function house.live_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  with matching as (
    select r.id, o.outcome, o.decided_on, o.closed_at
    from resolution r join resolution_outcome o on o.resolution_id = r.id
    left join case_pack k on k.id = r.pack_id
    where r.programme_id = d.programme_id and r.body_id = d.body_id and r.purpose = d.purpose
      and r.state = 'CLOSED' and o.outcome not in ('WITHDRAWN', 'NOT_QUORATE', 'NOT_HELD')
      and house.ratified(r.id) is not false
      and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
               else coalesce(r.stage, k.stage) = g.case_stage end
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.closed_at) > (m.decided_on, m.closed_at))
$$;
