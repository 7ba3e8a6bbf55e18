import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "resolution_own_part" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "annex_sha256" text COLLATE "C", "council_advice" text, "version" integer NOT NULL, CONSTRAINT "resolution_own_part_pkey" PRIMARY KEY ("id"))`,
  `CREATE TABLE "interest_confirmation" ("interest_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "resolution_id" uuid NOT NULL, "confirmed_by" uuid NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "interest_confirmation_pkey" PRIMARY KEY ("interest_id"))`,
  `ALTER TABLE "resolution" DROP COLUMN "council_advice"`,
  `ALTER TABLE "resolution" DROP COLUMN "annex_sha256"`,
  `ALTER TABLE "declared_interest" DROP COLUMN "confirmed"`,
  `ALTER TABLE "interest_ruling" ADD "recorded_by" uuid NOT NULL`,
  `ALTER TABLE "vote" ADD "id" uuid NOT NULL`,
  `ALTER TABLE "vote" ADD CONSTRAINT "vote_named" UNIQUE ("id")`,
  `ALTER TABLE "resolution_count" ADD "number" integer NOT NULL`,
  `ALTER TABLE "resolution_count" DROP CONSTRAINT "resolution_count_pkey"`,
  `ALTER TABLE "resolution_count" ADD CONSTRAINT "resolution_count_pkey" PRIMARY KEY ("resolution_id", "number")`,
  `ALTER TABLE "resolution_own_part" ADD CONSTRAINT "resolution_own_part_resolution" FOREIGN KEY ("programme_id", "id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "interest_confirmation" ADD CONSTRAINT "interest_confirmation_interest" FOREIGN KEY ("interest_id") REFERENCES "declared_interest"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Who voted how stays with the body; once decided, its auditor may read it, and all where the body made it public (rulings 3). */
const DISCLOSED = `
create function access.my_disclosed_resolutions() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public
as $$
  select coalesce(array_agg(r.id), '{}')
  from public.resolution r
  join public.resolution_working w on w.resolution_id = r.id
  join public.standing_orders o on o.id = r.standing_orders_id
  where r.state = 'CLOSED' and r.programme_id = any (access.my_programmes())
    and (o.votes_public or exists (
      select from access.my_roles() m where m.role = 'AUDITOR' and m.programme_id = r.programme_id))
$$;
revoke execute on function access.my_disclosed_resolutions() from public;
grant execute on function access.my_disclosed_resolutions() to watersmeet_service, watersmeet_auditor;
create policy own_vote on vote for select to watersmeet_service
  using (person_id = (select access.actor_id()) and programme_id = any ((select access.my_programmes())::uuid[]));
`;

const READ_ONCE_DISCLOSED = ['vote', 'casting_vote', 'resolution_count'];
const BODY_TABLES: [table: string, update: string][] = [
  ['resolution_own_part', "'annex_sha256', 'council_advice', 'version'"],
  ['interest_confirmation', ''],
];

const MY_PROGRAMME = 'programme_id = any ((select access.my_programmes())::uuid[])';
const NO_DRAFT_OF_OTHERS = `${MY_PROGRAMME} and (state <> 'DRAFT' or body_id = any ((select access.my_bodies())::uuid[]))`;

const policyOnResolutions = (using: string) =>
  `alter policy service_rows on resolution using (${using}) with check (${using})`;

export class KeepABodysOwnPart1763780000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const [table, update] of BODY_TABLES) {
      await runner.query(
        `select house.protect_body_table('${table}', array[${update}]::text[], false)`,
      );
      await runner.query(`select house.critical('${table}')`);
    }
    await runner.query(`select house.append_only('interest_confirmation')`);
    await runner.query(DISCLOSED);
    for (const table of READ_ONCE_DISCLOSED) {
      await runner.query(
        `create policy disclosed on ${table} for select to watersmeet_service using (resolution_id = any ((select access.my_disclosed_resolutions())::uuid[]))`,
      );
    }
    await runner.query(policyOnResolutions(NO_DRAFT_OF_OTHERS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(policyOnResolutions(MY_PROGRAMME));
    for (const table of READ_ONCE_DISCLOSED) {
      await runner.query(`drop policy disclosed on ${table}`);
    }
    await runner.query('drop policy own_vote on vote');
    await runner.query('drop function access.my_disclosed_resolutions()');
    for (const statement of [
      `ALTER TABLE "resolution_count" DROP CONSTRAINT "resolution_count_pkey"`,
      `ALTER TABLE "resolution_count" ADD CONSTRAINT "resolution_count_pkey" PRIMARY KEY ("resolution_id")`,
      `ALTER TABLE "resolution_count" DROP COLUMN "number"`,
      `ALTER TABLE "vote" DROP CONSTRAINT "vote_named"`,
      `ALTER TABLE "vote" DROP COLUMN "id"`,
      `ALTER TABLE "interest_ruling" DROP COLUMN "recorded_by"`,
      `ALTER TABLE "declared_interest" ADD "confirmed" boolean NOT NULL`,
      `ALTER TABLE "resolution" ADD "annex_sha256" text COLLATE "C"`,
      `ALTER TABLE "resolution" ADD "council_advice" text`,
      `DROP TABLE "interest_confirmation"`,
      `DROP TABLE "resolution_own_part"`,
      'grant update (annex_sha256, council_advice) on resolution to watersmeet_service',
    ]) {
      await runner.query(statement);
    }
  }
}
