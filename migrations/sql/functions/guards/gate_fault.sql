-- What is wrong with the decisions that a gate is passed on; null when nothing is.
-- Somebody is asked to decide. A body that the law no longer asks is not waited for. What is counted for each
-- body is its decision that stands, and one of those that the gate asks for, as it was closed and as it was
-- corrected with its minutes; a statutory one of an outside body only once it is confirmed, one from minutes only
-- while the chair does not object to the record, and where nobody decided since the programme was kept here.
-- A committee decides for a board by a delegation; but what the board itself last decided otherwise than for it,
-- no committee takes back.
-- It is of a pack that was not replaced, unless an outside body stated that nothing material changed, and all
-- are of one pack. No condition that must be met first is open, whichever of the body's decisions at the gate
-- set it.
-- The same as src/governance/gates/readiness.rules.ts says of decisions: test/database/gate-parity.spec.ts compares.
create or replace function guards.gate_fault(p_gate uuid) returns text
language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$
declare
  d gate_decider;
  x record;
  v_counted uuid;
  v_live boolean;
  v_manifests text[] := '{}';
  v_number integer := (select max(p.number) from gate_passing p where p.gate_id = p_gate);
begin
  if not exists (select from gate_decider where gate_id = p_gate) then
    return 'nobody is asked to decide';
  end if;
  select bool_or(s.source = 'LIVE' or (not s.void and s.decided_on >= p.adopted_on)) into v_live
    from guards.decisions_at(p_gate) s, gate g join programme p on p.id = g.programme_id
    where g.id = p_gate;
  for d in select e.* from gate_decider e join programme p on p.id = e.programme_id
    where e.gate_id = p_gate
      and (guards.is_required(e.id, coalesce(p.business_date, access.london_today()))
        or exists (select from counted_decision c where c.decider_id = e.id and c.number = v_number)) loop
    select c.decision_id into v_counted from counted_decision c where c.decider_id = d.id and c.number = v_number;
    if not found then return format('body %s has no decision', d.body_id); end if;

    select s.*, c.source = s.source and c.decision_id = s.id as counts into x
      from guards.decisions_at(p_gate) s join counted_decision c on c.decider_id = s.decider_id and c.number = v_number
      where s.decider_id = d.id and s.decides
      order by s.delegation_id is null and not s.void and not guards.favours_all(s.outcome || s.corrected)
          and s.place = (select max(o.place) from guards.decisions_at(p_gate) o
            where o.decider_id = d.id and o.decides and o.delegation_id is null) desc,
        s.place desc limit 1;
    if not found or not x.counts or x.void or not (x.outcome || x.corrected) <@ d.satisfying then
      return format('the decision of body %s does not stand', d.body_id);
    end if;
    if x.objected then
      return format('the chair objects to the record of the decision of body %s', d.body_id);
    end if;
    if not x.confirmed then
      return format('the decision of body %s is not confirmed', d.body_id);
    end if;
    if v_live and x.source = 'RECORDED' then
      return format('the decision of body %s is from minutes, at a gate that is decided here', d.body_id);
    end if;

    if d.must_name_same_pack and not x.stated then
      if x.pack_replaced then
        return format('body %s decided on a pack that was replaced', d.body_id);
      end if;
      if v_live and x.source <> 'RECORDED' and x.manifest_sha256 is null then
        return format('it is not recorded on which pack body %s decided', d.body_id);
      end if;
      v_manifests := v_manifests || x.manifest_sha256;
    end if;

    if exists (select from guards.decisions_at(p_gate) s join condition k on k.set_by_id = any (s.records)
      where s.decider_id = d.id and not s.void
        and k.kind = 'PRECEDENT' and k.state not in ('DISCHARGED', 'WAIVED')) then
      return format('a condition of body %s is open', d.body_id);
    end if;
  end loop;
  if (select count(distinct m) from unnest(v_manifests) m) > 1 then
    return 'the bodies decided on different packs';
  end if;
  return null;
end $$;
