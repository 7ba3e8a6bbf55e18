-- Who reads and writes votes and counts.

-- Who voted how stays with the body: its seats and its secretary alone.
select guards.protect_body_table('vote');
select guards.protect_body_table('casting_vote');
select guards.protect_body_table('resolution_count');

-- Once decided, the programme's auditor may read it, and all of the programme where the body made its
-- votes public.
create policy shown_once_closed on vote for select to watersmeet_service
  using (access.discloses(resolution_id, (select access.my_programmes())::uuid[], (select access.my_audits())::uuid[]));
create policy shown_once_closed on casting_vote for select to watersmeet_service
  using (access.discloses(resolution_id, (select access.my_programmes())::uuid[], (select access.my_audits())::uuid[]));
create policy shown_once_closed on resolution_count for select to watersmeet_service
  using (access.discloses(resolution_id, (select access.my_programmes())::uuid[], (select access.my_audits())::uuid[]));

-- Everybody may read their own vote in their own sign-in, seated still or not.
create policy own_vote on vote for select to watersmeet_service
  using (person_id = (select access.own_id()) and programme_id = any ((select access.my_programmes())::uuid[]));
