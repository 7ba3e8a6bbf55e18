-- The Trusts of which I am company secretary, in which programmes: there I may give the roles that
-- a secretary gives.
create or replace function access.my_secretaryships() returns access.part[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return array(select row(r.programme_id, r.trust_id)::access.part from access.my_roles() r
    where r.role = 'COMPANY_SECRETARY' and r.programme_id is not null and r.trust_id is not null);
end $$;
