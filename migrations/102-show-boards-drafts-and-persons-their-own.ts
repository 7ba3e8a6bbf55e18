import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose eyes a row is for: a board's own programme, a draft's own body, a person and no token of theirs. */
const WHOSE = `
-- The person in their own sign-in: null for an API token, which reads by its one role alone.
create function access.own_id() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select access.actor_id() where not exists (select from public.api_token t where t.id = access.grant_id())
$$;

-- A programme's own board is known where its programme is; every other body to whoever is signed in.
create function access.my_known_bodies() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with mine as materialized (
    select access.my_programmes() as programmes, access.is_administrator() as all_of_them)
  select coalesce(array_agg(b.id), '{}') from public.deciding_body b, mine
  where access.actor_id() is not null
    and (b.programme_id is null or b.programme_id = any (mine.programmes) or mine.all_of_them)
$$;

-- The drafts in my programmes that are another body's.
create function access.drafts_of_others() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with mine as materialized (
    select access.my_programmes() as programmes, access.my_bodies_in() as bodies)
  select coalesce(array_agg(r.id), '{}') from public.resolution r, mine
  where r.state = 'DRAFT' and r.programme_id = any (mine.programmes)
    and not row(r.programme_id, r.body_id)::access.part = any (mine.bodies)
$$;

revoke execute on function access.own_id(), access.my_known_bodies(), access.drafts_of_others() from public;
grant execute on function access.own_id(), access.my_known_bodies(), access.drafts_of_others()
  to watersmeet_service, watersmeet_auditor;
`;

const disclosedVotes = (own: string) => `
create or replace function access.my_disclosed_votes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with mine as materialized (
    select access.my_disclosed_resolutions() as resolutions, access.my_programmes() as programmes, access.${own}() as me)
  select coalesce(array_agg(v.id), '{}') from public.vote v, mine
  where v.resolution_id = any (mine.resolutions) or (v.person_id = mine.me and v.programme_id = any (mine.programmes))
$$`;

const MY_PROGRAMME = 'programme_id = any ((select access.my_programmes())::uuid[])';
const SIGNED_IN = '(select access.actor_id()) is not null';
const ADMINISTRATOR = '(select access.is_administrator())';
const PRODUCT = `(select access.actor_id()) = '00000000-0000-7000-8000-000000000000'::uuid`;
const MINE_IN_BODY = (column: string) =>
  `row(programme_id, ${column})::access.part = any ((select access.my_bodies_in())::access.part[])`;

interface Policy {
  table: string;
  name?: string;
  using: string;
  /** Of a policy that only reads or only changes. */
  check?: false;
}

/** What names a person, as it was for their tokens too and as it is for the person alone. */
const ofPersons = (own: string): Policy[] => {
  const mine = (column: string) => `${column} = (select access.${own}())`;
  return [
    { table: 'account', using: `${mine('id')} or ${ADMINISTRATOR} or ${PRODUCT}` },
    { table: 'session', using: `${mine('person_id')} or ${ADMINISTRATOR}` },
    { table: 'api_token', using: `${mine('person_id')} or ${ADMINISTRATOR}` },
    {
      table: 'membership',
      using: `${mine('person_id')} or ${ADMINISTRATOR} or ${PRODUCT} or ${MY_PROGRAMME}`,
    },
    {
      table: 'audit_body',
      using: `(${MY_PROGRAMME} and (confidential_to is null or ${MINE_IN_BODY('confidential_to')}))
        or (programme_id is null and ${ADMINISTRATOR}) or ${mine('actor_id')}`,
    },
    {
      table: 'vote',
      name: 'own_vote',
      check: false,
      using: `${mine('person_id')} and ${MY_PROGRAMME}`,
    },
  ];
};
const notices = (mine: string): Policy[] => [
  { table: 'notice', check: false, using: mine },
  { table: 'notice', name: 'service_reads', using: mine },
];

const NOW: Policy[] = [
  {
    table: 'deciding_body',
    using: `${SIGNED_IN} and (programme_id is null or ${MY_PROGRAMME} or ${ADMINISTRATOR})`,
  },
  ...['seat', 'standing_orders'].map((table) => ({
    table,
    using: 'body_id = any ((select access.my_known_bodies())::uuid[])',
  })),
  {
    table: 'proposed_condition',
    using: `${MY_PROGRAMME} and resolution_id <> all ((select access.drafts_of_others())::uuid[])`,
  },
  ...ofPersons('own_id'),
  ...notices(`person_id = (select access.own_id()) and ${MY_PROGRAMME}`),
];
const BEFORE: Policy[] = [
  ...['deciding_body', 'seat', 'standing_orders'].map((table) => ({ table, using: SIGNED_IN })),
  { table: 'proposed_condition', using: MY_PROGRAMME },
  ...ofPersons('actor_id'),
  ...notices('person_id = (select access.actor_id())'),
];

async function alter(runner: QueryRunner, policies: Policy[]): Promise<void> {
  for (const { table, name = 'service_rows', using, check } of policies)
    await runner.query(
      `alter policy ${name} on "${table}" using (${using}) ${check === false ? '' : `with check (${using})`}`,
    );
}

export class ShowBoardsDraftsAndPersonsTheirOwn1763780000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WHOSE);
    await runner.query(disclosedVotes('own_id'));
    await alter(runner, NOW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await alter(runner, BEFORE);
    await runner.query(disclosedVotes('actor_id'));
    await runner.query(
      'drop function access.own_id(), access.my_known_bodies(), access.drafts_of_others()',
    );
  }
}
