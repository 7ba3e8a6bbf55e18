-- Who writes notices, and who reads them.
alter table notice enable row level security, force row level security;
create policy owner_all on notice to watersmeet_owner using (true) with check (true);
create policy auditor_reads on notice for select to watersmeet_auditor using (true);

-- A notice is read by the person told, in their own sign-in, while they are in its programme; one of their own account at all times.
create policy service_rows on notice for select to watersmeet_service using (
  person_id = (select access.own_id())
    and (programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])));

-- A notice is written by whoever acts in the programme; one of an account by whoever acts.
create policy service_tells on notice for insert to watersmeet_service with check (
  (programme_id is null and (select access.actor_id()) is not null)
  or programme_id = any ((select access.my_programmes())::uuid[]));

-- The person told notes that it was read, and nothing else of it is ever changed.
create policy service_reads on notice for update to watersmeet_service
  using (person_id = (select access.own_id())
    and (programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])))
  with check (person_id = (select access.own_id())
    and (programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])));
grant select, insert on notice to watersmeet_service;
grant update (read_at) on notice to watersmeet_service;
grant select on notice to watersmeet_auditor;
