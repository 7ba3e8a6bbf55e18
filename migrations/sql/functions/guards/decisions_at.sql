-- The decisions at a gate of each body that it needs, in the order in which they were taken (place): of a board also
-- those of a committee, by a delegation.
-- What a later record corrects is not among them, nor what was annulled; records names what was corrected,
-- so that its conditions are found.
-- Void is an urgent decision that was not ratified, and what was said against a pack, or put it back,
-- once the pack is replaced. A meeting without a quorum, a motion withdrawn and an approval that was
-- not ratified decide nothing: what the body decided before still stands. Corrected are the outcomes that
-- a live decision has by its minutes: it decides by any of its outcomes, and satisfies by all of them. A
-- statutory decision of an outside body counts once its letter is confirmed, one from minutes not while the
-- chair objects to the record.
create or replace function guards.decisions_at(p_gate uuid)
returns table (
  decider_id uuid, place bigint, source text, id uuid, records uuid[], outcome text, decided_on date,
  manifest_sha256 text, pack_replaced boolean, stated boolean, confirmed boolean, objected boolean, void boolean,
  decides boolean, corrected text[], delegation_id uuid)
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  with recursive record as (
    select r.id, r.corrects_id from gate g join recorded_decision r on r.programme_id = g.programme_id
      where g.id = p_gate
    union all
    select e.id, e.corrects_id from external_decision e where e.gate_id = p_gate),
  lineage as (
    select r.id as latest, r.id, r.corrects_id from record r
      where not exists (select from record_annulment n where n.record_id = r.id)
    union all
    select l.latest, r.id, r.corrects_id from lineage l join record r on r.id = l.corrects_id),
  latest as (
    select l.latest as id, array_agg(l.id) as records from lineage l
    where not exists (select from lineage c where c.id = l.latest and c.latest <> l.latest)
    group by l.latest),
  decision as (
    select d.id as decider_id, 3 as rank, 'LIVE' as source, r.id, array[r.id] as records, o.outcome,
      o.decided_on, o.closed_at as entered_at, 0 as turn, r.manifest_sha256,
      k.superseded_by_id is not null as pack_replaced, false as stated, true as confirmed, false as objected,
      guards.ratified(r.id) is false as refused,
      array(select c.outcome from guards.corrections_of(r.id) c) as corrected, by.delegation_id
    from gate g join gate_decider d on d.gate_id = g.id
    join lateral (
      select d.body_id
      union select x.to_body_id from delegation x where x.programme_id = d.programme_id and x.from_body_id = d.body_id
    ) who on true
    join resolution r on r.programme_id = d.programme_id and r.body_id = who.body_id
      and r.purpose = d.purpose and r.state = 'CLOSED'
    cross join lateral (
      select case when r.body_id <> d.body_id then guards.delegation_of(r.id, d.body_id) end as delegation_id) by
    join resolution_outcome o on o.resolution_id = r.id
    left join case_pack k on k.id = r.pack_id
    where g.id = p_gate and (r.body_id = d.body_id or by.delegation_id is not null)
      and case when g.case_stage is null then r.subject_type = 'GATE' and r.subject_id = g.id
               else coalesce(r.stage, k.stage) = g.case_stage end
    union all
    select d.id, 1, 'RECORDED', r.id, l.records, r.outcome, r.decided_on, r.recorded_at, 0, null,
      false, false, true, coalesce((select j.objects from record_objection j where j.record_id = r.id
        order by j.number desc limit 1), false), false, '{}', null
    from gate g join gate_decider d on d.gate_id = g.id
    join recorded_decision r on r.programme_id = d.programme_id and r.body_id = d.body_id
      and r.purpose = d.purpose and r.gate_code = g.code
    join latest l on l.id = r.id
    where g.id = p_gate
    union all
    select d.id, 2, 'EXTERNAL', e.id, l.records, e.outcome, e.decided_on, null,
      coalesce(e.turn, e.number), k.manifest_sha256, k.superseded_by_id is not null,
      coalesce(e.no_material_change, '') ~ '\S',
      not guards.needs_confirmation(e.purpose, b.kind, e.outcome, coalesce(e.no_material_change, '') ~ '\S')
        or exists (select from external_confirmation f where f.decision_id = e.id),
      false, false, '{}', null
    from gate_decider d join deciding_body b on b.id = d.body_id
    join external_decision e on e.gate_id = d.gate_id and e.body_id = d.body_id and e.purpose = d.purpose
    join latest l on l.id = e.id
    left join case_pack k on k.id = e.pack_id
    where d.gate_id = p_gate)
  select x.decider_id,
    row_number() over (order by x.decided_on, x.rank, x.entered_at, x.turn, x.id),
    x.source, x.id, x.records, x.outcome, x.decided_on, x.manifest_sha256, x.pack_replaced, x.stated,
    x.confirmed, x.objected,
    x.refused or (x.pack_replaced and not guards.favours(x.outcome)),
    (x.outcome not in ('WITHDRAWN', 'NOT_QUORATE')
        or exists (select from unnest(x.corrected) o where o not in ('WITHDRAWN', 'NOT_QUORATE')))
      and not (x.refused and guards.favours(x.outcome)),
    x.corrected, x.delegation_id
  from decision x
$$;
