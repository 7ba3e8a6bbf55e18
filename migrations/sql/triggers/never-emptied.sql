-- Tables whose rows may change, but which nobody empties at one stroke.

-- Packs and annexes, sealed ones among them.
create trigger never_emptied before truncate on case_pack
  for each statement execute function guards.refuse_change();
create trigger never_emptied before truncate on pack_section
  for each statement execute function guards.refuse_change();
create trigger never_emptied before truncate on key_figure
  for each statement execute function guards.refuse_change();
create trigger never_emptied before truncate on pack_document
  for each statement execute function guards.refuse_change();
create trigger never_emptied before truncate on pack_annex
  for each statement execute function guards.refuse_change();
create trigger never_emptied before truncate on annex_document
  for each statement execute function guards.refuse_change();
create trigger never_emptied before truncate on annex_chunk
  for each statement execute function guards.refuse_change();

-- Rolls.
create trigger append_only_truncate before truncate on elector
  for each statement execute function guards.refuse_change();
