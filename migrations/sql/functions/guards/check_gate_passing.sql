-- At COMMIT: a gate is passed only on what its bodies decided, as it is really there then, and by somebody else than
-- who chose which bodies decide at it.
create or replace function guards.check_gate_passing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_fault text := guards.gate_fault(new.gate_id);
begin
  if exists (select from gate_adjustment a
      where a.gate_id = new.gate_id and a.chose_bodies and a.adjusted_by = new.passed_by) then
    v_fault := 'whoever chose which bodies decide at it does not pass it';
  end if;
  if v_fault is not null then
    raise exception 'gate % is not passed: %', new.gate_id, v_fault
      using errcode = 'check_violation', constraint = 'gate_passing_stands';
  end if;
  return null;
end $$;
