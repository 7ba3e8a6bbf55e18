-- At COMMIT: a gate is passed only on what its bodies decided, as it is really there then.
create or replace function guards.check_gate_passing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_fault text := guards.gate_fault(new.gate_id);
begin
  if v_fault is not null then
    raise exception 'gate % is not passed: %', new.gate_id, v_fault
      using errcode = 'check_violation', constraint = 'gate_passing_stands';
  end if;
  return null;
end $$;
