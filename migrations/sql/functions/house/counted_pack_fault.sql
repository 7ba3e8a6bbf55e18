-- Which body's counted decision is of a pack that was replaced since, if any: such a decision
-- passes no gate, unless a body outside stated that nothing material changed.
create or replace function house.counted_pack_fault(p_gate uuid) returns text
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
        select format('body %s decided on a pack that was replaced', d.body_id)
        from gate_decider d join counted_decision c on c.decider_id = d.id
        left join resolution r on c.source = 'LIVE' and r.id = c.decision_id
        left join external_decision e on c.source = 'EXTERNAL' and e.id = c.decision_id
          and coalesce(trim(e.no_material_change), '') = ''
        join case_pack k on k.id = coalesce(r.pack_id, e.pack_id)
        where d.gate_id = p_gate and d.must_name_same_pack and k.superseded_by_id is not null
        limit 1
      $$;
