-- Who reads the chains. The service adds nothing to them but through audit.append, and opens a
-- programme's chain through audit.open_chain; checkpoints and keys it writes itself.

-- Chains, entries and checkpoints, which are digests alone, are for those of the programme; the chain
-- of what belongs to no programme is for all.
select guards.protect('audit_chain', $$
  programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])
$$, array[]::text[], false);
select guards.protect('audit_entry', $$
  programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])
$$, array[]::text[], false);
select guards.protect('audit_checkpoint', $$
  programme_id is null or programme_id = any ((select access.my_programmes())::uuid[])
$$, array[]::text[], false);

-- What an entry says is for those of its programme, when it is of one body's own part for that body
-- alone; of what belongs to no programme for administrators; and for whoever did it, in their own
-- sign-in.
select guards.protect('audit_content', $$
  (programme_id = any ((select access.my_programmes())::uuid[])
    and (confidential_to is null
      or row(programme_id, confidential_to)::access.part = any ((select access.my_bodies_in())::access.part[])))
  or (programme_id is null and (select access.is_administrator()))
  or actor_id = (select access.own_id())
$$, array[]::text[], false);

-- What an entry says of a vote or a count is for those who may see the vote or the count itself, by the
-- same functions. The name comes after service_rows, so that whoever may read it anyway never asks.
create policy shown_with_its_vote on audit_content for select to watersmeet_service using (
  (type = any (array['vote.cast', 'vote.recorded', 'vote.taken-back'])
    and access.discloses_vote(subject_id, (select access.my_programmes())::uuid[], (select access.my_audits())::uuid[], (select access.own_id())))
  or (type = any (array['casting-vote.given', 'count.recorded'])
    and access.discloses(subject_id, (select access.my_programmes())::uuid[], (select access.my_audits())::uuid[])));

-- The installation's chain is read by auditors; and for what concerns bodies that decide in a programme,
-- by the company secretaries and the chairs of it: an administrator has witnesses.
create policy shown_to_witnesses on audit_content for select to watersmeet_service using (
  programme_id is null and (cardinality((select access.my_audits())::uuid[]) > 0
    or access.concerns(subject_type, subject_id, content, (select access.my_watch())::uuid[])));

-- Marks are for the functions that set and clear them alone.
select guards.protect('audit_mark', 'false', array[]::text[], false);

-- Public keys are for everybody: a Trust compares their fingerprints. They are added by whoever acts.
select guards.protect('audit_key', 'true', array[]::text[], false);
alter policy service_rows on audit_key with check ((select access.actor_id()) is not null);

-- Nothing is written into a chain past its functions.
revoke insert on audit_chain, audit_entry, audit_content, audit_mark from watersmeet_service;
