-- No change of these tables commits without its event in a chain, written by the same transaction.

-- Changes are marked as they happen; each mark asks for its event at COMMIT.
create constraint trigger demand_event after insert on audit_mark
  deferrable initially deferred for each row execute function audit.demand_event();

-- Persons, roles and tokens. That a token was used is no change of it.
select house.critical('person');
select house.critical('account');
select house.critical('membership');
select house.critical('api_token');
drop trigger critical_update on api_token;
create trigger critical_update after update on api_token referencing old table as before new table as changed
  for each statement execute function audit.mark_token_change();

-- Trusts and bodies.
select house.critical('trust');
select house.critical('trust_site');
select house.critical('standing_interest');
select house.critical('deciding_body');
select house.critical('standing_orders');
select house.critical('seat');
select house.critical('council_seats');

-- Programmes.
select house.critical('programme');
select house.critical('programme_party');
select house.critical('programme_statement');
select house.critical('blackout_period');
select house.critical('programme_act');

-- Packs, documents and annexes; bytes are named by the digests of their documents.
select house.critical('case_pack');
select house.critical('pack_section');
select house.critical('key_figure');
select house.critical('pack_document');
select house.critical('document');
select house.critical('pack_annex');
select house.critical('annex_document');

-- Meetings, resolutions and votes.
select house.critical('meeting');
select house.critical('meeting_attendance');
select house.critical('resolution');
select house.critical('resolution_own_part');
select house.critical('proposed_condition');
select house.critical('elector');
select house.critical('declared_interest');
select house.critical('interest_confirmation');
select house.critical('interest_ruling');
select house.critical('vote');
select house.critical('casting_vote');
select house.critical('resolution_count');
select house.critical('resolution_outcome');
select house.critical('resolution_working');

-- Decisions, conditions and gates.
select house.critical('recorded_decision');
select house.critical('external_decision');
select house.critical('condition');
select house.critical('condition_event');
select house.critical('gate');
select house.critical('gate_decider');
select house.critical('gate_criterion');
select house.critical('gate_confirmation');
select house.critical('gate_document');
select house.critical('gate_deferral');
select house.critical('gate_passing');
select house.critical('counted_decision');
