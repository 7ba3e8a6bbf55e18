-- Who may do what, and where.

-- A role held by a person in a programme, for a Trust, or everywhere, from a day to a day.
create table membership (
  id uuid not null,
  person_id uuid not null,
  programme_id uuid,
  trust_id uuid,
  role text collate "C" not null,
  from_day date not null,
  until_day date,
  revoked_at timestamptz,
  granted_by uuid,
  version integer not null,
  constraint membership_pkey primary key (id),
  constraint membership_days check (until_day is null or until_day >= from_day),
  constraint membership_person_fk foreign key (person_id) references person (id),
  constraint membership_programme_fk foreign key (programme_id) references programme (id),
  constraint membership_trust_fk foreign key (trust_id) references trust (id)
);
create index membership_person on membership (person_id);
create index membership_programme on membership (programme_id);

-- A key for a program of the person's: one programme, one role, until a day; kept as a digest.
create table api_token (
  id uuid not null,
  person_id uuid not null,
  programme_id uuid not null,
  role text collate "C" not null,
  name text not null,
  secret_hash text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  version integer not null,
  constraint api_token_pkey primary key (id),
  constraint api_token_secret unique (secret_hash),
  constraint api_token_person_fk foreign key (person_id) references person (id),
  constraint api_token_programme foreign key (programme_id) references programme (id)
);
create index api_token_person on api_token (person_id);
