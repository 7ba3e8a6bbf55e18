-- What is kept of where a gate stands is stale once anything changed by which it stands.

-- Every table that is read to work it out, but for names (test/structure/kept-gates.spec.ts compares them).
select guards.gate_facts('programme');
select guards.gate_facts('programme_act');
select guards.gate_facts('programme_party');
select guards.gate_facts('pre_election_period');
select guards.gate_facts('gate');
select guards.gate_facts('gate_decider');
select guards.gate_facts('gate_criterion');
select guards.gate_facts('gate_confirmation');
select guards.gate_facts('gate_document');
select guards.gate_facts('gate_deferral');
select guards.gate_facts('gate_adjustment');
select guards.gate_facts('gate_passing');
select guards.gate_facts('counted_decision');
select guards.gate_facts('case_pack');
select guards.gate_facts('resolution');
select guards.gate_facts('resolution_outcome');
select guards.gate_facts('resolution_declaration');
select guards.gate_facts('resolution_correction');
select guards.gate_facts('correction_confirmation');
select guards.gate_facts('delegation');
select guards.gate_facts('judged_again');
select guards.gate_facts('recorded_decision');
select guards.gate_facts('record_objection');
select guards.gate_facts('external_decision');
select guards.gate_facts('external_confirmation');
select guards.gate_facts('condition');
select guards.gate_facts('application');
select guards.gate_facts('record_annulment');
select guards.gate_facts('law_change');
select guards.gate_facts('law_change_confirmation');
