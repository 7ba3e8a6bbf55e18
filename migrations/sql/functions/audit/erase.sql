-- Blanks what an entry says; the entry stays, and the erasure is an event of the same chain, with
-- its reason. For the owner alone, from the command line (npm run audit:erase).
create or replace function audit.erase(p_chain uuid, p_seq bigint, p_actor uuid, p_salt text, p_event text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_old public.audit_content;
begin
  perform from public.audit_chain c where c.id = p_chain for no key update;
  select * into v_old from public.audit_content b where b.chain_id = p_chain and b.seq = p_seq;
  if not found or v_old.content is null or v_old.type = 'audit.content-erased' then
    raise exception 'entry % of chain % has nothing to erase', p_seq, p_chain using errcode = 'restrict_violation';
  end if;
  if not audit.is_erasure_of(p_event, p_chain, p_seq) then
    raise exception 'the event does not name what it erases' using errcode = 'restrict_violation';
  end if;
  return query select * from audit.write_entry(
    v_old.programme_id, p_actor, 'audit.content-erased', 'audit-chain', p_chain, v_old.confidential_to, p_salt, p_event);
  update public.audit_content b set content = null, salt = null where b.chain_id = p_chain and b.seq = p_seq;
end $$;
