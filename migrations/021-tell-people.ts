import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = 'person_id = (select access.actor_id())';
const MY_PROGRAMME = 'programme_id = any ((select access.my_programmes())::uuid[])';

/** A notice is written by whoever acts in the programme, and read by the person told. */
const PROTECTION = `
alter table notice enable row level security, force row level security;
create policy owner_all on notice to watersmeet_owner using (true) with check (true);
create policy auditor_reads on notice for select to watersmeet_auditor using (true);
create policy service_rows on notice for select to watersmeet_service using (${MINE});
create policy service_tells on notice for insert to watersmeet_service with check (${MY_PROGRAMME});
create policy service_reads on notice for update to watersmeet_service using (${MINE}) with check (${MINE});
grant select, insert on notice to watersmeet_service;
grant update (read_at) on notice to watersmeet_service;
grant select on notice to watersmeet_auditor;
`;

export class TellPeople1763780000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE "notice" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "text" text NOT NULL, "subject_type" text COLLATE "C" NOT NULL, "subject_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "notice_pkey" PRIMARY KEY ("id"))`,
      `CREATE INDEX "notice_person" ON "notice"  ("person_id", "id")`,
      `ALTER TABLE "notice" ADD CONSTRAINT "notice_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      `ALTER TABLE "notice" ADD CONSTRAINT "notice_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
      PROTECTION,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "notice"`);
  }
}
