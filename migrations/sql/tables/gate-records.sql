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
  comparison_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  corrects_id uuid,
  turn integer,
  recorded_for uuid[] not null,
  constraint external_decision_pkey primary key (id),
  constraint external_decision_corrects unique (corrects_id),
  constraint external_decision_in_programme unique (programme_id, id),
  constraint external_decision_number unique (gate_id, body_id, purpose, number),
  constraint external_decision_body foreign key (body_id) references deciding_body (id),
  constraint external_decision_stated check ((no_material_change is null) = (comparison_id is null)),
  constraint external_decision_comparison foreign key (programme_id, comparison_id)
    references document (programme_id, id),
  constraint external_decision_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint external_decision_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint external_decision_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id),
  constraint external_decision_person foreign key (recorded_by) references person (id)
);
create index external_decision_programme on external_decision (programme_id);

-- That somebody else than who recorded a statutory decision confirmed its letter: from then on it counts.
create table external_confirmation (
  id uuid not null,
  programme_id uuid not null,
  decision_id uuid not null,
  trust_id uuid,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  constraint external_confirmation_pkey primary key (id),
  constraint external_confirmation_once unique (decision_id),
  constraint external_confirmation_decision foreign key (programme_id, decision_id)
    references external_decision (programme_id, id),
  constraint external_confirmation_person foreign key (confirmed_by) references person (id),
  constraint external_confirmation_trust foreign key (trust_id) references trust (id)
);
create index external_confirmation_programme on external_confirmation (programme_id);

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

-- That a step was adjusted, and why: this stays with the gate.
create table gate_adjustment (
  id uuid not null,
  programme_id uuid not null,
  gate_id uuid not null,
  number integer not null,
  adjusted_on date not null,
  reason text not null,
  changes text[] not null,
  chose_bodies boolean not null,
  letter_document_id uuid,
  adjusted_by uuid not null,
  adjusted_at timestamptz not null,
  constraint gate_adjustment_pkey primary key (id),
  constraint gate_adjustment_number unique (gate_id, number),
  constraint gate_adjustment_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id),
  constraint gate_adjustment_letter foreign key (programme_id, letter_document_id)
    references document (programme_id, id),
  constraint gate_adjustment_person foreign key (adjusted_by) references person (id)
);
create index gate_adjustment_programme on gate_adjustment (programme_id);

-- That a gate was passed, and the exact bytes of what it was passed on; one that was suspended is passed again.
create table gate_passing (
  gate_id uuid not null,
  programme_id uuid not null,
  number integer not null,
  passed_on date not null,
  kind text collate "C" not null,
  evidence text not null,
  evidence_sha256 text collate "C" not null,
  passed_by uuid not null,
  passed_at timestamptz not null,
  constraint gate_passing_pkey primary key (gate_id, number),
  constraint gate_passing_once unique (programme_id, gate_id, number),
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
  number integer not null,
  source text collate "C" not null,
  decision_id uuid not null,
  constraint counted_decision_pkey primary key (decider_id, number),
  constraint counted_decision_decider foreign key (programme_id, decider_id)
    references gate_decider (programme_id, id),
  constraint counted_decision_passing foreign key (programme_id, gate_id, number)
    references gate_passing (programme_id, gate_id, number)
);
create index counted_decision_programme on counted_decision (programme_id);

-- That the Trusts applied: all of them, at one moment.
create table application (
  id uuid not null,
  programme_id uuid not null,
  number integer not null,
  made_on date not null,
  reference text not null,
  document_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  constraint application_pkey primary key (id),
  constraint application_in_programme unique (programme_id, id),
  constraint application_number unique (programme_id, number),
  constraint application_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint application_person foreign key (made_by) references person (id),
  constraint application_programme foreign key (programme_id) references programme (id)
);

