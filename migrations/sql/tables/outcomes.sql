-- What became of resolutions, and what was decided before.

-- What became of a resolution: one row, once; known to the programme.
create table resolution_outcome (
  resolution_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  outcome text collate "C" not null,
  carried boolean not null,
  for_count integer,
  against_count integer,
  abstain_count integer,
  quorate boolean,
  steps text[] not null,
  rule_version text collate "C" not null,
  decided_on date not null,
  minute_ref text,
  defer_reason text collate "C",
  reason text,
  new_date date,
  closed_by uuid not null,
  closed_at timestamptz not null,
  ruled_by_id uuid,
  ruled_because text,
  procedural_minute_ref text,
  constraint resolution_outcome_pkey primary key (resolution_id),
  constraint resolution_outcome_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);

-- How the outcome was worked out, with every name: the body's own, and the verifier's.
create table resolution_working (
  resolution_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  input text not null,
  worked text not null,
  constraint resolution_working_pkey primary key (resolution_id),
  constraint resolution_working_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);

-- A decision taken before the programme was kept here, from the minutes; never a resolution. A
-- correction is a new row that names the old one.
create table recorded_decision (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  gate_code text collate "C" not null,
  stage text collate "C",
  purpose text collate "C" not null,
  outcome text collate "C" not null,
  decided_on date not null,
  for_count integer,
  against_count integer,
  abstain_count integer,
  minute_ref text not null,
  document_id uuid not null,
  paper text,
  defer_reason text collate "C",
  new_date date,
  note text,
  corrects_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint recorded_decision_pkey primary key (id),
  constraint recorded_decision_corrects unique (corrects_id),
  constraint recorded_decision_body_fk foreign key (body_id) references deciding_body (id),
  constraint recorded_decision_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint recorded_decision_programme foreign key (programme_id) references programme (id)
);
create index recorded_decision_body on recorded_decision (programme_id, body_id);
