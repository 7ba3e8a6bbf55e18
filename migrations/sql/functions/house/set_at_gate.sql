-- Whether a condition was set by a decision of its body at this gate. It blocks whichever of the
-- body's decisions set it: a later one settles none.
create or replace function house.set_at_gate(d gate_decider, g gate, k condition) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  select case k.set_by_type
    when 'RESOLUTION' then exists (
      select from resolution r left join case_pack p on p.id = r.pack_id
      where r.id = k.set_by_id and r.purpose = d.purpose and house.ratified(r.id) is not false
        and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
                 else coalesce(r.stage, p.stage) = g.case_stage end)
    when 'RECORDED_DECISION' then exists (
      select from recorded_decision r
      where r.id = k.set_by_id and r.purpose = d.purpose and r.gate_code = g.code)
    else exists (
      select from external_decision e left join case_pack p on p.id = e.pack_id
      where e.id = k.set_by_id and e.purpose = d.purpose and e.gate_id = g.id
        -- What stood against a pack, or put it back, is void once the pack is replaced.
        and (p.superseded_by_id is null or e.outcome not in (
          'PENDING', 'RED_FLAG', 'RETURNED_FOR_INFORMATION', 'NOT_SUPPORTED', 'REFERRED',
          'PROHIBITED', 'REFUSED')))
  end
$$;
