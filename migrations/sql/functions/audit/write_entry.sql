-- Adds an entry to a chain: bound to the one before by its hash, with the digest of what it says,
-- in the transaction of what happened. What append and erase have in common; nobody else may call
-- it.
create or replace function audit.write_entry(
  p_programme uuid, p_actor uuid, p_type text, p_subject_type text, p_subject uuid, p_confidential uuid, p_salt text, p_content text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_tx uuid := nullif(current_setting('app.tx', true), '')::uuid;
  v_chain public.audit_chain;
  v_seq bigint;
  v_at text;
  v_digest text;
  v_hash text;
begin
  if v_tx is null then raise exception 'an event outside the wrapper'; end if;
  -- One row tells: whoever comes second with an id is refused here, so all of its rows are of one transaction.
  if (select e.xmin from public.audit_entry e where e.tx = v_tx limit 1) <> pg_current_xact_id()::xid then
    raise exception 'the transaction % has been written down already', v_tx using errcode = 'restrict_violation';
  end if;
  select * into v_chain from public.audit_chain c where coalesce(c.programme_id, '00000000-0000-0000-0000-000000000000') = coalesce(p_programme, '00000000-0000-0000-0000-000000000000') for no key update;
  if not found then raise exception 'no chain for programme %', p_programme; end if;
  v_seq := v_chain.head_seq + 1;
  v_at := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_digest := encode(sha256(decode(p_salt, 'hex') || convert_to(p_content, 'UTF8')), 'hex');
  v_hash := encode(sha256(convert_to(
    concat_ws('|', 'watersmeet.audit', '2', v_chain.id, v_seq, v_chain.head_hash, v_at, v_digest), 'UTF8')), 'hex');
  insert into public.audit_entry (chain_id, seq, programme_id, prev, at, content_digest, entry_hash, tx)
    values (v_chain.id, v_seq, p_programme, v_chain.head_hash, v_at, v_digest, v_hash, v_tx);
  insert into public.audit_content (chain_id, seq, programme_id, confidential_to, actor_id, type, subject_type, subject_id, salt, content)
    values (v_chain.id, v_seq, p_programme, p_confidential, p_actor, p_type, p_subject_type, p_subject, p_salt, p_content);
  update public.audit_chain set head_seq = v_seq, head_hash = v_hash where id = v_chain.id;
  return query select v_chain.id, v_seq, v_at, v_hash;
end $$;
