-- A vote is cast while voting is open, or recorded as the first of its member while a declared result is completed, on the papers that are decided on, and follows the one that
-- it replaces.
create or replace function guards.keep_ballot() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  r resolution;
begin
  select * into r from resolution x where x.id = new.resolution_id for share;
  if r.state <> 'OPEN' and not (r.state = 'DECLARED' and new.revision = 1 and new.entered_by <> new.person_id) then
    raise exception 'a vote is cast while voting is open' using errcode = 'restrict_violation';
  end if;
  if r.manifest_sha256 is not null and new.manifest_sha256 is distinct from r.manifest_sha256 then
    raise exception 'a vote is cast on the papers decided on' using errcode = 'restrict_violation';
  end if;
  if new.revision > 1 and not exists (select from vote v
      where v.resolution_id = new.resolution_id and v.person_id = new.person_id and v.revision = new.revision - 1) then
    raise exception 'a vote follows the one that it replaces' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
