-- A gate is passed only on what its bodies decided: asked once more at COMMIT, by the database itself,
-- of what is really there then.

-- Every body that it needs has decided as it must, and somebody is asked.
create constraint trigger gate_passing_stands after insert on gate_passing
  deferrable initially deferred for each row execute function guards.check_gate_passing();

-- Whom it needed when it was passed stays as it was.
create trigger keep_deciders before insert or update or delete on gate_decider
  for each row execute function guards.keep_deciders();
