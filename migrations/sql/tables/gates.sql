-- The programme's own copy of its regime: steps, and who must decide at each.

-- A step of the programme; whether it is passed is in gate_passing.
create table gate (
  id uuid not null,
  programme_id uuid not null,
  code text collate "C" not null,
  ordinal integer not null,
  title text not null,
  question text not null,
  case_stage text collate "C",
  phase text collate "C" not null,
  same_day_allowed boolean not null,
  required_documents text[] not null,
  baseline_on date,
  forecast_on date,
  version integer not null,
  taken_out_on date,
  ground text collate "C" not null,
  provision text collate "C",
  constraint gate_pkey primary key (id),
  constraint gate_code unique (programme_id, code),
  constraint gate_in_programme unique (programme_id, id),
  constraint gate_ordinal unique (programme_id, ordinal),
  constraint gate_programme foreign key (programme_id) references programme (id)
);

-- A body that must decide before the gate can be passed.
create table gate_decider (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  body_id uuid not null,
  position integer not null,
  purpose text collate "C" not null,
  satisfying text[] not null,
  must_name_same_pack boolean not null,
  version integer not null,
  ground text collate "C" not null,
  provision text collate "C",
  provision_until date,
  constraint gate_decider_pkey primary key (id),
  constraint gate_decider_body unique (gate_id, body_id, purpose),
  constraint gate_decider_in_programme unique (programme_id, id),
  constraint gate_decider_body_fk foreign key (body_id) references deciding_body (id),
  constraint gate_decider_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id)
);
create index gate_decider_programme on gate_decider (programme_id);

-- Something besides the decisions that must be so before the gate can be passed.
create table gate_criterion (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  kind text collate "C" not null,
  code text collate "C" not null,
  title text not null,
  settings jsonb not null,
  version integer not null,
  ground text collate "C" not null,
  constraint gate_criterion_pkey primary key (id),
  constraint gate_criterion_code unique (gate_id, code),
  constraint gate_criterion_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id)
);
create index gate_criterion_programme on gate_criterion (programme_id);