-- That a record was made by mistake: it no longer counts, and what it corrected counts again.
create table record_annulment (
  id uuid not null,
  programme_id uuid not null,
  record_type text collate "C" not null,
  record_id uuid not null,
  reason text not null,
  annulled_by uuid not null,
  annulled_at timestamptz not null,
  constraint record_annulment_pkey primary key (id),
  constraint record_annulment_once unique (record_id),
  constraint record_annulment_person foreign key (annulled_by) references person (id),
  constraint record_annulment_programme_fk foreign key (programme_id) references programme (id)
);
create index record_annulment_programme on record_annulment (programme_id);

-- That a chair objected to the record of a decision from minutes, or took an objection back; the latest counts.
create table record_objection (
  id uuid not null,
  programme_id uuid not null,
  record_id uuid not null,
  number integer not null,
  objects boolean not null,
  reason text not null,
  said_by uuid not null,
  said_at timestamptz not null,
  constraint record_objection_pkey primary key (id),
  constraint record_objection_number unique (record_id, number),
  constraint record_objection_person foreign key (said_by) references person (id),
  constraint record_objection_programme_fk foreign key (programme_id) references programme (id),
  constraint record_objection_record foreign key (programme_id, record_id)
    references recorded_decision (programme_id, id)
);
create index record_objection_programme on record_objection (programme_id);

-- That a programme goes on under its regime, or takes another for the steps to come.
create table regime_change (
  id uuid not null,
  programme_id uuid not null,
  number integer not null,
  from_regime text collate "C" not null,
  to_regime text collate "C" not null,
  reason text not null,
  document_id uuid,
  changed_on date not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint regime_change_pkey primary key (id),
  constraint regime_change_number unique (programme_id, number),
  constraint regime_change_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint regime_change_person foreign key (changed_by) references person (id),
  constraint regime_change_programme foreign key (programme_id) references programme (id)
);

-- That Parliament changed a section on which steps rest; it counts once the secretary of each Trust confirmed it.
create table law_change (
  id uuid not null,
  programme_id uuid not null,
  provision text collate "C" not null,
  instrument text not null,
  commences_on date not null,
  saving text,
  document_id uuid not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint law_change_pkey primary key (id),
  constraint law_change_in_programme unique (programme_id, id),
  constraint law_change_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint law_change_person foreign key (entered_by) references person (id),
  constraint law_change_programme foreign key (programme_id) references programme (id)
);

-- That the company secretary of one Trust confirmed a change of the law.
create table law_change_confirmation (
  id uuid not null,
  programme_id uuid not null,
  law_change_id uuid not null,
  trust_id uuid not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  constraint law_change_confirmation_pkey primary key (id),
  constraint law_change_confirmation_once unique (law_change_id, trust_id),
  constraint law_change_confirmation_change foreign key (programme_id, law_change_id)
    references law_change (programme_id, id),
  constraint law_change_confirmation_person foreign key (confirmed_by) references person (id),
  constraint law_change_confirmation_trust foreign key (trust_id) references trust (id)
);
create index law_change_confirmation_programme on law_change_confirmation (programme_id);

-- Where a gate stood when that was last worked out, kept so that a list of many programmes need not work it out
-- again. It is derived: no evidence, and nothing is decided by it. It holds from the day on which it was worked
-- out until the first day on which the date alone could change it, and only while nothing has changed since.
create table kept_gate_status (
  gate_id uuid not null,
  programme_id uuid not null,
  status text collate "C" not null,
  awaits_assurance boolean not null,
  blockers jsonb not null,
  worked_out_on date not null,
  holds_until date,
  worked_out_at timestamptz not null,
  constraint kept_gate_status_pkey primary key (gate_id),
  constraint kept_gate_status_gate foreign key (programme_id, gate_id)
    references gate (programme_id, id)
);
create index kept_gate_status_programme on kept_gate_status (programme_id);

-- That a transaction changed something by which the gates of a programme stand: while it is here, what is kept
-- of them is stale. A row a transaction, so that no act waits for another to say so.
create table gate_change (
  programme_id uuid not null,
  id uuid not null,
  constraint gate_change_pkey primary key (programme_id, id),
  constraint gate_change_programme foreign key (programme_id) references programme (id)
);
