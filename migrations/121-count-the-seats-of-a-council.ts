import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seats of a council from a day on; and a seat that no roll names can be taken away. */
export class CountTheSeatsOfACouncil1763780000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "council_seats" (
        "id" uuid NOT NULL, "body_id" uuid NOT NULL, "effective_from" date NOT NULL,
        "seats" integer NOT NULL, "reason" text NOT NULL, "entered_by" uuid NOT NULL,
        "entered_at" TIMESTAMP WITH TIME ZONE NOT NULL,
        CONSTRAINT "council_seats_some" CHECK (seats between 1 and 200),
        CONSTRAINT "council_seats_pkey" PRIMARY KEY ("id"),
        CONSTRAINT "council_seats_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id"),
        CONSTRAINT "council_seats_person" FOREIGN KEY ("entered_by") REFERENCES "person"("id"))`);
    await runner.query(`CREATE INDEX "council_seats_body" ON "council_seats" ("body_id")`);
    await runner.query(`
      select house.protect_house_table('council_seats');
      select house.append_only('council_seats');
      select house.critical('council_seats');
      grant delete on seat to watersmeet_service;
    `);
    await runner.query(
      `ALTER TABLE "elector" ADD CONSTRAINT "elector_seat" FOREIGN KEY ("seat_id") REFERENCES "seat"("id")`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "elector" DROP CONSTRAINT "elector_seat"`);
    await runner.query('revoke delete on seat from watersmeet_service');
    await runner.query(`DROP TABLE "council_seats"`);
  }
}
