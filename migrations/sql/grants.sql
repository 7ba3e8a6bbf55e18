-- Who may call what. (Who reads and writes which table stands with its policies.)

-- Nobody calls a function of ours but the accounts that it is for.
revoke execute on all functions in schema access, audit, guards from public;

-- Policies ask these, whoever they are asked for.
grant execute on all functions in schema access to watersmeet_service, watersmeet_auditor;

-- The auditor's account reads and changes nothing: two of these write, and one answers digests of
-- passwords.
revoke execute on function
  access.account_for_sign_in(text), access.use_grant(text), access.note_token_use(uuid)
  from watersmeet_auditor;

-- The service writes events through these alone.
grant execute on function audit.append(uuid, uuid, text, text, uuid, uuid, text, text) to watersmeet_service;
grant execute on function audit.open_chain(uuid, text, boolean) to watersmeet_service;

-- Whoever verifies compares the rows of tokens without seeing what their secrets are known by.
grant execute on function audit.token_digests() to watersmeet_auditor;

-- Whether an urgent decision was ratified is shown with it.
grant execute on function guards.ratified(uuid) to watersmeet_service, watersmeet_auditor;

-- Which version a database is of is for all three accounts.
grant select on migration to watersmeet_service, watersmeet_auditor;
