-- Who reads and writes what happened at gates.

-- What happened at a gate is for those of the programme. A document that was attached is marked as
-- removed, never taken away.
select house.protect_programme_table('external_decision');
select house.protect_programme_table('gate_confirmation');
select house.protect_programme_table('gate_document', array['removed_at', 'removed_by', 'removed_because']);
select house.protect_programme_table('gate_deferral');
select house.protect_programme_table('gate_passing');
select house.protect_programme_table('counted_decision');
