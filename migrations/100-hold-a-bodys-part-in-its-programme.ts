import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A body's own part is one body's in one programme: a role held elsewhere opens nothing here, and a
 * seat counts by the date of the programme that is asked about.
 */
const PARTS = `
create type access.part as (programme_id uuid, of_id uuid);

-- Where I am on the roll of an open resolution: it stays mine until it closes, whatever ends meanwhile.
-- My own sign-in alone: a token votes on nothing.
create function access.my_open_rolls() returns table (programme_id uuid, body_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with me as materialized (
    select s.person_id as id from public.session s
    where s.id = access.grant_id() and s.person_id = access.actor_id() and s.ended_at is null and s.expires_at > now())
  select distinct e.programme_id, e.body_id
  from me join public.elector e on e.person_id = me.id
  join public.resolution r on r.id = e.resolution_id
  where r.state = 'OPEN'
$$;

create or replace function access.my_programmes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select coalesce(array_agg(distinct mine.programme_id), '{}')
  from (select r.programme_id from access.my_roles() r where r.programme_id is not null
        union all select o.programme_id from access.my_open_rolls() o) mine
$$;

-- Which bodies are mine in which programme. A role held in the house counts in every programme of mine.
-- Asked in every statement of a body's own part: what does not depend on the row is worked out once.
create function access.my_bodies_in() returns access.part[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with roles as materialized (select * from access.my_roles()),
  programmes as materialized (
    select p.id, coalesce(p.business_date, access.london_today()) as day
    from public.programme p where p.id in (select r.programme_id from roles r)),
  held as materialized (
    select p.id as programme_id, r.trust_id, r.role
    from programmes p join roles r on r.programme_id = p.id or (r.programme_id is null and r.trust_id is not null)),
  seated as materialized (
    select p.id as programme_id, s.body_id
    from public.seat s join programmes p on s.from_day <= p.day and (s.until_day is null or s.until_day >= p.day)
    where s.person_id = access.actor_id()),
  mine as (
    select h.programme_id, b.id as body_id
    from held h join public.deciding_body b on b.trust_id = h.trust_id
    where h.role = 'COMPANY_SECRETARY'
      or (h.role in ('BOARD_MEMBER', 'GOVERNOR')
        and (h.programme_id, b.id) in (select s.programme_id, s.body_id from seated s))
    union
    select h.programme_id, b.id
    from held h join public.deciding_body b on b.programme_id = h.programme_id
    where h.role in ('PROGRAMME_DIRECTOR', 'PMO')
      or (h.programme_id, b.id) in (select s.programme_id, s.body_id from seated s)
    union
    select o.programme_id, o.body_id from access.my_open_rolls() o)
  select coalesce(array_agg(row(m.programme_id, m.body_id)::access.part), '{}') from mine m
$$;

-- The latest day on which a roll was frozen that this seat is on and that is still open. Asked past row
-- security: the secretary who ends a seat need not be in each programme where its body decides.
create function access.open_roll_of(p_seat uuid) returns date
language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select max(r.opened_on) from public.elector e join public.resolution r on r.id = e.resolution_id
  where e.seat_id = p_seat and r.state = 'OPEN'
$$;

revoke execute on function access.my_open_rolls(), access.my_bodies_in(), access.open_roll_of(uuid) from public;
grant execute on function access.my_open_rolls(), access.my_bodies_in(), access.open_roll_of(uuid)
  to watersmeet_service, watersmeet_auditor;
`;

const MY_PROGRAMME = 'programme_id = any ((select access.my_programmes())::uuid[])';
/** As they were, and as they are: whether a column names a body of mine. */
const ANYWHERE = (column: string) => `${column} = any ((select access.my_bodies())::uuid[])`;
const THERE = (column: string) =>
  `row(programme_id, ${column})::access.part = any ((select access.my_bodies_in())::access.part[])`;

const OWN_PARTS = [
  'pack_annex',
  'annex_document',
  'annex_chunk',
  'meeting_attendance',
  'elector',
  'vote',
  'declared_interest',
  'interest_ruling',
  'interest_confirmation',
  'casting_vote',
  'resolution_count',
  'resolution_working',
  'resolution_own_part',
];

const policies = (mine: (column: string) => string): [table: string, using: string][] => [
  ...OWN_PARTS.map((table): [string, string] => [table, `${MY_PROGRAMME} and ${mine('body_id')}`]),
  ['resolution', `${MY_PROGRAMME} and (state <> 'DRAFT' or ${mine('body_id')})`],
  [
    'audit_body',
    `(${MY_PROGRAMME} and (confidential_to is null or ${mine('confidential_to')}))
      or (programme_id is null and (select access.is_administrator()))
      or actor_id = (select access.actor_id())`,
  ],
];

/** How a table of a body's own is protected from here on: as in 002, in its programme. */
const protectBodyTable = (mine: string) => `
create or replace function house.protect_body_table(p_table regclass, p_update text[] default '{}', p_delete boolean default false)
returns void language sql as $$
  select house.protect(p_table, '${MY_PROGRAMME} and ${mine}', p_update, p_delete)
$$`;

const BEFORE = `
create function access.my_day() returns date
language sql stable security definer set search_path = pg_catalog, public
as $$
  select least(access.london_today(), (
    select min(p.business_date) from public.programme p
    where p.id = any ((select access.my_programmes())::uuid[])))
$$;
create function access.my_bodies() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public
as $$
  with me as materialized (select access.actor_id() as id, access.my_day() as day),
  roles as materialized (select * from access.my_roles()),
  seats as materialized (
    select s.body_id from public.seat s, me
    where s.person_id = me.id and (s.until_day is null or s.until_day >= me.day))
  select coalesce(array_agg(distinct b.id), '{}')
  from public.deciding_body b
  join roles r on r.trust_id = b.trust_id or r.programme_id = b.programme_id
  where (b.trust_id is not null and r.role = 'COMPANY_SECRETARY')
    or (b.programme_id is not null and r.role in ('PROGRAMME_DIRECTOR', 'PMO'))
    or ((b.programme_id is not null or r.role in ('BOARD_MEMBER', 'GOVERNOR'))
      and b.id in (select body_id from seats))
$$;
create or replace function access.my_programmes() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public
as $$
  select coalesce(array_agg(distinct r.programme_id), '{}')
  from access.my_roles() r where r.programme_id is not null
$$;
revoke execute on function access.my_bodies(), access.my_day() from public;
grant execute on function access.my_bodies(), access.my_day() to watersmeet_service, watersmeet_auditor;
`;

const NO_LONGER = 'drop function access.my_bodies(), access.my_day()';
const UNDONE =
  'drop function access.my_bodies_in(), access.my_open_rolls(), access.open_roll_of(uuid)';

export class HoldABodysPartInItsProgramme1763780000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX "elector_of_person" ON "elector"  ("person_id")');
    await runner.query(PARTS);
    await this.alter(runner, THERE);
    await runner.query(NO_LONGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE);
    await this.alter(runner, ANYWHERE);
    await runner.query(UNDONE);
    await runner.query('drop type access.part');
    await runner.query('DROP INDEX "public"."elector_of_person"');
  }

  private async alter(runner: QueryRunner, mine: (column: string) => string): Promise<void> {
    for (const [table, using] of policies(mine))
      await runner.query(
        `alter policy service_rows on "${table}" using (${using}) with check (${using})`,
      );
    await runner.query(protectBodyTable(mine('body_id')));
  }
}
