-- Rows of these tables are only ever added: nobody changes, removes or empties them.

-- The chains, their checkpoints and their keys.
select house.append_only('audit_entry');
select house.append_only('audit_checkpoint');
select house.append_only('audit_key');

-- What an entry says may be blanked by an erasure, and by nothing else.
create trigger append_only before update or delete on audit_body
  for each row execute function audit.keep_body();
create trigger append_only_truncate before truncate on audit_body
  for each statement execute function house.refuse_change();

-- Standing orders, and the number of a council's seats: a change is a new row from a day on.
select house.append_only('standing_orders');
select house.append_only('council_seats');

-- What was done to a programme as a whole.
select house.append_only('programme_act');

-- Documents and their bytes.
select house.append_only('document');
select house.append_only('document_chunk');

-- Interests, and rulings on them.
select house.append_only('declared_interest');
select house.append_only('interest_confirmation');
select house.append_only('interest_ruling');

-- Votes and counts: a change of mind, or a correction, is a new row.
select house.append_only('vote');
select house.append_only('casting_vote');
select house.append_only('resolution_count');

-- What was decided, and how it was worked out.
select house.append_only('resolution_outcome');
select house.append_only('resolution_working');
select house.append_only('recorded_decision');
select house.append_only('external_decision');

-- What happened to conditions and at gates.
select house.append_only('condition_event');
select house.append_only('gate_confirmation');
select house.append_only('gate_deferral');
select house.append_only('gate_passing');
select house.append_only('counted_decision');
