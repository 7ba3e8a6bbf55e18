-- The letter of an outside body is confirmed by somebody else than who recorded it, and for another Trust than
-- those that it was recorded for. Where it states that nothing material changed, that is a Trust's secretary.
create or replace function guards.keep_external_confirmation() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from external_decision e
    where e.id = new.decision_id and e.programme_id = new.programme_id and e.recorded_by <> new.confirmed_by
      and case when new.trust_id is null then e.no_material_change is null
               else not new.trust_id = any (e.recorded_for) end) then
    raise exception 'the letter of an outside body is confirmed by somebody else than who recorded it, for another Trust'
      using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
