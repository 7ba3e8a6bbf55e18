-- Persons, and how they sign in.

-- Somebody who acts, holds a seat or a role; shown by name or role title.
create table person (
  id uuid not null,
  code text collate "C" not null,
  display_name text not null,
  created_at timestamptz not null,
  version integer not null,
  constraint person_pkey primary key (id),
  constraint person_code unique (code)
);

-- How a person signs in with a password of this service; its key is the person.
create table account (
  id uuid not null,
  email text collate "C" not null,
  password_hash text not null,
  disabled_at timestamptz,
  version integer not null,
  constraint account_pkey primary key (id),
  constraint account_email unique (email),
  constraint account_person foreign key (id) references person (id)
);

-- A signed-in session; of its secret only the digest is kept.
create table session (
  id uuid not null,
  person_id uuid not null,
  secret_hash text collate "C" not null,
  authenticated_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_minutes integer not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint session_pkey primary key (id),
  constraint session_secret unique (secret_hash),
  constraint session_person_fk foreign key (person_id) references person (id)
);
create index session_person on session (person_id);
