-- Who reads and writes a body's own annexes.

-- An annex is for the seats and the secretary of its body alone; what is sealed is kept by triggers.
select guards.protect_body_table('pack_annex',
  array['title', 'sealed_by', 'sealed_at', 'sealed_on', 'manifest', 'manifest_sha256', 'version']);
select guards.protect_body_table('annex_document', array['position', 'title', 'role', 'privileged'], true);
select guards.protect_body_table('annex_chunk', array[]::text[], true);
