-- A correction is confirmed while it is the last of its resolution, and never by whoever entered it.
create or replace function guards.keep_confirmation() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_correction resolution_correction;
begin
  select * into v_correction from resolution_correction c where c.id = new.correction_id;
  if not v_correction.changes_outcome
    or (new.kind <> 'MINUTES_APPROVED' and v_correction.entered_by = new.person_id)
    or exists (select from resolution_correction c
      where c.resolution_id = v_correction.resolution_id and c.number > v_correction.number) then
    raise exception 'correction % is not confirmed by %', new.correction_id, new.person_id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
