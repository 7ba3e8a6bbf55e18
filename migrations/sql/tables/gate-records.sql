-- What happened at gates.

-- What an outside body decided, recorded with its letter; a later one supersedes it.
create table external_decision (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  body_id uuid not null,
  purpose text collate "C" not null,
  number integer not null,
  outcome text collate "C" not null,
  decided_on date not null,
  document_id uuid,
  reference text not null,
  ratings jsonb not null,
  overall text collate "C",
  lets_proceed boolean,
  pack_id uuid,
  no_material_change text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  corrects_id uuid,
  turn integer,
  constraint external_decision_pkey primary key (id),
  constraint external_decision_corrects unique (corrects_id),
  constraint external_decision_number unique (gate_id, body_id, purpose, number),
  constraint external_decision_body foreign key (body_id) references deciding_body (id),
  constraint external_decision_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint external_decision_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint external_decision_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id),
  constraint external_decision_person foreign key (recorded_by) references person (id)
);
create index external_decision_programme on external_decision (programme_id);

-- That somebody confirmed a criterion, or took a confirmation back; the latest counts.
create table gate_confirmation (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  criterion_id uuid not null,
  number integer not null,
  confirmed boolean not null,
  note text not null,
  document_id uuid,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  constraint gate_confirmation_pkey primary key (id),
  constraint gate_confirmation_number unique (criterion_id, number),
  constraint gate_confirmation_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint gate_confirmation_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint gate_confirmation_person foreign key (confirmed_by) references person (id)
);
create index gate_confirmation_programme on gate_confirmation (programme_id);

-- A document attached to a gate in a role, and of which Trust it is, where it is one's own.
create table gate_document (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  document_id uuid not null,
  role text collate "C" not null,
  trust_id uuid,
  title text not null,
  attached_by uuid not null,
  attached_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  removed_because text,
  constraint gate_document_pkey primary key (id),
  constraint gate_document_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint gate_document_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint gate_document_person foreign key (attached_by) references person (id),
  constraint gate_document_trust foreign key (trust_id) references trust (id)
);
create unique index gate_document_once on gate_document (gate_id, document_id, role) where removed_at is null;
create index gate_document_programme on gate_document (programme_id);

-- That a gate is put back, why, and to when; the baseline stays.
create table gate_deferral (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  number integer not null,
  deferred_on date not null,
  new_date date not null,
  defer_reason text collate "C" not null,
  reason text,
  cannot_wait_reason text,
  cannot_wait_advice_of text,
  deferred_by uuid not null,
  deferred_at timestamptz not null,
  constraint gate_deferral_pkey primary key (id),
  constraint gate_deferral_number unique (gate_id, number),
  constraint gate_deferral_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint gate_deferral_person foreign key (deferred_by) references person (id)
);
create index gate_deferral_programme on gate_deferral (programme_id);

-- That a gate was passed, once, and the exact bytes of what it was passed on.
create table gate_passing (
  gate_id uuid not null,
  programme_id uuid not null,
  passed_on date not null,
  kind text collate "C" not null,
  evidence text not null,
  evidence_sha256 text collate "C" not null,
  passed_by uuid not null,
  passed_at timestamptz not null,
  constraint gate_passing_pkey primary key (gate_id),
  constraint gate_passing_once unique (programme_id, gate_id),
  constraint gate_passing_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint gate_passing_person foreign key (passed_by) references person (id)
);
create index gate_passing_programme on gate_passing (programme_id);

-- The decision of one required body that a gate was passed on.
create table counted_decision (
  decider_id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  source text collate "C" not null,
  decision_id uuid not null,
  constraint counted_decision_pkey primary key (decider_id),
  constraint counted_decision_decider foreign key (programme_id, decider_id)
    references gate_decider (programme_id, id),
  constraint counted_decision_passing foreign key (programme_id, gate_id)
    references gate_passing (programme_id, gate_id)
);
create index counted_decision_programme on counted_decision (programme_id);
