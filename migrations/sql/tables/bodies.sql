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
  posts integer,
  version integer not null,
  constraint deciding_body_pkey primary key (id),
  constraint deciding_body_code unique (code),
  constraint deciding_body_programme_fk foreign key (programme_id) references programme (id),
  constraint deciding_body_trust_fk foreign key (trust_id) references trust (id)
);
create index deciding_body_trust on deciding_body (trust_id);
create index deciding_body_programme on deciding_body (programme_id);
create index deciding_body_outside on deciding_body (kind) where trust_id is null;

-- A body's own rules for deciding, from a day on; a new version never rewrites an old one. A correction is
-- a version of its own, which names the one that was entered wrongly, why, and the orders themselves.
create table standing_orders (
  id uuid not null,
  body_id uuid not null,
  effective_from date not null,
  document_title text,
  majority_clause text,
  casting_vote_clause text,
  quorum_of text collate "C" not null,
  quorum_numerator integer not null,
  quorum_denominator integer not null,
  quorum_minimum integer,
  quorum_executives integer not null,
  quorum_non_executives integer not null,
  recused_count_to_quorum boolean not null,
  casting_vote boolean not null,
  council_denominator text collate "C" not null,
  written_numerator integer not null,
  written_denominator integer not null,
  majorities jsonb not null,
  notice_clear_days integer not null,
  ways text[] not null,
  methods text[] not null,
  votes_public boolean not null,
  adopted_by uuid not null,
  created_at timestamptz not null,
  corrects_id uuid,
  correction_reason text,
  correction_document_id uuid,
  constraint standing_orders_pkey primary key (id),
  constraint standing_orders_in_body unique (body_id, id),
  constraint standing_orders_corrected unique (corrects_id),
  constraint standing_orders_quorum check (quorum_numerator between 1 and quorum_denominator),
  constraint standing_orders_written check (written_numerator >= 1 and written_numerator <= written_denominator and 2 * written_numerator >= written_denominator),
  constraint standing_orders_correction check ((corrects_id is null) = (correction_reason is null)
    and (corrects_id is null) = (correction_document_id is null)),
  constraint standing_orders_body foreign key (body_id) references deciding_body (id),
  constraint standing_orders_corrects foreign key (body_id, corrects_id) references standing_orders (body_id, id)
);
create index standing_orders_of_body on standing_orders (body_id, effective_from);

-- A person's seat on a body, from a day to a day. One person may sit on several bodies; two who
-- share a post have a seat each, the second naming the first.
create table seat (
  id uuid not null,
  body_id uuid not null,
  person_id uuid not null,
  kind text collate "C" not null,
  title text not null,
  voting boolean not null,
  shares_seat_id uuid,
  from_day date not null,
  until_day date,
  entered_at timestamptz not null,
  version integer not null,
  constraint seat_pkey primary key (id),
  constraint seat_in_body unique (body_id, id),
  constraint seat_days check (until_day is null or until_day >= from_day),
  constraint seat_body_fk foreign key (body_id) references deciding_body (id),
  constraint seat_person_fk foreign key (person_id) references person (id),
  constraint seat_shared foreign key (body_id, shares_seat_id) references seat (body_id, id)
);
create index seat_body on seat (body_id);
create index seat_person on seat (person_id);

-- How many posts with a vote a body has from a day on; entered again for a day, the last entry counts.
create table body_posts (
  id uuid not null,
  body_id uuid not null,
  effective_from date not null,
  posts integer not null,
  reason text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint body_posts_pkey primary key (id),
  constraint body_posts_some check (posts between 1 and 200),
  constraint body_posts_body_fk foreign key (body_id) references deciding_body (id),
  constraint body_posts_person foreign key (entered_by) references person (id)
);
create index body_posts_body on body_posts (body_id);
