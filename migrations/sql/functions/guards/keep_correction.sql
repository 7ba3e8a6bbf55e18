-- A correction is of a closed resolution, and the next of it.
create or replace function guards.keep_correction() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not exists (select from resolution r where r.id = new.resolution_id and r.state = 'CLOSED') then
    raise exception 'resolution % is not closed', new.resolution_id using errcode = 'restrict_violation';
  end if;
  if new.number <> (select count(*) from resolution_correction c where c.resolution_id = new.resolution_id) then
    raise exception 'correction % of resolution % is not the next', new.number, new.resolution_id
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
