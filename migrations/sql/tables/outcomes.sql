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
  constraint resolution_outcome_final check (outcome <> 'DECLARED'),
  constraint resolution_outcome_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);

-- A result that was declared before everybody was accounted for: what it was, what is missing (a JSON
-- list, in sentences that name nobody), and by when it may be completed. Its outcome is entered once it
-- is complete; until then it counts nowhere.
create table resolution_declaration (
  resolution_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  outcome text collate "C" not null,
  carried boolean not null,
  for_count integer not null,
  against_count integer not null,
  abstain_count integer not null,
  missing text not null,
  steps text[] not null,
  rule_version text collate "C" not null,
  decided_on date not null,
  declared_on date not null,
  complete_by date not null,
  minute_ref text,
  declared_by uuid not null,
  declared_at timestamptz not null,
  constraint resolution_declaration_pkey primary key (resolution_id),
  constraint resolution_declaration_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);

-- How a declared result was worked out, with every name: the body's own, and the verifier's.
create table declaration_working (
  resolution_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  input text not null,
  worked text not null,
  constraint declaration_working_pkey primary key (resolution_id),
  constraint declaration_working_resolution foreign key (programme_id, body_id, resolution_id)
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
  constraint recorded_decision_in_programme unique (programme_id, id),
  constraint recorded_decision_body_fk foreign key (body_id) references deciding_body (id),
  constraint recorded_decision_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint recorded_decision_programme foreign key (programme_id) references programme (id)
);
create index recorded_decision_body on recorded_decision (programme_id, body_id);

-- A closed resolution corrected with its minutes: the outcome as the minutes have it, beside the one that
-- it was closed with, which stays. A later correction takes the place of those before it.
create table resolution_correction (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  resolution_id uuid not null,
  number integer not null,
  document_id uuid not null,
  reason text not null,
  minute_ref text,
  outcome text collate "C" not null,
  carried boolean not null,
  for_count integer,
  against_count integer,
  abstain_count integer,
  quorate boolean,
  steps text[] not null,
  rule_version text collate "C" not null,
  changes_outcome boolean not null,
  sha256 text collate "C" not null,
  entered_on date not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint resolution_correction_pkey primary key (id),
  constraint resolution_correction_number unique (resolution_id, number),
  constraint resolution_correction_in_body unique (programme_id, body_id, id),
  constraint resolution_correction_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id),
  constraint resolution_correction_document foreign key (programme_id, document_id)
    references document (programme_id, id)
);

-- What the minutes have otherwise, and how the outcome was worked out, with every name: the body's own,
-- and the verifier's.
create table correction_working (
  correction_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  lines text not null,
  input text,
  worked text,
  constraint correction_working_pkey primary key (correction_id),
  constraint correction_working_correction foreign key (programme_id, body_id, correction_id)
    references resolution_correction (programme_id, body_id, id)
);

-- Who confirmed a correction that changes the outcome: whoever presided and another member who was
-- present, each a person of their own, or the body, which approved the minutes.
create table correction_confirmation (
  correction_id uuid not null,
  kind text collate "C" not null,
  programme_id uuid not null,
  body_id uuid not null,
  person_id uuid not null,
  approved_by_id uuid,
  confirmed_at timestamptz not null,
  constraint correction_confirmation_pkey primary key (correction_id, kind),
  constraint correction_confirmation_once unique (correction_id, person_id),
  constraint correction_confirmation_by check ((kind = 'MINUTES_APPROVED') = (approved_by_id is not null)),
  constraint correction_confirmation_correction foreign key (programme_id, body_id, correction_id)
    references resolution_correction (programme_id, body_id, id),
  constraint correction_confirmation_resolution foreign key (programme_id, body_id, approved_by_id)
    references resolution (programme_id, body_id, id)
);

-- What a closed resolution would be by standing orders as they were corrected since it was opened: worked out
-- of what it was closed on, and beside its outcome, which stays. No outcome, where it could not be decided so.
create table judged_again (
  correction_id uuid not null,
  resolution_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  standing_orders_id uuid,
  outcome_then text collate "C" not null,
  outcome_now text collate "C",
  because text,
  corrected_on date not null,
  constraint judged_again_pkey primary key (correction_id, resolution_id),
  constraint judged_again_why check ((outcome_now is null) = (because is not null)),
  constraint judged_again_correction foreign key (body_id, correction_id) references standing_orders (body_id, id),
  constraint judged_again_orders foreign key (body_id, standing_orders_id) references standing_orders (body_id, id),
  constraint judged_again_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id)
);
create index judged_again_of_resolution on judged_again (resolution_id);
