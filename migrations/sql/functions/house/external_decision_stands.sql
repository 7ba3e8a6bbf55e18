-- Whether this record of a body outside is the one that counts for it at the gate, and lets it be
-- passed. A record that was corrected no longer counts; its correction takes its turn.
create or replace function house.external_decision_stands(d gate_decider, g gate, p_decision uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  with matching as (
    select e.id, e.outcome, e.decided_on, coalesce(e.turn, e.number) as turn
    from external_decision e
    where e.gate_id = g.id and e.body_id = d.body_id and e.purpose = d.purpose
      and not exists (select from external_decision c where c.corrects_id = e.id)
  )
  select m.outcome = any (d.satisfying) from matching m
  where m.id = p_decision and not exists (
    select from matching n where (n.decided_on, n.turn) > (m.decided_on, m.turn))
$$;
