-- No change of these tables commits without its event in a chain, written by the same transaction.

-- Changes are marked as they happen; each mark asks for its event at COMMIT.
create constraint trigger demand_event after insert on audit_mark
  deferrable initially deferred for each row execute function audit.demand_event();

-- Persons, roles and tokens. That a token was used is no change of it.
select guards.critical('person');
select guards.critical('account');
select guards.critical('identification');
select guards.critical('membership');
select guards.critical('api_token');
drop trigger critical_update on api_token;
create trigger critical_update after update on api_token referencing old table as before new table as changed
  for each statement execute function audit.mark_token_change();

-- Trusts and bodies.
select guards.critical('trust');
select guards.critical('trust_site');
select guards.critical('standing_interest');
select guards.critical('deciding_body');
select guards.critical('standing_orders');
select guards.critical('seat');
select guards.critical('body_posts');

-- Programmes.
select guards.critical('programme');
select guards.critical('business_day');
select guards.critical('programme_party');
select guards.critical('programme_statement');
select guards.critical('pre_election_period');
select guards.critical('programme_act');

-- Packs, documents and annexes; bytes are named by the digests of their documents.
select guards.critical('case_pack');
select guards.critical('pack_section');
select guards.critical('key_figure');
select guards.critical('pack_document');
select guards.critical('document');
select guards.critical('pack_annex');
select guards.critical('annex_document');

-- Meetings, resolutions and votes.
select guards.critical('meeting');
select guards.critical('meeting_attendance');
select guards.critical('resolution');
select guards.critical('resolution_own_part');
select guards.critical('proposed_condition');
select guards.critical('elector');
select guards.critical('seat_instrument');
select guards.critical('delegation');
select guards.critical('declared_interest');
select guards.critical('interest_confirmation');
select guards.critical('interest_ruling');
select guards.critical('vote');
select guards.critical('casting_vote');
select guards.critical('resolution_count');
select guards.critical('resolution_declaration');
select guards.critical('declaration_working');
select guards.critical('resolution_outcome');
select guards.critical('resolution_correction');
select guards.critical('correction_working');
select guards.critical('correction_confirmation');
select guards.critical('resolution_working');
select guards.critical('judged_again');

-- Decisions, conditions and gates.
select guards.critical('recorded_decision');
select guards.critical('external_decision');
select guards.critical('external_confirmation');
select guards.critical('condition');
select guards.critical('condition_event');
select guards.critical('gate');
select guards.critical('gate_decider');
select guards.critical('gate_criterion');
select guards.critical('gate_confirmation');
select guards.critical('gate_document');
select guards.critical('gate_deferral');
select guards.critical('gate_passing');
select guards.critical('counted_decision');
select guards.critical('gate_adjustment');
select guards.critical('application');
select guards.critical('record_annulment');
select guards.critical('record_objection');
select guards.critical('regime_change');
select guards.critical('law_change');
select guards.critical('law_change_confirmation');
