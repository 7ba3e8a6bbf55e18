-- The programmes of which I am the director: there I may give the roles that a director gives.
create or replace function access.my_directorships() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return array(select r.programme_id from access.my_roles() r
    where r.role = 'PROGRAMME_DIRECTOR' and r.programme_id is not null);
end $$;
