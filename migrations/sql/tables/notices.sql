-- What people must be told.

-- Something that a person must be told; theirs alone to read.
create table notice (
  id uuid not null,
  person_id uuid not null,
  programme_id uuid,
  type text collate "C" not null,
  text text not null,
  subject_type text collate "C" not null,
  subject_id uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  constraint notice_pkey primary key (id),
  constraint notice_person_fk foreign key (person_id) references person (id),
  constraint notice_programme foreign key (programme_id) references programme (id)
);
create index notice_person on notice (person_id, id);
