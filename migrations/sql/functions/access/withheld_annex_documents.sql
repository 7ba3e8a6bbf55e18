-- The documents of the annexes that are withheld from me.
create or replace function access.withheld_annex_documents() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return array(select d.id from public.annex_document d where d.annex_id = any (access.withheld_annexes()));
end $$;
