-- Who reads and writes what happened at gates.

-- What happened at a gate is for those of the programme. A document that was attached is marked as
-- removed, never taken away.
select guards.protect_programme_table('external_decision');
select guards.protect_programme_table('gate_confirmation');
select guards.protect_programme_table('gate_document', array['removed_at', 'removed_by', 'removed_because']);
select guards.protect_programme_table('gate_deferral');
select guards.protect_programme_table('gate_passing');
select guards.protect_programme_table('counted_decision');
