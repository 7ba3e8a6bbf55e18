-- Conditions of approvals, and what happened to them.

-- Something that must be so before a gate, or be done after it; only the body that set it may
-- settle it.
create table condition (
  id uuid not null,
  programme_id uuid not null,
  number integer not null,
  body_id uuid not null,
  set_by_type text collate "C" not null,
  set_by_id uuid not null,
  text text not null,
  kind text collate "C" not null,
  owner_name text not null,
  owner_id uuid,
  due_on date,
  evidence_required boolean not null,
  state text collate "C" not null,
  set_on date not null,
  settled_on date,
  version integer not null,
  constraint condition_pkey primary key (id),
  constraint condition_in_programme unique (programme_id, id),
  constraint condition_number unique (programme_id, number),
  constraint condition_body_fk foreign key (body_id) references deciding_body (id),
  constraint condition_programme foreign key (programme_id) references programme (id)
);
create index condition_body on condition (programme_id, body_id);

-- What happened to a condition, on whose authority and with which document.
create table condition_event (
  id uuid not null,
  programme_id uuid not null,
  condition_id uuid not null,
  number integer not null,
  step text collate "C" not null,
  note text,
  authority text collate "C",
  resolution_id uuid,
  minute_ref text,
  document_id uuid,
  done_on date not null,
  done_by uuid not null,
  done_at timestamptz not null,
  meeting_on date,
  constraint condition_event_pkey primary key (id),
  constraint condition_event_number unique (condition_id, number),
  constraint condition_event_resolution unique (resolution_id),
  constraint condition_event_condition foreign key (programme_id, condition_id)
    references condition (programme_id, id),
  constraint condition_event_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint condition_event_person foreign key (done_by) references person (id),
  constraint condition_event_resolution_fk foreign key (programme_id, resolution_id)
    references resolution (programme_id, id)
);
create index condition_event_programme on condition_event (programme_id);
