-- A part of what was worked out when this transaction began: 1 the own person, 2 whether an
-- administrator, 3 programmes, 4 bodies, 5 programmes of which an auditor. Null when nothing was; an error
-- when what is there was not put there by work_out.
create or replace function access.sealed(p_part integer) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_rights text := current_setting('app.rights', true);
begin
  if v_rights is null or v_rights = '' then return null; end if;
  if access.seal(v_rights) is distinct from current_setting('app.seal', true) then
    raise exception 'what this transaction may see was not worked out by the database' using errcode = 'insufficient_privilege';
  end if;
  return split_part(v_rights, E'\n', p_part);
end $$;
