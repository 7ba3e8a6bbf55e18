-- The pack that a counted decision must share with the others; null where it need not.
create or replace function house.counted_manifest(d gate_decider, c counted_decision) returns text
language sql stable set search_path = pg_catalog, public, pg_temp
as $$
  select case
    when not d.must_name_same_pack then null
    when c.source = 'LIVE' then (select r.manifest_sha256 from resolution r where r.id = c.decision_id)
    when c.source = 'EXTERNAL' then (
      select k.manifest_sha256 from external_decision e join case_pack k on k.id = e.pack_id
      where e.id = c.decision_id and coalesce(trim(e.no_material_change), '') = '')
  end
$$;
