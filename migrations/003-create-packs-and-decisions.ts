import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePacksAndDecisions1763780000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "case_pack" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "stage" text COLLATE "C" NOT NULL, "version_number" integer NOT NULL, "label" text NOT NULL, "status" text COLLATE "C" NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed_by" uuid, "sealed_at" TIMESTAMP WITH TIME ZONE, "sealed_on" date, "manifest" text, "manifest_sha256" text COLLATE "C", "superseded_by_id" uuid, "version" integer NOT NULL, CONSTRAINT "case_pack_in_programme" UNIQUE ("programme_id", "id"), CONSTRAINT "case_pack_version" UNIQUE ("programme_id", "stage", "version_number"), CONSTRAINT "case_pack_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "pack_section" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "pack_id" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "title" text NOT NULL, "text" text NOT NULL, "completeness" text COLLATE "C" NOT NULL, "version" integer NOT NULL, CONSTRAINT "pack_section_kind" UNIQUE ("pack_id", "kind"), CONSTRAINT "pack_section_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "key_figure" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "pack_id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "title" text NOT NULL, "kind" text COLLATE "C" NOT NULL, "value" text COLLATE "C" NOT NULL, "price_base" text, "version" integer NOT NULL, CONSTRAINT "key_figure_code" UNIQUE ("pack_id", "code"), CONSTRAINT "key_figure_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "document" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "sha256" text COLLATE "C" NOT NULL, "bytes" bigint NOT NULL, "media_type" text COLLATE "C" NOT NULL, "file_name" text NOT NULL, "uploaded_by" uuid NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "document_in_programme" UNIQUE ("programme_id", "id"), CONSTRAINT "document_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "document_bytes" ON "document"  ("programme_id", "sha256")`);
    await runner.query(
      `CREATE TABLE "document_chunk" ("programme_id" uuid NOT NULL, "sha256" text COLLATE "C" NOT NULL, "number" integer NOT NULL, "content" bytea NOT NULL, CONSTRAINT "document_chunk_pkey" PRIMARY KEY ("programme_id", "sha256", "number"))`,
    );
    await runner.query(
      `CREATE TABLE "pack_document" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "pack_id" uuid NOT NULL, "document_id" uuid NOT NULL, "position" integer NOT NULL, "title" text NOT NULL, "role" text COLLATE "C" NOT NULL, "version" integer NOT NULL, CONSTRAINT "pack_document_place" UNIQUE ("pack_id", "position"), CONSTRAINT "pack_document_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "pack_annex" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "pack_id" uuid NOT NULL, "title" text NOT NULL, "sealed_by" uuid, "sealed_at" TIMESTAMP WITH TIME ZONE, "manifest" text, "manifest_sha256" text COLLATE "C", "version" integer NOT NULL, CONSTRAINT "pack_annex_body" UNIQUE ("pack_id", "body_id"), CONSTRAINT "pack_annex_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "annex_document" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "annex_id" uuid NOT NULL, "position" integer NOT NULL, "title" text NOT NULL, "role" text COLLATE "C" NOT NULL, "privileged" boolean NOT NULL, "sha256" text COLLATE "C" NOT NULL, "bytes" bigint NOT NULL, "media_type" text COLLATE "C" NOT NULL, "file_name" text NOT NULL, "uploaded_by" uuid NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "annex_document_place" UNIQUE ("annex_id", "position"), CONSTRAINT "annex_document_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "annex_chunk" ("annex_document_id" uuid NOT NULL, "number" integer NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "content" bytea NOT NULL, CONSTRAINT "annex_chunk_pkey" PRIMARY KEY ("annex_document_id", "number"))`,
    );
    await runner.query(
      `CREATE TABLE "meeting" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "held_on" date NOT NULL, "starts_at" text COLLATE "C", "place" text NOT NULL, "notice_given_on" date, "papers_due_on" date, "part" text COLLATE "C" NOT NULL, "private_reason" text, "table_id" uuid, "presiding_id" uuid, "version" integer NOT NULL, CONSTRAINT "meeting_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "meeting_body" ON "meeting"  ("programme_id", "body_id")`);
    await runner.query(
      `CREATE TABLE "meeting_attendance" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "meeting_id" uuid NOT NULL, "person_id" uuid NOT NULL, "number" integer NOT NULL, "present" boolean NOT NULL, "arrived_at" TIMESTAMP WITH TIME ZONE, "left_at" TIMESTAMP WITH TIME ZONE, "recorded_by" uuid NOT NULL, "version" integer NOT NULL, CONSTRAINT "meeting_attendance_stay" UNIQUE ("meeting_id", "person_id", "number"), CONSTRAINT "meeting_attendance_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "resolution" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "number" integer NOT NULL, "purpose" text COLLATE "C" NOT NULL, "wording" text NOT NULL, "pack_id" uuid, "stage" text COLLATE "C", "manifest_sha256" text COLLATE "C", "annex_sha256" text COLLATE "C", "subject_type" text COLLATE "C", "subject_id" uuid, "method" text COLLATE "C" NOT NULL, "way" text COLLATE "C" NOT NULL, "meeting_id" uuid, "state" text COLLATE "C" NOT NULL, "standing_orders_id" uuid, "closes_on" date, "item_taken_at" TIMESTAMP WITH TIME ZONE, "presiding_id" uuid, "council_seats" integer, "council_advice" text, "excuse_reason" text, "excuse_advice_of" text, "urgent_reason" text, "urgent_decider_ids" uuid array NOT NULL, "urgent_consultee_ids" uuid array NOT NULL, "ratify_by" date, "opened_at" TIMESTAMP WITH TIME ZONE, "opened_on" date, "opened_by" uuid, "version" integer NOT NULL, CONSTRAINT "resolution_in_programme" UNIQUE ("programme_id", "id"), CONSTRAINT "resolution_number" UNIQUE ("programme_id", "body_id", "number"), CONSTRAINT "resolution_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "elector" ("resolution_id" uuid NOT NULL, "person_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "seat_id" uuid NOT NULL, "seat_kind" text COLLATE "C" NOT NULL, "title" text NOT NULL, "voting" boolean NOT NULL, CONSTRAINT "elector_vote" UNIQUE ("resolution_id", "person_id", "voting"), CONSTRAINT "elector_pkey" PRIMARY KEY ("resolution_id", "person_id"))`,
    );
    await runner.query(
      `CREATE TABLE "declared_interest" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "resolution_id" uuid NOT NULL, "person_id" uuid NOT NULL, "standing_interest_id" uuid, "nature" text NOT NULL, "confirmed" boolean NOT NULL, "declared_by" uuid NOT NULL, "declared_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "declared_interest_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "interest_ruling" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "resolution_id" uuid NOT NULL, "interest_id" uuid NOT NULL, "person_id" uuid NOT NULL, "number" integer NOT NULL, "ruling" text COLLATE "C" NOT NULL, "reason" text NOT NULL, "ruled_by" uuid NOT NULL, "ruled_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "interest_ruling_number" UNIQUE ("interest_id", "number"), CONSTRAINT "interest_ruling_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "vote" ("resolution_id" uuid NOT NULL, "person_id" uuid NOT NULL, "revision" integer NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "voting" boolean NOT NULL, "choice" text COLLATE "C", "manifest_sha256" text COLLATE "C", "reason" text, "cast_at" TIMESTAMP WITH TIME ZONE NOT NULL, "entered_by" uuid NOT NULL, CONSTRAINT "vote_revision" CHECK (revision >= 1), CONSTRAINT "vote_choice" CHECK (choice is null or choice in ('FOR', 'AGAINST', 'ABSTAIN')), CONSTRAINT "vote_entitled" CHECK (voting), CONSTRAINT "vote_pkey" PRIMARY KEY ("resolution_id", "person_id", "revision"))`,
    );
    await runner.query(
      `CREATE TABLE "casting_vote" ("resolution_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "person_id" uuid NOT NULL, "choice" text COLLATE "C" NOT NULL, "cast_at" TIMESTAMP WITH TIME ZONE NOT NULL, "entered_by" uuid NOT NULL, CONSTRAINT "casting_vote_pkey" PRIMARY KEY ("resolution_id"))`,
    );
    await runner.query(
      `CREATE TABLE "resolution_count" ("resolution_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "for_count" integer, "against_count" integer, "abstain_count" integer, "spoilt_count" integer, "dissent_ids" uuid array NOT NULL, "abstention_ids" uuid array NOT NULL, "scrutineer" text, "certificate_id" uuid, "certificate_sha256" text COLLATE "C", "recorded_by" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "resolution_count_pkey" PRIMARY KEY ("resolution_id"))`,
    );
    await runner.query(
      `CREATE TABLE "resolution_outcome" ("resolution_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "outcome" text COLLATE "C" NOT NULL, "carried" boolean NOT NULL, "for_count" integer, "against_count" integer, "abstain_count" integer, "quorate" boolean, "steps" text array NOT NULL, "rule_version" text COLLATE "C" NOT NULL, "decided_on" date NOT NULL, "minute_ref" text, "defer_reason" text COLLATE "C", "reason" text, "new_date" date, "closed_by" uuid NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "resolution_outcome_pkey" PRIMARY KEY ("resolution_id"))`,
    );
    await runner.query(
      `CREATE TABLE "resolution_working" ("resolution_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "input" text NOT NULL, "worked" text NOT NULL, CONSTRAINT "resolution_working_pkey" PRIMARY KEY ("resolution_id"))`,
    );
    await runner.query(
      `CREATE TABLE "recorded_decision" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "body_id" uuid NOT NULL, "gate_code" text COLLATE "C" NOT NULL, "stage" text COLLATE "C", "purpose" text COLLATE "C" NOT NULL, "outcome" text COLLATE "C" NOT NULL, "decided_on" date NOT NULL, "for_count" integer, "against_count" integer, "abstain_count" integer, "minute_ref" text NOT NULL, "document_id" uuid NOT NULL, "paper" text, "defer_reason" text COLLATE "C", "new_date" date, "note" text, "corrects_id" uuid, "recorded_by" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "recorded_decision_corrects" UNIQUE ("corrects_id"), CONSTRAINT "recorded_decision_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "recorded_decision_body" ON "recorded_decision"  ("programme_id", "body_id")`,
    );
    await runner.query(
      `CREATE TABLE "condition" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "number" integer NOT NULL, "body_id" uuid NOT NULL, "set_by_type" text COLLATE "C" NOT NULL, "set_by_id" uuid NOT NULL, "text" text NOT NULL, "kind" text COLLATE "C" NOT NULL, "owner_name" text NOT NULL, "owner_id" uuid, "due_on" date, "evidence_required" boolean NOT NULL, "state" text COLLATE "C" NOT NULL, "set_on" date NOT NULL, "settled_on" date, "version" integer NOT NULL, CONSTRAINT "condition_in_programme" UNIQUE ("programme_id", "id"), CONSTRAINT "condition_number" UNIQUE ("programme_id", "number"), CONSTRAINT "condition_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "condition_body" ON "condition"  ("programme_id", "body_id")`);
    await runner.query(
      `CREATE TABLE "proposed_condition" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "resolution_id" uuid NOT NULL, "position" integer NOT NULL, "text" text NOT NULL, "kind" text COLLATE "C" NOT NULL, "owner_name" text NOT NULL, "due_on" date, "evidence_required" boolean NOT NULL, CONSTRAINT "proposed_condition_place" UNIQUE ("resolution_id", "position"), CONSTRAINT "proposed_condition_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `ALTER TABLE "case_pack" ADD CONSTRAINT "case_pack_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "pack_section" ADD CONSTRAINT "pack_section_pack" FOREIGN KEY ("programme_id", "pack_id") REFERENCES "case_pack"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "key_figure" ADD CONSTRAINT "key_figure_pack" FOREIGN KEY ("programme_id", "pack_id") REFERENCES "case_pack"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "document" ADD CONSTRAINT "document_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "pack_document" ADD CONSTRAINT "pack_document_document" FOREIGN KEY ("programme_id", "document_id") REFERENCES "document"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "pack_document" ADD CONSTRAINT "pack_document_pack" FOREIGN KEY ("programme_id", "pack_id") REFERENCES "case_pack"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "pack_annex" ADD CONSTRAINT "pack_annex_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "pack_annex" ADD CONSTRAINT "pack_annex_pack" FOREIGN KEY ("programme_id", "pack_id") REFERENCES "case_pack"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "annex_document" ADD CONSTRAINT "annex_document_annex" FOREIGN KEY ("annex_id") REFERENCES "pack_annex"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "annex_chunk" ADD CONSTRAINT "annex_chunk_document" FOREIGN KEY ("annex_document_id") REFERENCES "annex_document"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting" ADD CONSTRAINT "meeting_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting" ADD CONSTRAINT "meeting_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_person" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendance" ADD CONSTRAINT "meeting_attendance_meeting" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution" ADD CONSTRAINT "resolution_orders" FOREIGN KEY ("standing_orders_id") REFERENCES "standing_orders"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution" ADD CONSTRAINT "resolution_meeting" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution" ADD CONSTRAINT "resolution_pack" FOREIGN KEY ("programme_id", "pack_id") REFERENCES "case_pack"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution" ADD CONSTRAINT "resolution_body" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution" ADD CONSTRAINT "resolution_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "elector" ADD CONSTRAINT "elector_person" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "elector" ADD CONSTRAINT "elector_resolution" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "declared_interest" ADD CONSTRAINT "declared_interest_elector" FOREIGN KEY ("resolution_id", "person_id") REFERENCES "elector"("resolution_id","person_id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "interest_ruling" ADD CONSTRAINT "interest_ruling_interest" FOREIGN KEY ("interest_id") REFERENCES "declared_interest"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "vote" ADD CONSTRAINT "vote_elector" FOREIGN KEY ("resolution_id", "person_id", "voting") REFERENCES "elector"("resolution_id","person_id","voting") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "casting_vote" ADD CONSTRAINT "casting_vote_resolution" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution_count" ADD CONSTRAINT "resolution_count_resolution" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution_outcome" ADD CONSTRAINT "resolution_outcome_resolution" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "resolution_working" ADD CONSTRAINT "resolution_working_resolution" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "recorded_decision" ADD CONSTRAINT "recorded_decision_document" FOREIGN KEY ("programme_id", "document_id") REFERENCES "document"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "recorded_decision" ADD CONSTRAINT "recorded_decision_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "recorded_decision" ADD CONSTRAINT "recorded_decision_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition" ADD CONSTRAINT "condition_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "condition" ADD CONSTRAINT "condition_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "proposed_condition" ADD CONSTRAINT "proposed_condition_resolution" FOREIGN KEY ("programme_id", "resolution_id") REFERENCES "resolution"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "proposed_condition" DROP CONSTRAINT "proposed_condition_resolution"`,
    );
    await runner.query(`ALTER TABLE "condition" DROP CONSTRAINT "condition_programme"`);
    await runner.query(`ALTER TABLE "condition" DROP CONSTRAINT "condition_body_fk"`);
    await runner.query(
      `ALTER TABLE "recorded_decision" DROP CONSTRAINT "recorded_decision_programme"`,
    );
    await runner.query(
      `ALTER TABLE "recorded_decision" DROP CONSTRAINT "recorded_decision_body_fk"`,
    );
    await runner.query(
      `ALTER TABLE "recorded_decision" DROP CONSTRAINT "recorded_decision_document"`,
    );
    await runner.query(
      `ALTER TABLE "resolution_working" DROP CONSTRAINT "resolution_working_resolution"`,
    );
    await runner.query(
      `ALTER TABLE "resolution_outcome" DROP CONSTRAINT "resolution_outcome_resolution"`,
    );
    await runner.query(
      `ALTER TABLE "resolution_count" DROP CONSTRAINT "resolution_count_resolution"`,
    );
    await runner.query(`ALTER TABLE "casting_vote" DROP CONSTRAINT "casting_vote_resolution"`);
    await runner.query(`ALTER TABLE "vote" DROP CONSTRAINT "vote_elector"`);
    await runner.query(`ALTER TABLE "interest_ruling" DROP CONSTRAINT "interest_ruling_interest"`);
    await runner.query(
      `ALTER TABLE "declared_interest" DROP CONSTRAINT "declared_interest_elector"`,
    );
    await runner.query(`ALTER TABLE "elector" DROP CONSTRAINT "elector_resolution"`);
    await runner.query(`ALTER TABLE "elector" DROP CONSTRAINT "elector_person"`);
    await runner.query(`ALTER TABLE "resolution" DROP CONSTRAINT "resolution_programme"`);
    await runner.query(`ALTER TABLE "resolution" DROP CONSTRAINT "resolution_body"`);
    await runner.query(`ALTER TABLE "resolution" DROP CONSTRAINT "resolution_pack"`);
    await runner.query(`ALTER TABLE "resolution" DROP CONSTRAINT "resolution_meeting"`);
    await runner.query(`ALTER TABLE "resolution" DROP CONSTRAINT "resolution_orders"`);
    await runner.query(
      `ALTER TABLE "meeting_attendance" DROP CONSTRAINT "meeting_attendance_meeting"`,
    );
    await runner.query(
      `ALTER TABLE "meeting_attendance" DROP CONSTRAINT "meeting_attendance_person"`,
    );
    await runner.query(`ALTER TABLE "meeting" DROP CONSTRAINT "meeting_programme"`);
    await runner.query(`ALTER TABLE "meeting" DROP CONSTRAINT "meeting_body_fk"`);
    await runner.query(`ALTER TABLE "annex_chunk" DROP CONSTRAINT "annex_chunk_document"`);
    await runner.query(`ALTER TABLE "annex_document" DROP CONSTRAINT "annex_document_annex"`);
    await runner.query(`ALTER TABLE "pack_annex" DROP CONSTRAINT "pack_annex_pack"`);
    await runner.query(`ALTER TABLE "pack_annex" DROP CONSTRAINT "pack_annex_body_fk"`);
    await runner.query(`ALTER TABLE "pack_document" DROP CONSTRAINT "pack_document_pack"`);
    await runner.query(`ALTER TABLE "pack_document" DROP CONSTRAINT "pack_document_document"`);
    await runner.query(`ALTER TABLE "document" DROP CONSTRAINT "document_programme"`);
    await runner.query(`ALTER TABLE "key_figure" DROP CONSTRAINT "key_figure_pack"`);
    await runner.query(`ALTER TABLE "pack_section" DROP CONSTRAINT "pack_section_pack"`);
    await runner.query(`ALTER TABLE "case_pack" DROP CONSTRAINT "case_pack_programme"`);
    await runner.query(`DROP TABLE "proposed_condition"`);
    await runner.query(`DROP INDEX "public"."condition_body"`);
    await runner.query(`DROP TABLE "condition"`);
    await runner.query(`DROP INDEX "public"."recorded_decision_body"`);
    await runner.query(`DROP TABLE "recorded_decision"`);
    await runner.query(`DROP TABLE "resolution_working"`);
    await runner.query(`DROP TABLE "resolution_outcome"`);
    await runner.query(`DROP TABLE "resolution_count"`);
    await runner.query(`DROP TABLE "casting_vote"`);
    await runner.query(`DROP TABLE "vote"`);
    await runner.query(`DROP TABLE "interest_ruling"`);
    await runner.query(`DROP TABLE "declared_interest"`);
    await runner.query(`DROP TABLE "elector"`);
    await runner.query(`DROP TABLE "resolution"`);
    await runner.query(`DROP TABLE "meeting_attendance"`);
    await runner.query(`DROP INDEX "public"."meeting_body"`);
    await runner.query(`DROP TABLE "meeting"`);
    await runner.query(`DROP TABLE "annex_chunk"`);
    await runner.query(`DROP TABLE "annex_document"`);
    await runner.query(`DROP TABLE "pack_annex"`);
    await runner.query(`DROP TABLE "pack_document"`);
    await runner.query(`DROP TABLE "document_chunk"`);
    await runner.query(`DROP INDEX "public"."document_bytes"`);
    await runner.query(`DROP TABLE "document"`);
    await runner.query(`DROP TABLE "key_figure"`);
    await runner.query(`DROP TABLE "pack_section"`);
    await runner.query(`DROP TABLE "case_pack"`);
  }
}
