import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose vote may be read: its own member's, and every one on a resolution that is disclosed. */
const VOTES = `
create function access.my_disclosed_votes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public
as $$
  with mine as materialized (
    select access.my_disclosed_resolutions() as resolutions, access.my_programmes() as programmes, access.actor_id() as me)
  select coalesce(array_agg(v.id), '{}') from public.vote v, mine
  where v.resolution_id = any (mine.resolutions) or (v.person_id = mine.me and v.programme_id = any (mine.programmes))
$$;
revoke execute on function access.my_disclosed_votes() from public;
grant execute on function access.my_disclosed_votes() to watersmeet_service, watersmeet_auditor;
`;

/**
 * What the chain says of a vote is shown to whom the vote itself is shown, by the same function.
 *
 * The name comes after service_rows, so that whoever may read it anyway never asks for the list.
 */
const EVENTS = `
create policy shown_with_its_vote on audit_body for select to watersmeet_service using (
  (type = any (array['vote.cast', 'vote.recorded', 'vote.taken-back'])
    and subject_id = any ((select access.my_disclosed_votes())::uuid[]))
  or (type = any (array['casting-vote.given', 'count.recorded'])
    and subject_id = any ((select access.my_disclosed_resolutions())::uuid[])));
`;

export class ShowTheEventWithItsVote1763780000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [VOTES, EVENTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy shown_with_its_vote on audit_body');
    await runner.query('drop function access.my_disclosed_votes()');
  }
}
