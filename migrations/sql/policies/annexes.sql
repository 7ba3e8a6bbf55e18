-- Who reads and writes a body's own annexes.

-- An annex is for the seats and the secretary of its body alone; what is sealed is kept by triggers.
select guards.protect_body_table('pack_annex',
  array['title', 'sealed_by', 'sealed_at', 'sealed_on', 'manifest', 'manifest_sha256', 'version']);
select guards.protect_body_table('annex_document', array['position', 'title', 'role', 'privileged'], true);
select guards.protect_body_table('annex_chunk', array[]::text[], true);

-- Nor for a member who has left the item, or who sits for another Trust too and has not been ruled on.
create policy not_withheld on pack_annex as restrictive for select to watersmeet_service
  using (id <> all ((select access.withheld_annexes())::uuid[]));
create policy not_withheld on annex_document as restrictive for select to watersmeet_service
  using (annex_id <> all ((select access.withheld_annexes())::uuid[]));
create policy not_withheld on annex_chunk as restrictive for select to watersmeet_service
  using (annex_document_id <> all ((select access.withheld_annex_documents())::uuid[]));
