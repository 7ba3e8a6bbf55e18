-- Who is given a sign-in.
create trigger keep_account before insert or update on account
  for each row execute function guards.keep_account();
-- Who says that a person was identified.
create trigger keep_identification before insert on identification
  for each row execute function guards.keep_identification();
