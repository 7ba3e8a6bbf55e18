-- What is kept of requests, so that each is done once and no password can be guessed.

-- That a request was done, and which rows came of it: the same key again answers the same.
create table idempotency (
  actor_id uuid not null,
  key uuid not null,
  verb text collate "C" not null,
  request_hash text collate "C" not null,
  answer jsonb,
  done_at timestamptz not null,
  constraint idempotency_pkey primary key (actor_id, key)
);
create index idempotency_done_at on idempotency (done_at);

-- How often somebody tried to sign in: digests of addresses and accounts, with counts.
create table sign_in_limit (
  key text collate "C" not null,
  points integer not null default 0,
  expire bigint,
  constraint sign_in_limit_pkey primary key (key)
);
