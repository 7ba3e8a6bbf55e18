-- What is put to a body, and to whom.

-- A motion put to one body. It does not know which gate it serves. Named `DERBY-BOARD/3`.
create table resolution (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  number integer not null,
  purpose text collate "C" not null,
  wording text not null,
  pack_id uuid,
  stage text collate "C",
  manifest_sha256 text collate "C",
  subject_type text collate "C",
  subject_id uuid,
  method text collate "C" not null,
  way text collate "C" not null,
  meeting_id uuid,
  state text collate "C" not null,
  standing_orders_id uuid,
  orders_entered_on date,
  closes_on date,
  item_taken_at timestamptz,
  item_put_at timestamptz,
  presiding_id uuid,
  posts integer,
  cannot_wait_reason text,
  cannot_wait_advice_of text,
  urgent_reason text,
  urgent_decider_ids uuid[] not null,
  urgent_consultee_ids uuid[] not null,
  ratify_by date,
  opened_at timestamptz,
  opened_on date,
  opened_by uuid,
  version integer not null,
  late_reason text,
  constraint resolution_pkey primary key (id),
  constraint resolution_in_body unique (programme_id, body_id, id),
  constraint resolution_in_programme unique (programme_id, id),
  constraint resolution_number unique (programme_id, body_id, number),
  constraint resolution_body foreign key (body_id) references deciding_body (id),
  constraint resolution_meeting foreign key (programme_id, body_id, meeting_id)
    references meeting (programme_id, body_id, id),
  constraint resolution_orders foreign key (standing_orders_id) references standing_orders (id),
  constraint resolution_pack foreign key (programme_id, pack_id)
    references case_pack (programme_id, id),
  constraint resolution_programme foreign key (programme_id) references programme (id)
);
create index resolution_of_meeting on resolution (meeting_id);
create index resolution_subject on resolution (subject_id);

-- What of a resolution belongs to the body alone: its sealed annex, and the advice it relies on.
create table resolution_own_part (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  annex_sha256 text collate "C",
  council_advice text,
  version integer not null,
  constraint resolution_own_part_pkey primary key (id),
  constraint resolution_own_part_resolution foreign key (programme_id, body_id, id)
    references resolution (programme_id, body_id, id)
);

-- A member on the fixed roll of a resolution, or one who presides without a vote.
create table elector (
  resolution_id uuid not null,
  person_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  seat_id uuid not null,
  post_id uuid not null,
  seat_kind text collate "C" not null,
  title text not null,
  voting boolean not null,
  struck_off boolean,
  constraint elector_pkey primary key (resolution_id, person_id),
  constraint elector_in_body unique (programme_id, body_id, resolution_id, person_id),
  constraint elector_vote unique (programme_id, body_id, resolution_id, person_id, voting),
  constraint elector_person foreign key (person_id) references person (id),
  constraint elector_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id),
  constraint elector_seat foreign key (seat_id) references seat (id)
);
create index elector_of_person on elector (person_id);

-- What shows that a seat was held before an item was put, although it was entered too late for it.
create table seat_instrument (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  resolution_id uuid not null,
  seat_id uuid not null,
  document_id uuid not null,
  dated_on date not null,
  seat_entered_on date not null,
  attached_by uuid not null,
  attached_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  version integer not null,
  constraint seat_instrument_pkey primary key (id),
  constraint seat_instrument_seat unique (resolution_id, seat_id),
  constraint seat_instrument_resolution foreign key (programme_id, body_id, resolution_id)
    references resolution (programme_id, body_id, id),
  constraint seat_instrument_seat_fk foreign key (body_id, seat_id) references seat (body_id, id),
  constraint seat_instrument_document foreign key (programme_id, document_id)
    references document (programme_id, id)
);

-- A condition as it is put to the vote; closing with approval makes it a condition.
create table proposed_condition (
  id uuid not null,
  programme_id uuid not null,
  resolution_id uuid not null,
  position integer not null,
  text text not null,
  kind text collate "C" not null,
  owner_name text not null,
  due_on date,
  evidence_required boolean not null,
  constraint proposed_condition_pkey primary key (id),
  constraint proposed_condition_place unique (resolution_id, position),
  constraint proposed_condition_resolution foreign key (programme_id, resolution_id)
    references resolution (programme_id, id)
);

-- That a Trust's board delegated something to a committee, in this programme: from a day on, until it ends. It counts
-- once the chair has confirmed it; one that was entered by mistake is voided.
create table delegation (
  id uuid not null,
  programme_id uuid not null,
  from_body_id uuid not null,
  to_body_id uuid not null,
  purposes text[] not null,
  effective_from date not null,
  until_day date,
  document_id uuid not null,
  document_sha256 text collate "C" not null,
  clause text not null,
  reserved_clause text,
  entered_by uuid not null,
  entered_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  confirmed_on date,
  ended_by uuid,
  ended_at timestamptz,
  ended_because text,
  voided_by uuid,
  voided_at timestamptz,
  voided_because text,
  version integer not null,
  constraint delegation_pkey primary key (id),
  constraint delegation_days check (until_day is null or until_day >= effective_from),
  constraint delegation_purposes check (cardinality(purposes) > 0 and purposes <@ array['SUPPORT', 'SUBMIT', 'FINAL_APPROVE', 'CERTIFY', 'SERVICE_CHANGE', 'OTHER']),
  constraint delegation_reserved check (reserved_clause is not null or not purposes && array['FINAL_APPROVE', 'CERTIFY', 'SUBMIT']),
  constraint delegation_confirmed check (confirmed_by <> entered_by),
  constraint delegation_from foreign key (from_body_id) references deciding_body (id),
  constraint delegation_to foreign key (to_body_id) references deciding_body (id),
  constraint delegation_document foreign key (programme_id, document_id)
    references document (programme_id, id),
  constraint delegation_entered_by foreign key (entered_by) references person (id),
  constraint delegation_programme foreign key (programme_id) references programme (id)
);
create index delegation_of_programme on delegation (programme_id);
