-- Whom a gate needed when it was passed stays as it was.
create or replace function guards.keep_deciders() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_gate uuid := case when tg_op = 'DELETE' then old.gate_id else new.gate_id end;
begin
  if exists (select from gate_passing p where p.gate_id = v_gate) then
    raise exception 'the deciders of a passed gate are never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
