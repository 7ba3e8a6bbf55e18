-- At COMMIT: a gate at which nobody is asked to decide is not passed.
create or replace function house.require_decider() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
      begin
        if not exists (select from gate_decider d where d.gate_id = new.gate_id) then
          raise exception 'gate % is not passed: nobody is asked to decide', new.gate_id
            using errcode = 'check_violation', constraint = 'gate_passing_stands';
        end if;
        return null;
      end $$;
