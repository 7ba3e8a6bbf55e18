-- Programmes: what Trusts do together to become one.

-- The whole effort of Trusts to become one; only a practice programme has a business date of its
-- own.
create table programme (
  id uuid not null,
  code text collate "C" not null,
  title text not null,
  vision text not null,
  regime text collate "C" not null,
  transaction_type text collate "C" not null,
  practice boolean not null,
  business_date date,
  adopted_on date not null,
  go_live_baseline_on date,
  go_live_forecast_on date,
  go_live_actual_on date,
  discarded_at timestamptz,
  benefits_end_on date,
  created_at timestamptz not null,
  version integer not null,
  constraint programme_pkey primary key (id),
  constraint programme_code unique (code),
  constraint programme_business_date check (practice = (business_date is not null))
);

-- The days that a practice programme has reached: what was entered meanwhile was entered on them.
create table business_day (
  programme_id uuid not null,
  day date not null,
  reached_at timestamptz not null,
  constraint business_day_pkey primary key (programme_id, day),
  constraint business_day_programme foreign key (programme_id) references programme (id)
);

-- A Trust's part in a programme, once for each Trust.
create table programme_party (
  id uuid not null,
  programme_id uuid not null,
  trust_id uuid not null,
  role text collate "C" not null,
  version integer not null,
  constraint programme_party_pkey primary key (id),
  constraint programme_party_trust unique (programme_id, trust_id),
  constraint programme_party_programme foreign key (programme_id) references programme (id),
  constraint programme_party_trust_fk foreign key (trust_id) references trust (id)
);

-- What the programme is for: an aim, a challenge that it answers, or a pledge that binds it.
create table programme_statement (
  id uuid not null,
  programme_id uuid not null,
  kind text collate "C" not null,
  challenge_kind text collate "C",
  position integer not null,
  text text not null,
  version integer not null,
  constraint programme_statement_pkey primary key (id),
  constraint programme_statement_place unique (programme_id, kind, position),
  constraint programme_statement_programme foreign key (programme_id) references programme (id)
);

-- A span before an election in which announcements and decisions need a reason.
create table pre_election_period (
  id uuid not null,
  programme_id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  version integer not null,
  known_from timestamptz,
  constraint pre_election_period_pkey primary key (id),
  constraint pre_election_period_days check (ends_on >= starts_on),
  constraint pre_election_period_programme_fk foreign key (programme_id) references programme (id)
);
create index pre_election_period_programme on pre_election_period (programme_id);

-- Something done to a programme as a whole; what it is now follows from these, in order.
create table programme_act (
  id uuid not null,
  programme_id uuid not null,
  number integer not null,
  act text collate "C" not null,
  reason text not null,
  done_on date not null,
  done_by uuid not null,
  done_at timestamptz not null,
  constraint programme_act_pkey primary key (id),
  constraint programme_act_place unique (programme_id, number),
  constraint programme_act_person foreign key (done_by) references person (id),
  constraint programme_act_programme foreign key (programme_id) references programme (id)
);
