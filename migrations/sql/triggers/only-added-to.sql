-- Rows of these tables are only ever added: nobody changes, removes or empties them.

-- The chains, their checkpoints and their keys.
select guards.append_only('audit_entry');
select guards.append_only('audit_checkpoint');
select guards.append_only('audit_key');

-- What an entry says may be blanked by an erasure, and by nothing else.
create trigger append_only before update or delete on audit_content
  for each row execute function audit.keep_content();
create trigger append_only_truncate before truncate on audit_content
  for each statement execute function guards.refuse_change();

-- That somebody was identified.
select guards.append_only('identification');

-- Standing orders, and the number of a body's posts: a change is a new row from a day on, and a correction
-- a new row too. Standing orders that were entered by mistake can be taken out while no roll was fixed under
-- them, which the foreign key of resolutions keeps.
create trigger never_changed before update on standing_orders
  for each row execute function guards.refuse_change();
create trigger never_emptied before truncate on standing_orders
  for each statement execute function guards.refuse_change();
select guards.append_only('body_posts');

-- What was done to a programme as a whole.
select guards.append_only('programme_act');
select guards.append_only('business_day');

-- Documents and their bytes.
select guards.append_only('document');
select guards.append_only('document_chunk');

-- Interests, and rulings on them.
select guards.append_only('declared_interest');
select guards.append_only('interest_confirmation');
select guards.append_only('interest_ruling');

-- Votes and counts: a change of mind, or a correction, is a new row.
select guards.append_only('vote');
select guards.append_only('casting_vote');
select guards.append_only('resolution_count');

-- What was decided, and how it was worked out.
select guards.append_only('resolution_declaration');
select guards.append_only('declaration_working');
select guards.append_only('resolution_outcome');
select guards.append_only('resolution_working');
select guards.append_only('resolution_correction');
select guards.append_only('correction_working');
select guards.append_only('correction_confirmation');
select guards.append_only('judged_again');
select guards.append_only('recorded_decision');
select guards.append_only('external_decision');
select guards.append_only('external_confirmation');

-- What happened to conditions and at gates.
select guards.append_only('condition_event');
select guards.append_only('gate_confirmation');
select guards.append_only('gate_deferral');
select guards.append_only('gate_passing');
select guards.append_only('counted_decision');
select guards.append_only('gate_adjustment');

-- The application, what was annulled, and which rules apply.
select guards.append_only('application');
select guards.append_only('record_annulment');
select guards.append_only('record_objection');
select guards.append_only('regime_change');
select guards.append_only('law_change');
select guards.append_only('law_change_confirmation');
