-- Whether an event names this entry as erased, and says why.
create or replace function audit.is_erasure_of(p_event text, p_chain uuid, p_seq bigint) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp
as $$
  select p_event::jsonb ->> 'type' = 'audit.content-erased'
    and p_event::jsonb #>> '{payload,chain}' = p_chain::text
    and p_event::jsonb #>> '{payload,seq}' = p_seq::text
    and coalesce(btrim(p_event::jsonb #>> '{payload,reason}'), '') <> ''
$$;
