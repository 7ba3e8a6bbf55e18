-- The seal of what was worked out: over a secret that the owner alone can read, this connection, this
-- transaction, who acts and how, and the values themselves.
create or replace function access.seal(p_rights text) returns text
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_secret bytea := (select s.secret from access.secret s);
begin
  return encode(sha256(v_secret || sha256(v_secret || convert_to(concat_ws('|', pg_backend_pid(),
    extract(epoch from transaction_timestamp()), current_setting('app.actor', true),
    current_setting('app.grant', true), p_rights), 'UTF8'))), 'hex');
end $$;
