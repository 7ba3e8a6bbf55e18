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

-- Standing orders, and the number of a council's seats: a change is a new row from a day on.
select guards.append_only('standing_orders');
select guards.append_only('council_seats');

-- What was done to a programme as a whole.
select guards.append_only('programme_act');

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
select guards.append_only('resolution_outcome');
select guards.append_only('resolution_working');
select guards.append_only('recorded_decision');
select guards.append_only('external_decision');

-- What happened to conditions and at gates.
select guards.append_only('condition_event');
select guards.append_only('gate_confirmation');
select guards.append_only('gate_deferral');
select guards.append_only('gate_passing');
select guards.append_only('counted_decision');
