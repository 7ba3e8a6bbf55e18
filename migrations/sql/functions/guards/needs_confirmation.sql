-- Whether the letter of an outside body counts only once it is confirmed, as
-- src/governance/decisions/external-confirmation.rules.ts has it: an answer that a statute asks for, or one on an earlier version of the pack.
create or replace function guards.needs_confirmation(p_purpose text, p_kind text, p_outcome text, p_stated boolean) returns boolean
language sql immutable set search_path = pg_catalog, public, pg_temp
as $$
  select p_outcome <> 'PENDING'
    and (p_stated or p_purpose in ('CLEAR', 'APPROVE_GRANT', 'GRANT') or (p_purpose = 'SUPPORT' and p_kind = 'SECRETARY_OF_STATE'))
$$;
