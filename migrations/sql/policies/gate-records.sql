-- Who reads and writes what happened at gates.

-- What happened at a gate is for those of the programme. A document that was attached is marked as
-- removed, never taken away.
select guards.protect_programme_table('external_decision');
select guards.protect_programme_table('external_confirmation');
select guards.protect_programme_table('gate_confirmation');
select guards.protect_programme_table('gate_document', array['removed_at', 'removed_by', 'removed_because']);
select guards.protect_programme_table('gate_deferral');
select guards.protect_programme_table('gate_passing');
select guards.protect_programme_table('counted_decision');
select guards.protect_programme_table('gate_adjustment');
select guards.protect_programme_table('application');
select guards.protect_programme_table('record_annulment');
select guards.protect_programme_table('record_objection');
select guards.protect_programme_table('regime_change');
select guards.protect_programme_table('law_change');
select guards.protect_programme_table('law_change_confirmation');

-- Where gates stood is for those of the programme. The service writes it through guards.keep_gate_status alone.
select guards.protect_programme_table('kept_gate_status');
revoke insert on kept_gate_status from watersmeet_service;

-- That something changed is for those of the programme. Triggers note it, and guards.keep_gate_status takes it away.
select guards.protect_programme_table('gate_change');
revoke insert on gate_change from watersmeet_service;
