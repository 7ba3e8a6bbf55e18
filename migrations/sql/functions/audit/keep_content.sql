-- What an entry says is never changed or removed: it is blanked at most, in the transaction that
-- writes the event of its erasure, and such an event never.
create or replace function audit.keep_content() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and new.content is null and new.salt is null and old.type <> 'audit.content-erased'
    and to_jsonb(new) - array['content', 'salt'] = to_jsonb(old) - array['content', 'salt']
    and exists (select from public.audit_entry e join public.audit_content b using (chain_id, seq)
                where e.xmin = pg_current_xact_id()::xid and e.chain_id = old.chain_id
                  and e.tx = nullif(current_setting('app.tx', true), '')::uuid
                  and b.type = 'audit.content-erased' and audit.is_erasure_of(b.content, old.chain_id, old.seq))
  then return new; end if;
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
