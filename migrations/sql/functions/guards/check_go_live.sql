-- At COMMIT: a programme goes live only where the gate of its grant is part of it and was passed.
create or replace function guards.check_go_live() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if new.go_live_actual_on is not null and not exists (
    select from gate g join gate_passing p on p.gate_id = g.id
    where g.programme_id = new.id and g.code = 'GRANT' and g.taken_out_on is null) then
    raise exception 'programme % has no grant', new.id
      using errcode = 'check_violation', constraint = 'programme_goes_live_on_grant';
  end if;
  return null;
end $$;
