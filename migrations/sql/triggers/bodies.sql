-- What a body has of seats and posts holds together, whoever writes.

-- On no day are more posts held than the body has.
create trigger keep_posts after insert or update of body_id, voting, shares_seat_id, from_day, until_day on seat
  for each row execute function guards.keep_posts();
create trigger keep_posts after insert on body_posts
  for each row execute function guards.keep_posts();

-- From each day a body has one version of its standing orders that stands.
create trigger keep_orders_day after insert on standing_orders
  for each row execute function guards.keep_orders_day();
