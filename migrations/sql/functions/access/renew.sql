-- Works out anew what row security asks, once a row that it goes by was written: nobody has to
-- remember to.
create or replace function access.renew() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if coalesce(current_setting('app.actor', true), '') <> '' then perform access.work_out(); end if;
  return null;
end $$;
