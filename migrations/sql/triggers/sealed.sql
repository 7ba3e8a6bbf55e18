-- What is sealed stays as it is, whoever asks.

-- A pack, and all that is in it.
create trigger keep_sealed before update or delete on case_pack
  for each row execute function guards.keep_sealed_pack();
create trigger keep_sealed before insert or update or delete on pack_section
  for each row execute function guards.keep_sealed_parts();
create trigger keep_sealed before insert or update or delete on key_figure
  for each row execute function guards.keep_sealed_parts();
create trigger keep_sealed before insert or update or delete on pack_document
  for each row execute function guards.keep_sealed_parts();

-- A body's own annex, its documents and their bytes.
create trigger keep_sealed before update or delete on pack_annex
  for each row execute function guards.keep_sealed_annex();
create trigger keep_sealed before insert or update or delete on annex_document
  for each row execute function guards.keep_sealed_annex_parts();
create trigger keep_sealed before insert or update or delete on annex_chunk
  for each row execute function guards.keep_sealed_annex_bytes();
