-- Who reads and writes what is kept of requests.

-- What became of a request is for whoever made it.
select guards.protect('idempotency', 'actor_id = (select access.actor_id())', array['answer'], false);

-- Tries to sign in are counted before anybody is known: no row security, digests and counts only.
grant select, insert, update, delete on sign_in_limit to watersmeet_service;
