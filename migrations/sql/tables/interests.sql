-- Interests of members in what they are to decide.

-- An interest declared on an item, or brought in from a Trust's register; declaring removes no
-- vote.
create table declared_interest (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  resolution_id uuid not null,
  person_id uuid not null,
  standing_interest_id uuid,
  nature text not null,
  pecuniary boolean not null,
  declared_by uuid not null,
  declared_at timestamptz not null,
  brought_in boolean not null,
  constraint declared_interest_pkey primary key (id),
  constraint declared_interest_in_body unique (programme_id, body_id, id),
  constraint declared_interest_elector foreign key (programme_id, body_id, resolution_id, person_id)
    references elector (programme_id, body_id, resolution_id, person_id)
);
create index declared_interest_resolution on declared_interest (resolution_id);

-- That a member confirmed, for this item, an interest brought in from the register.
create table interest_confirmation (
  interest_id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  resolution_id uuid not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  constraint interest_confirmation_pkey primary key (interest_id),
  constraint interest_confirmation_interest foreign key (programme_id, body_id, interest_id)
    references declared_interest (programme_id, body_id, id)
);

-- What whoever presides ruled on an interest, with the reason; the latest binds.
create table interest_ruling (
  id uuid not null,
  programme_id uuid not null,
  body_id uuid not null,
  resolution_id uuid not null,
  interest_id uuid not null,
  person_id uuid not null,
  number integer not null,
  ruling text collate "C" not null,
  reason text not null,
  dispensation_id uuid,
  ruled_by uuid not null,
  ruled_at timestamptz not null,
  recorded_by uuid not null,
  constraint interest_ruling_pkey primary key (id),
  constraint interest_ruling_number unique (interest_id, number),
  constraint interest_ruling_interest foreign key (programme_id, body_id, interest_id)
    references declared_interest (programme_id, body_id, id),
  constraint interest_ruling_dispensation foreign key (programme_id, dispensation_id)
    references document (programme_id, id)
);
create index interest_ruling_resolution on interest_ruling (resolution_id);
