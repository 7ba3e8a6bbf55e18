-- What is wrong with the decisions that a gate is passed on; null when nothing is. Each body that
-- it needs has decided as it must, its latest decision counts, no condition that must be met first
-- is open, and all decided on one pack.
create or replace function house.gate_fault(p_gate uuid) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$
declare
  g gate;
  d gate_decider;
  c counted_decision;
begin
  select * into g from gate where id = p_gate;
  for d in select * from gate_decider where gate_id = p_gate loop
    select * into c from counted_decision where decider_id = d.id;
    if not found then return format('body %s has no decision', d.body_id); end if;
    if not coalesce(case c.source
      when 'LIVE' then house.live_decision_stands(d, g, c.decision_id)
      when 'RECORDED' then house.recorded_decision_stands(d, g, c.decision_id)
      when 'EXTERNAL' then house.external_decision_stands(d, g, c.decision_id)
    end, false) then
      return format('the decision of body %s does not stand', d.body_id);
    end if;
    if exists (select from condition k where k.programme_id = d.programme_id and k.body_id = d.body_id
      and k.kind = 'PRECEDENT' and k.state not in ('DISCHARGED', 'WAIVED')
      and house.set_at_gate(d, g, k)) then
      return format('a condition of body %s is open', d.body_id);
    end if;
  end loop;
  if (select count(distinct house.counted_manifest(x, y)) from gate_decider x
      join counted_decision y on y.decider_id = x.id where x.gate_id = p_gate) > 1 then
    return 'the bodies decided on different packs';
  end if;
  return null;
end $$;
