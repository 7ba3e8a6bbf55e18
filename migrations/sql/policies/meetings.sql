-- Who reads and writes meetings.

-- That a meeting is held is for those who hold a role in the programme.
select guards.protect_programme_table('meeting', array['held_on', 'starts_at', 'place', 'notice_given_on',
  'papers_due_on', 'part', 'private_reason', 'table_id', 'presiding_id', 'cancelled_at', 'cancel_reason', 'version']);

-- Who was there is for the seats and the secretary of the body alone.
select guards.protect_body_table('meeting_attendance',
  array['kind', 'capacity', 'arrived_at', 'left_at', 'recorded_by', 'version']);
