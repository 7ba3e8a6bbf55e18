-- Meetings, and who was there.

-- A meeting of one body. Meetings in common are two meetings at one table.
create table meeting (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  held_on date not null,
  starts_at text collate "C",
  place text not null,
  notice_given_on date,
  papers_due_on date,
  part text collate "C" not null,
  private_reason text,
  table_id uuid,
  presiding_id uuid,
  cancelled_at timestamptz,
  cancel_reason text,
  version integer not null,
  constraint meeting_pkey primary key (id),
  constraint meeting_in_body unique (programme_id, body_id, id),
  constraint meeting_cancelled check ((cancelled_at is null) = (cancel_reason is null)),
  constraint meeting_body_fk foreign key (body_id) references deciding_body (id),
  constraint meeting_programme foreign key (programme_id) references programme (id)
);
create index meeting_body on meeting (programme_id, body_id);
create index meeting_table on meeting (table_id);

-- Who was at a meeting, and who sent apologies: one row for each time that somebody was there. The
-- quorum of each item is taken from it. Who attends without a seat may be nobody known here: then the
-- row has a name.
create table meeting_attendance (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  meeting_id uuid not null,
  person_id uuid,
  name text collate "C",
  number integer not null,
  kind text collate "C" not null,
  capacity text,
  arrived_at timestamptz,
  left_at timestamptz,
  recorded_by uuid not null,
  version integer not null,
  constraint meeting_attendance_pkey primary key (id),
  constraint meeting_attendance_person_once unique (meeting_id, person_id, number),
  constraint meeting_attendance_name_once unique (meeting_id, name, number),
  constraint meeting_attendance_meeting foreign key (programme_id, body_id, meeting_id)
    references meeting (programme_id, body_id, id),
  constraint meeting_attendance_person foreign key (person_id) references person (id),
  constraint meeting_attendance_who
    check ((person_id is null) = (name is not null) and (name is null or kind = 'IN_ATTENDANCE')),
  constraint meeting_attendance_capacity check ((kind = 'IN_ATTENDANCE') = (capacity is not null))
);
