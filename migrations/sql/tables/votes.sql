-- Votes and counts: how a body decided, and who how.

-- A named vote. A change of mind is the next revision; a revision without a choice takes it back.
create table vote (
  resolution_id uuid not null,
  person_id uuid not null,
  revision integer not null,
  programme_id uuid not null,
  body_id uuid not null,
  voting boolean not null,
  choice text collate "C",
  manifest_sha256 text collate "C",
  reason text,
  cast_at timestamptz not null,
  entered_by uuid not null,
  id uuid not null,
  identified_on date,
  constraint vote_pkey primary key (resolution_id, person_id, revision),
  constraint vote_named unique (id),
  constraint vote_choice check (choice is null or choice in ('FOR', 'AGAINST', 'ABSTAIN')),
  constraint vote_entitled check (voting),
  constraint vote_revision check (revision >= 1),
  constraint vote_elector foreign key (programme_id, body_id, resolution_id, person_id, voting)
    references elector (programme_id, body_id, resolution_id, person_id, voting)
);

-- The second vote of whoever presides, only on a tie. The latest binds; one without a choice takes
-- out the one before it, with the reason.
create table casting_vote (
  resolution_id uuid not null,
  number integer not null,
  programme_id uuid not null,
  body_id uuid not null,
  person_id uuid not null,
  choice text collate "C",
  reason text,
  cast_at timestamptz not null,
  entered_by uuid not null,
  constraint casting_vote_pkey primary key (resolution_id, number),
  constraint casting_vote_choice check (choice in ('FOR', 'AGAINST')),
  constraint casting_vote_number check (number >= 1),
  constraint casting_vote_reason check (choice is not null or reason ~ '\S'),
  constraint casting_vote_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);

-- What was counted when votes are not named: agreement, a show of hands, or a ballot with its
-- certificate. A correction is the next number; the latest binds, unless it takes out the one before
-- it, with the reason.
create table resolution_count (
  resolution_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  for_count integer,
  against_count integer,
  abstain_count integer,
  spoilt_count integer,
  dissent_ids uuid[] not null,
  abstention_ids uuid[] not null,
  scrutineer text,
  certificate_id uuid,
  certificate_sha256 text collate "C",
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  number integer not null,
  taken_out_because text,
  constraint resolution_count_pkey primary key (resolution_id, number),
  constraint resolution_count_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);
