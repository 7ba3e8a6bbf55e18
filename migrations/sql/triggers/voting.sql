-- What was put to a body, its roll and its votes are fixed, whoever writes.

-- A resolution and its conditions stay as they were put.
create trigger keep_put before update on resolution
  for each row execute function guards.keep_put();
create trigger keep_proposed before insert or update or delete on proposed_condition
  for each row execute function guards.keep_proposed();

-- A roll is fixed when voting opens or the item is taken, and follows the seats until somebody votes.
create trigger keep_roll after insert on elector
  for each row execute function guards.keep_roll();
create trigger follow_seats before update or delete on elector
  for each row execute function guards.follow_seats();

-- What is closed is corrected one after the other, and each is confirmed by others.
create trigger keep_correction after insert on resolution_correction
  for each row execute function guards.keep_correction();
create trigger keep_confirmation before insert on correction_confirmation
  for each row execute function guards.keep_confirmation();

-- The instrument of a seat stays as it was confirmed.
create trigger keep_confirmed before update on seat_instrument
  for each row when (old.confirmed_at is not null) execute function guards.refuse_change();

-- A delegation is one that the law knows, and is not rewritten.
create trigger keep_delegation after insert or update on delegation
  for each row execute function guards.keep_delegation();
create trigger never_removed before delete on delegation
  for each row execute function guards.refuse_change();
create trigger never_emptied before truncate on delegation
  for each statement execute function guards.refuse_change();

-- A vote is cast while voting is open, on the papers that are decided on.
create trigger keep_ballot after insert on vote
  for each row execute function guards.keep_ballot();
