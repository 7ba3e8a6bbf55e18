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

-- A vote is cast while voting is open, on the papers that are decided on.
create trigger keep_ballot after insert on vote
  for each row execute function guards.keep_ballot();
