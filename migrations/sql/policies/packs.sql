-- Who reads and writes case packs and documents.

-- The common part is for those who hold a role in the programme; what is sealed is kept by triggers.
select guards.protect_programme_table('case_pack', array['label', 'status', 'sealed_by', 'sealed_at', 'sealed_on',
  'manifest', 'manifest_sha256', 'superseded_by_id', 'version']);
select guards.protect_programme_table('pack_section', array['title', 'text', 'completeness', 'version'], true);
select guards.protect_programme_table('key_figure', array['title', 'kind', 'value', 'price_base', 'version'], true);
select guards.protect_programme_table('pack_document', array['position', 'title', 'role', 'version'], true);
select guards.protect_programme_table('document');
select guards.protect_programme_table('document_chunk');
