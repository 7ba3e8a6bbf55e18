-- The bodies that decide, by which rules, and who sits on them.

-- A body that decides: a Trust's board or council, a programme's own board, or one outside whose
-- decisions are recorded.
create table deciding_body (
  id uuid not null,
  code text collate "C" not null,
  name text not null,
  kind text collate "C" not null,
  trust_id uuid,
  programme_id uuid,
  seats integer,
  version integer not null,
  constraint deciding_body_pkey primary key (id),
  constraint deciding_body_code unique (code),
  constraint deciding_body_programme_fk foreign key (programme_id) references programme (id),
  constraint deciding_body_trust_fk foreign key (trust_id) references trust (id)
);
create index deciding_body_trust on deciding_body (trust_id);

-- A body's own rules for deciding, from a day on; a new version never rewrites an old one.
create table standing_orders (
  id uuid not null,
  body_id uuid not null,
  effective_from date not null,
  quorum_numerator integer not null,
  quorum_denominator integer not null,
  quorum_minimum integer,
  quorum_executives integer not null,
  quorum_non_executives integer not null,
  recused_count_to_quorum boolean not null,
  casting_vote boolean not null,
  council_denominator text collate "C" not null,
  notice_clear_days integer not null,
  ways text[] not null,
  methods text[] not null,
  votes_public boolean not null,
  adopted_by uuid not null,
  created_at timestamptz not null,
  constraint standing_orders_pkey primary key (id),
  constraint standing_orders_day unique (body_id, effective_from),
  constraint standing_orders_quorum check (quorum_numerator between 1 and quorum_denominator),
  constraint standing_orders_body foreign key (body_id) references deciding_body (id)
);

-- A person's seat on a body, from a day to a day. One person may sit on several bodies.
create table seat (
  id uuid not null,
  body_id uuid not null,
  person_id uuid not null,
  kind text collate "C" not null,
  title text not null,
  voting boolean not null,
  from_day date not null,
  until_day date,
  version integer not null,
  constraint seat_pkey primary key (id),
  constraint seat_days check (until_day is null or until_day >= from_day),
  constraint seat_body_fk foreign key (body_id) references deciding_body (id),
  constraint seat_person_fk foreign key (person_id) references person (id)
);
create index seat_body on seat (body_id);
create index seat_person on seat (person_id);

-- How many seats a council has from a day on; entered again for a day, the last entry counts.
create table council_seats (
  id uuid not null,
  body_id uuid not null,
  effective_from date not null,
  seats integer not null,
  reason text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint council_seats_pkey primary key (id),
  constraint council_seats_some check (seats between 1 and 200),
  constraint council_seats_body_fk foreign key (body_id) references deciding_body (id),
  constraint council_seats_person foreign key (entered_by) references person (id)
);
create index council_seats_body on council_seats (body_id);
