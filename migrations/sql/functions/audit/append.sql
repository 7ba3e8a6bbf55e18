-- Writes an event into a chain: in the name of whoever acts, and saying of itself what is written
-- of it. The service has no other way in.
create or replace function audit.append(
  p_programme uuid, p_actor uuid, p_type text, p_subject_type text, p_subject uuid, p_confidential uuid, p_salt text, p_content text)
returns table ("chainId" uuid, seq bigint, at text, "entryHash" text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  v_said json := p_content::json;
begin
  if p_actor is distinct from access.actor_id() then
    raise exception 'an event is written by whoever acts' using errcode = 'restrict_violation';
  end if;
  if (v_said ->> 'actor', v_said ->> 'type', v_said #>> '{subject,type}', v_said #>> '{subject,id}', v_said ->> 'confidentialTo')
    is distinct from (p_actor::text, p_type, p_subject_type, p_subject::text, p_confidential::text) then
    raise exception 'the content of the event and its columns do not agree' using errcode = 'restrict_violation';
  end if;
  if p_type not in ('account.password-changed', 'account.identified', 'api-token.revoked', 'session.ended', 'session.renewed', 'session.started')
    and access.admits(p_actor) <> 'EVERYTHING' then
    raise exception 'this sign-in was given by somebody else, and only reads until its person was identified'
      using errcode = 'insufficient_privilege';
  end if;
  return query select * from audit.write_entry(
    p_programme, p_actor, p_type, p_subject_type, p_subject, p_confidential, p_salt, p_content);
  if v_said ->> 'tx' is distinct from current_setting('app.tx', true) then
    raise exception 'the content of the event and its columns do not agree' using errcode = 'restrict_violation';
  end if;
end $$;
