-- Who reads and writes what was decided.

-- What became of a resolution is for those of the programme; its own body alone says it.
select guards.protect_programme_table('resolution_outcome');
alter policy service_rows on resolution_outcome with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));

-- What was declared, and is not complete, likewise.
select guards.protect_programme_table('resolution_declaration');
alter policy service_rows on resolution_declaration with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));
select guards.protect_body_table('declaration_working');

-- How it was worked out, with every name, is for the seats and the secretary of the body alone.
select guards.protect_body_table('resolution_working');

-- Decisions from minutes are for those of the programme.
select guards.protect_programme_table('recorded_decision');

-- Corrections, and who confirmed them, are for those of the programme; the body alone enters them. What
-- the minutes have otherwise, with every name, is for the body alone.
select guards.protect_programme_table('resolution_correction');
alter policy service_rows on resolution_correction with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));
select guards.protect_body_table('correction_working');
select guards.protect_programme_table('correction_confirmation');
alter policy service_rows on correction_confirmation with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));

-- What resolutions would be by standing orders as they were corrected is for those of the programme; the body
-- alone says it.
select guards.protect_programme_table('judged_again');
alter policy service_rows on judged_again with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));
