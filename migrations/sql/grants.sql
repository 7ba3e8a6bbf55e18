-- Who may call what. (Who reads and writes which table stands with its policies.)

-- Nobody calls a function of ours but the accounts that it is for.
revoke execute on all functions in schema access, audit, guards from public;

-- Policies ask these, whoever they are asked for.
grant execute on all functions in schema access to watersmeet_service, watersmeet_auditor;

-- A seal is made by work_out, which the service asks.
revoke execute on function access.seal(text) from watersmeet_service, watersmeet_auditor;

-- The auditor's account reads and changes nothing, in nobody's name: two of these write, one answers
-- digests of passwords, and two say who acts.
revoke execute on function
  access.account_for_sign_in(text), access.use_grant(text), access.note_token_use(uuid),
  access.begin(text, text, text), access.work_out(), access.renew()
  from watersmeet_auditor;

-- The service writes events through these alone.
grant execute on function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) to watersmeet_service;
grant execute on function audit.open_chain(uuid, text, boolean) to watersmeet_service;

-- Whoever verifies compares accounts, sessions and tokens without seeing what opens them.
grant execute on function audit.account_digests(), audit.session_proofs(), audit.token_digests() to watersmeet_auditor;

-- Whether an urgent decision was ratified is shown with it.
grant execute on function guards.ratified(uuid) to watersmeet_service, watersmeet_auditor;

-- By which delegation a committee decides for a board is shown with its decision.
grant execute on function guards.delegation_of(uuid, uuid) to watersmeet_service, watersmeet_auditor;

-- The corrections that stand are shown with what they correct.
grant execute on function guards.corrections_of(uuid) to watersmeet_service, watersmeet_auditor;
-- Where gates stand is kept through this alone.
grant execute on function guards.keep_gate_status(uuid, uuid[], date, jsonb) to watersmeet_service;

-- Whether a body was required is asked again of every gate that was passed.
grant execute on function guards.is_required(uuid, date) to watersmeet_auditor;

-- Which version a database is of is for all three accounts.
grant select on migration to watersmeet_service, watersmeet_auditor;
