-- Trusts, and what each keeps a register of.

-- An NHS trust or NHS foundation trust.
create table trust (
  id uuid not null,
  code text collate "C" not null,
  ods_code text collate "C" not null,
  name text not null,
  kind text collate "C" not null,
  created_at timestamptz not null,
  version integer not null,
  constraint trust_pkey primary key (id),
  constraint trust_code unique (code),
  constraint trust_ods_code unique (ods_code),
  constraint trust_kind check (kind in ('FOUNDATION_TRUST', 'NHS_TRUST'))
);

-- A hospital or other place of a Trust.
create table trust_site (
  id uuid not null,
  trust_id uuid not null,
  code text collate "C" not null,
  name text not null,
  place text not null,
  kind text collate "C" not null,
  version integer not null,
  constraint trust_site_pkey primary key (id),
  constraint trust_site_code unique (trust_id, code),
  constraint trust_site_trust foreign key (trust_id) references trust (id)
);

-- An entry of a Trust's register of interests: shown against every item.
create table standing_interest (
  id uuid not null,
  trust_id uuid not null,
  person_id uuid not null,
  nature text not null,
  pecuniary boolean not null,
  from_day date not null,
  until_day date,
  recorded_by uuid not null,
  entered_at timestamptz not null,
  version integer not null,
  constraint standing_interest_pkey primary key (id),
  constraint standing_interest_person_fk foreign key (person_id) references person (id),
  constraint standing_interest_trust foreign key (trust_id) references trust (id)
);
create index standing_interest_person on standing_interest (person_id);
create index standing_interest_of_trust on standing_interest (trust_id);
