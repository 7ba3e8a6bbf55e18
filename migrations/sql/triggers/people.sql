-- Who is given a sign-in.
create trigger keep_account before insert on account
  for each row execute function guards.keep_account();
