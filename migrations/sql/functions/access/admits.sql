-- What a person's sign-in admits to. A password that somebody else set admits to changing it and to
-- nothing else; then the account only reads until an officer has said that the person was identified. What
-- was set from the command line is vouched for by whoever has the machine.
create or replace function access.admits(p_person uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_account public.account;
begin
  select * into v_account from public.account a where a.id = p_person;
  if not found then return 'EVERYTHING'; end if;
  if not v_account.own_password then return 'CHANGING_PASSWORD'; end if;
  if v_account.given_by = '00000000-0000-7000-8000-000000000000'::uuid or exists (
    select from public.identification i where i.person_id = p_person and i.given_at = v_account.given_at) then
    return 'EVERYTHING';
  end if;
  return 'READING';
end $$;
