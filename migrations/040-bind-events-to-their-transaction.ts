import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An event counts for a change only when the very transaction of the change wrote it: the setting
 * `app.tx` is the service's to choose, the row's own transaction is not.
 */
const BOUND = `
create or replace function audit.append(
  p_programme uuid, p_actor uuid, p_type text, p_subject_type text, p_subject uuid, p_confidential uuid, p_salt text, p_body text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public
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
  select * into v_chain from public.audit_chain c where c.programme_id is not distinct from p_programme for no key update;
  if not found then raise exception 'no chain for programme %', p_programme; end if;
  v_seq := v_chain.head_seq + 1;
  v_at := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_digest := encode(sha256(decode(p_salt, 'hex') || convert_to(p_body, 'UTF8')), 'hex');
  v_hash := encode(sha256(convert_to(
    concat_ws('|', 'watersmeet.audit', '1', v_chain.id, v_seq, v_chain.head_hash, v_at, v_digest), 'UTF8')), 'hex');
  insert into public.audit_entry (chain_id, seq, programme_id, prev, at, body_digest, entry_hash, tx)
    values (v_chain.id, v_seq, p_programme, v_chain.head_hash, v_at, v_digest, v_hash, v_tx);
  insert into public.audit_body (chain_id, seq, programme_id, confidential_to, actor_id, type, subject_type, subject_id, salt, body)
    values (v_chain.id, v_seq, p_programme, p_confidential, p_actor, p_type, p_subject_type, p_subject, p_salt, p_body);
  update public.audit_chain set head_seq = v_seq, head_hash = v_hash where id = v_chain.id;
  return query select v_chain.id, v_seq, v_at, v_hash;
end $$;

create or replace function audit.demand_event() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if not exists (select from public.audit_entry e where e.tx = new.tx and e.xmin = pg_current_xact_id()::xid) then
    raise exception 'a change of % has no event in an audit chain', new.table_name;
  end if;
  delete from public.audit_mark m where m.tx = new.tx and m.table_name = new.table_name;
  return null;
end $$;

create function audit.mark(p_table text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if nullif(current_setting('app.tx', true), '') is null then
    raise exception 'a critical change of % outside the wrapper', p_table;
  end if;
  insert into public.audit_mark (tx, table_name) values (current_setting('app.tx')::uuid, p_table)
    on conflict do nothing;
end $$;

create or replace function audit.mark_change() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if exists (select from changed) then perform audit.mark(tg_table_name); end if;
  return null;
end $$;

-- That a token was used is no change of it; nothing else may pass unmarked.
create function audit.mark_token_change() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if exists (select to_jsonb(c) - 'last_used_at' from changed c
             except all select to_jsonb(b) - 'last_used_at' from before b) then
    perform audit.mark(tg_table_name);
  end if;
  return null;
end $$;
drop trigger critical_update on api_token;
create trigger critical_update after update on api_token referencing old table as before new table as changed
  for each statement execute function audit.mark_token_change();

create or replace function access.note_token_use(p_token uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$
  update public.api_token set last_used_at = now()
    where id = p_token and (last_used_at is null or last_used_at < now() - interval '1 minute')
$$;
`;

/** An erasure blanks what an entry says, never the entry, and is an event of the same chain. */
const ERASURE = `
alter table audit_body alter column body drop not null, alter column salt drop not null;
alter table audit_body add constraint audit_body_erased check ((body is null) = (salt is null));

create function audit.is_erasure_of(p_event text, p_chain uuid, p_seq bigint) returns boolean
language sql immutable as $$
  select p_event::jsonb ->> 'type' = 'audit.body-erased'
    and p_event::jsonb #>> '{payload,chain}' = p_chain::text
    and p_event::jsonb #>> '{payload,seq}' = p_seq::text
    and coalesce(btrim(p_event::jsonb #>> '{payload,reason}'), '') <> ''
$$;

create function audit.keep_body() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
begin
  if tg_op = 'UPDATE' and new.body is null and new.salt is null and old.type <> 'audit.body-erased'
    and to_jsonb(new) - array['body', 'salt'] = to_jsonb(old) - array['body', 'salt']
    and exists (select from public.audit_entry e join public.audit_body b using (chain_id, seq)
                where e.xmin = pg_current_xact_id()::xid and e.chain_id = old.chain_id
                  and e.tx = nullif(current_setting('app.tx', true), '')::uuid
                  and b.type = 'audit.body-erased' and audit.is_erasure_of(b.body, old.chain_id, old.seq))
  then return new; end if;
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger append_only on audit_body;
create trigger append_only before update or delete on audit_body for each row execute function audit.keep_body();

-- For the owner alone, through the task audit:erase; the event's text names what is erased and why.
create function audit.erase(p_chain uuid, p_seq bigint, p_actor uuid, p_salt text, p_event text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
declare
  v_old public.audit_body;
begin
  perform from public.audit_chain c where c.id = p_chain for no key update;
  select * into v_old from public.audit_body b where b.chain_id = p_chain and b.seq = p_seq;
  if not found or v_old.body is null or v_old.type = 'audit.body-erased' then
    raise exception 'entry % of chain % has nothing to erase', p_seq, p_chain using errcode = 'restrict_violation';
  end if;
  if not audit.is_erasure_of(p_event, p_chain, p_seq) then
    raise exception 'the event does not name what it erases' using errcode = 'restrict_violation';
  end if;
  return query select * from audit.append(
    v_old.programme_id, p_actor, 'audit.body-erased', 'audit-chain', p_chain, v_old.confidential_to, p_salt, p_event);
  update public.audit_body b set body = null, salt = null where b.chain_id = p_chain and b.seq = p_seq;
end $$;
revoke execute on function audit.mark(text), audit.is_erasure_of(text, uuid, bigint), audit.erase(uuid, bigint, uuid, text, text),
  audit.mark_token_change(), audit.keep_body() from public;
`;

/** Public keys are for everybody: a Trust compares their fingerprints. */
const KEYS = `
drop policy service_rows on audit_key;
create policy service_rows on audit_key to watersmeet_service using (true) with check ((select access.actor_id()) is not null);
`;

const BEFORE = `
drop policy service_rows on audit_key;
create policy service_rows on audit_key to watersmeet_service
  using ((select access.actor_id()) is not null) with check ((select access.actor_id()) is not null);
drop trigger append_only on audit_body;
create trigger append_only before update or delete on audit_body for each row execute function house.refuse_change();
drop function audit.erase(uuid, bigint, uuid, text, text);
drop function audit.keep_body();
drop function audit.is_erasure_of(text, uuid, bigint);
alter table audit_body drop constraint audit_body_erased;
alter table audit_body alter column body set not null, alter column salt set not null;
drop trigger critical_update on api_token;
create trigger critical_update after update on api_token referencing new table as changed
  for each statement execute function audit.mark_change();
drop function audit.mark_token_change();
`;

export class BindEventsToTheirTransaction1763780000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [BOUND, ERASURE, KEYS]) await runner.query(part);
  }

  /** The functions stay as they are: what stood before was weaker, and its callers are the same. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE);
  }
}
