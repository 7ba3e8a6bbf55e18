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

-- How a person signs in with a password of this service; its key is the person. It was given to them by
-- whoever last set its password or its address in their stead; own_password is whether they chose the
-- password themselves since.
create table account (
  id uuid not null,
  email text collate "C" not null,
  password_hash text not null,
  disabled_at timestamptz,
  given_by uuid not null,
  given_at timestamptz not null,
  own_password boolean not null,
  version integer not null,
  constraint account_pkey primary key (id),
  constraint account_email unique (email),
  constraint account_person foreign key (id) references person (id)
);

-- An officer's word that they met the person, and that the sign-in as it was given is theirs.
create table identification (
  id uuid not null,
  person_id uuid not null,
  given_at timestamptz not null,
  how text not null,
  identified_by uuid not null,
  identified_at timestamptz not null,
  constraint identification_pkey primary key (id),
  constraint identification_once unique (person_id, given_at),
  constraint identification_of_another check (identified_by <> person_id),
  constraint identification_person foreign key (person_id) references person (id),
  constraint identification_officer foreign key (identified_by) references person (id)
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
  address_digest text collate "C",
  constraint session_pkey primary key (id),
  constraint session_secret unique (secret_hash),
  constraint session_person_fk foreign key (person_id) references person (id)
);
create index session_person on session (person_id);
