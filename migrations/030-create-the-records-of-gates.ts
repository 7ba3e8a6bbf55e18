import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTheRecordsOfGates1763780000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "condition_event" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "condition_id" uuid NOT NULL, "number" integer NOT NULL, "step" text COLLATE "C" NOT NULL, "note" text, "authority" text COLLATE "C", "resolution_id" uuid, "minute_ref" text, "document_id" uuid, "done_on" date NOT NULL, "done_by" uuid NOT NULL, "done_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "condition_event_resolution" UNIQUE ("resolution_id"), CONSTRAINT "condition_event_number" UNIQUE ("condition_id", "number"), CONSTRAINT "condition_event_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "condition_event_programme" ON "condition_event"  ("programme_id")`,
    );
    await runner.query(
      `CREATE TABLE "external_decision" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "body_id" uuid NOT NULL, "purpose" text COLLATE "C" NOT NULL, "number" integer NOT NULL, "outcome" text COLLATE "C" NOT NULL, "decided_on" date NOT NULL, "document_id" uuid, "reference" text NOT NULL, "ratings" jsonb NOT NULL, "overall" text COLLATE "C", "lets_proceed" boolean, "pack_id" uuid, "no_material_change" text, "recorded_by" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "external_decision_number" UNIQUE ("gate_id", "body_id", "purpose", "number"), CONSTRAINT "external_decision_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "external_decision_programme" ON "external_decision"  ("programme_id")`,
    );
    await runner.query(
      `CREATE TABLE "gate_confirmation" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "criterion_id" uuid NOT NULL, "number" integer NOT NULL, "confirmed" boolean NOT NULL, "note" text NOT NULL, "document_id" uuid, "confirmed_by" uuid NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "gate_confirmation_number" UNIQUE ("criterion_id", "number"), CONSTRAINT "gate_confirmation_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "gate_confirmation_programme" ON "gate_confirmation"  ("programme_id")`,
    );
    await runner.query(
      `CREATE TABLE "gate_document" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "document_id" uuid NOT NULL, "role" text COLLATE "C" NOT NULL, "trust_id" uuid, "title" text NOT NULL, "attached_by" uuid NOT NULL, "attached_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "gate_document_once" UNIQUE ("gate_id", "document_id", "role"), CONSTRAINT "gate_document_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "gate_document_programme" ON "gate_document"  ("programme_id")`,
    );
    await runner.query(
      `CREATE TABLE "gate_deferral" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "number" integer NOT NULL, "deferred_on" date NOT NULL, "new_date" date NOT NULL, "reason" text COLLATE "C" NOT NULL, "note" text, "excuse_reason" text, "excuse_advice_of" text, "deferred_by" uuid NOT NULL, "deferred_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "gate_deferral_number" UNIQUE ("gate_id", "number"), CONSTRAINT "gate_deferral_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "gate_deferral_programme" ON "gate_deferral"  ("programme_id")`,
    );
    await runner.query(
      `CREATE TABLE "gate_passing" ("gate_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "passed_on" date NOT NULL, "kind" text COLLATE "C" NOT NULL, "evidence" text NOT NULL, "evidence_sha256" text COLLATE "C" NOT NULL, "passed_by" uuid NOT NULL, "passed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "gate_passing_once" UNIQUE ("programme_id", "gate_id"), CONSTRAINT "gate_passing_pkey" PRIMARY KEY ("gate_id"))`,
    );
    await runner.query(`CREATE INDEX "gate_passing_programme" ON "gate_passing"  ("programme_id")`);
    await runner.query(
      `CREATE TABLE "counted_decision" ("decider_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "source" text COLLATE "C" NOT NULL, "decision_id" uuid NOT NULL, CONSTRAINT "counted_decision_pkey" PRIMARY KEY ("decider_id"))`,
    );
    await runner.query(
      `CREATE INDEX "counted_decision_programme" ON "counted_decision"  ("programme_id")`,
    );
    await runner.query(
      `ALTER TABLE "condition_event" ADD CONSTRAINT "condition_event_person" FOREIGN KEY ("done_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition_event" ADD CONSTRAINT "condition_event_document" FOREIGN KEY ("programme_id", "document_id") REFERENCES "document"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition_event" ADD CONSTRAINT "condition_event_resolution_fk" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition_event" ADD CONSTRAINT "condition_event_condition" FOREIGN KEY ("programme_id", "condition_id") REFERENCES "condition"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_person" FOREIGN KEY ("recorded_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_pack" FOREIGN KEY ("programme_id", "pack_id") REFERENCES "case_pack"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_document" FOREIGN KEY ("programme_id", "document_id") REFERENCES "document"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_body" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "external_decision" ADD CONSTRAINT "external_decision_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_confirmation" ADD CONSTRAINT "gate_confirmation_person" FOREIGN KEY ("confirmed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_confirmation" ADD CONSTRAINT "gate_confirmation_document" FOREIGN KEY ("programme_id", "document_id") REFERENCES "document"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_confirmation" ADD CONSTRAINT "gate_confirmation_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_document" ADD CONSTRAINT "gate_document_person" FOREIGN KEY ("attached_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_document" ADD CONSTRAINT "gate_document_trust" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_document" ADD CONSTRAINT "gate_document_document" FOREIGN KEY ("programme_id", "document_id") REFERENCES "document"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_document" ADD CONSTRAINT "gate_document_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_deferral" ADD CONSTRAINT "gate_deferral_person" FOREIGN KEY ("deferred_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_deferral" ADD CONSTRAINT "gate_deferral_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_passing" ADD CONSTRAINT "gate_passing_person" FOREIGN KEY ("passed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_passing" ADD CONSTRAINT "gate_passing_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "counted_decision" ADD CONSTRAINT "counted_decision_decider" FOREIGN KEY ("decider_id") REFERENCES "gate_decider"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "counted_decision" ADD CONSTRAINT "counted_decision_passing" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate_passing"("programme_id","gate_id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "counted_decision" DROP CONSTRAINT "counted_decision_passing"`);
    await runner.query(`ALTER TABLE "counted_decision" DROP CONSTRAINT "counted_decision_decider"`);
    await runner.query(`ALTER TABLE "gate_passing" DROP CONSTRAINT "gate_passing_gate"`);
    await runner.query(`ALTER TABLE "gate_passing" DROP CONSTRAINT "gate_passing_person"`);
    await runner.query(`ALTER TABLE "gate_deferral" DROP CONSTRAINT "gate_deferral_gate"`);
    await runner.query(`ALTER TABLE "gate_deferral" DROP CONSTRAINT "gate_deferral_person"`);
    await runner.query(`ALTER TABLE "gate_document" DROP CONSTRAINT "gate_document_gate"`);
    await runner.query(`ALTER TABLE "gate_document" DROP CONSTRAINT "gate_document_document"`);
    await runner.query(`ALTER TABLE "gate_document" DROP CONSTRAINT "gate_document_trust"`);
    await runner.query(`ALTER TABLE "gate_document" DROP CONSTRAINT "gate_document_person"`);
    await runner.query(`ALTER TABLE "gate_confirmation" DROP CONSTRAINT "gate_confirmation_gate"`);
    await runner.query(
      `ALTER TABLE "gate_confirmation" DROP CONSTRAINT "gate_confirmation_document"`,
    );
    await runner.query(
      `ALTER TABLE "gate_confirmation" DROP CONSTRAINT "gate_confirmation_person"`,
    );
    await runner.query(`ALTER TABLE "external_decision" DROP CONSTRAINT "external_decision_gate"`);
    await runner.query(`ALTER TABLE "external_decision" DROP CONSTRAINT "external_decision_body"`);
    await runner.query(
      `ALTER TABLE "external_decision" DROP CONSTRAINT "external_decision_document"`,
    );
    await runner.query(`ALTER TABLE "external_decision" DROP CONSTRAINT "external_decision_pack"`);
    await runner.query(
      `ALTER TABLE "external_decision" DROP CONSTRAINT "external_decision_person"`,
    );
    await runner.query(`ALTER TABLE "condition_event" DROP CONSTRAINT "condition_event_condition"`);
    await runner.query(
      `ALTER TABLE "condition_event" DROP CONSTRAINT "condition_event_resolution_fk"`,
    );
    await runner.query(`ALTER TABLE "condition_event" DROP CONSTRAINT "condition_event_document"`);
    await runner.query(`ALTER TABLE "condition_event" DROP CONSTRAINT "condition_event_person"`);
    await runner.query(`DROP INDEX "public"."counted_decision_programme"`);
    await runner.query(`DROP TABLE "counted_decision"`);
    await runner.query(`DROP INDEX "public"."gate_passing_programme"`);
    await runner.query(`DROP TABLE "gate_passing"`);
    await runner.query(`DROP INDEX "public"."gate_deferral_programme"`);
    await runner.query(`DROP TABLE "gate_deferral"`);
    await runner.query(`DROP INDEX "public"."gate_document_programme"`);
    await runner.query(`DROP TABLE "gate_document"`);
    await runner.query(`DROP INDEX "public"."gate_confirmation_programme"`);
    await runner.query(`DROP TABLE "gate_confirmation"`);
    await runner.query(`DROP INDEX "public"."external_decision_programme"`);
    await runner.query(`DROP TABLE "external_decision"`);
    await runner.query(`DROP INDEX "public"."condition_event_programme"`);
    await runner.query(`DROP TABLE "condition_event"`);
  }
}
