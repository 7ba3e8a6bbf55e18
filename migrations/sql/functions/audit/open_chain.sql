-- Begins the chain of a programme, with the programme itself.
create or replace function audit.open_chain(p_programme uuid, p_name text, p_practice boolean) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
  insert into public.audit_chain (id, kind, programme_id, name, practice, head_seq, head_hash)
  values (p_programme, 'PROGRAMME', p_programme, p_name, p_practice, 0, repeat('0', 64))
$$;
