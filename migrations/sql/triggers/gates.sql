-- A gate is passed only on what its bodies decided: asked once more at COMMIT, by the database itself,
-- of what is really there then.

-- Every body that it needs has decided as it must, and somebody is asked.
create constraint trigger gate_passing_stands after insert on gate_passing
  deferrable initially deferred for each row execute function guards.check_gate_passing();

-- Whom it needed when it was passed stays as it was.
create trigger keep_deciders before insert or update or delete on gate_decider
  for each row execute function guards.keep_deciders();

-- Nobody confirms a letter that they recorded themselves, nor for a Trust that it was recorded for.
create trigger keep_external_confirmation after insert on external_confirmation
  for each row execute function guards.keep_external_confirmation();

-- No programme goes live without its grant.
create constraint trigger programme_goes_live_on_grant after insert or update of go_live_actual_on on programme
  deferrable initially deferred for each row execute function guards.check_go_live();
