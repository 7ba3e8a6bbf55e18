import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTheTablesOfTheHouse1763780000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "person" ("id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "display_name" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "person_code" UNIQUE ("code"), CONSTRAINT "person_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "account" ("id" uuid NOT NULL, "email" text COLLATE "C" NOT NULL, "password_hash" text NOT NULL, "disabled_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "account_email" UNIQUE ("email"), CONSTRAINT "account_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "session" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "secret_hash" text COLLATE "C" NOT NULL, "authenticated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "idle_minutes" integer NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "session_secret" UNIQUE ("secret_hash"), CONSTRAINT "session_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "session_person" ON "session"  ("person_id")`);
    await runner.query(
      `CREATE TABLE "api_token" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "programme_id" uuid NOT NULL, "role" text COLLATE "C" NOT NULL, "name" text NOT NULL, "secret_hash" text COLLATE "C" NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, "last_used_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "api_token_secret" UNIQUE ("secret_hash"), CONSTRAINT "api_token_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "api_token_person" ON "api_token"  ("person_id")`);
    await runner.query(
      `CREATE TABLE "membership" ("id" uuid NOT NULL, "person_id" uuid NOT NULL, "programme_id" uuid, "trust_id" uuid, "role" text COLLATE "C" NOT NULL, "from_day" date NOT NULL, "until_day" date, "revoked_at" TIMESTAMP WITH TIME ZONE, "granted_by" uuid, "version" integer NOT NULL, CONSTRAINT "membership_days" CHECK (until_day is null or until_day >= from_day), CONSTRAINT "membership_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "membership_programme" ON "membership"  ("programme_id")`);
    await runner.query(`CREATE INDEX "membership_person" ON "membership"  ("person_id")`);
    await runner.query(
      `CREATE TABLE "audit_chain" ("id" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "programme_id" uuid, "name" text COLLATE "C" NOT NULL, "training" boolean NOT NULL, "head_seq" bigint NOT NULL, "head_hash" text COLLATE "C" NOT NULL, CONSTRAINT "audit_chain_programme" UNIQUE ("programme_id"), CONSTRAINT "audit_chain_kind" CHECK ((kind = 'HOUSE') = (programme_id is null) and kind in ('HOUSE', 'PROGRAMME')), CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "audit_entry" ("chain_id" uuid NOT NULL, "seq" bigint NOT NULL, "programme_id" uuid, "prev" text COLLATE "C" NOT NULL, "at" text COLLATE "C" NOT NULL, "body_digest" text COLLATE "C" NOT NULL, "entry_hash" text COLLATE "C" NOT NULL, "tx" uuid NOT NULL, CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("chain_id", "seq"))`,
    );
    await runner.query(`CREATE INDEX "audit_entry_tx" ON "audit_entry"  ("tx")`);
    await runner.query(
      `CREATE TABLE "audit_body" ("chain_id" uuid NOT NULL, "seq" bigint NOT NULL, "programme_id" uuid, "confidential_to" uuid, "actor_id" uuid NOT NULL, "type" text COLLATE "C" NOT NULL, "subject_type" text COLLATE "C" NOT NULL, "subject_id" uuid NOT NULL, "salt" text COLLATE "C" NOT NULL, "body" text NOT NULL, CONSTRAINT "audit_body_pkey" PRIMARY KEY ("chain_id", "seq"))`,
    );
    await runner.query(`CREATE INDEX "audit_body_subject" ON "audit_body"  ("subject_id", "type")`);
    await runner.query(
      `CREATE TABLE "audit_checkpoint" ("id" uuid NOT NULL, "chain_id" uuid NOT NULL, "programme_id" uuid, "seq" bigint NOT NULL, "entry_hash" text COLLATE "C" NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "key_id" text COLLATE "C" NOT NULL, "signed" text NOT NULL, CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "audit_checkpoint_chain" ON "audit_checkpoint"  ("chain_id", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "audit_mark" ("tx" uuid NOT NULL, "table_name" text COLLATE "C" NOT NULL, CONSTRAINT "audit_mark_pkey" PRIMARY KEY ("tx", "table_name"))`,
    );
    await runner.query(
      `CREATE TABLE "audit_key" ("key_id" text COLLATE "C" NOT NULL, "public_key" text NOT NULL, "fingerprint" text COLLATE "C" NOT NULL, "first_used_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "audit_key_pkey" PRIMARY KEY ("key_id"))`,
    );
    await runner.query(
      `CREATE TABLE "idempotency" ("actor_id" uuid NOT NULL, "key" uuid NOT NULL, "verb" text COLLATE "C" NOT NULL, "request_hash" text COLLATE "C" NOT NULL, "answer" jsonb, "done_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "idempotency_pkey" PRIMARY KEY ("actor_id", "key"))`,
    );
    await runner.query(`CREATE INDEX "idempotency_done_at" ON "idempotency"  ("done_at")`);
    await runner.query(
      `CREATE TABLE "trust" ("id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "ods_code" text COLLATE "C" NOT NULL, "name" text NOT NULL, "kind" text COLLATE "C" NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "trust_ods_code" UNIQUE ("ods_code"), CONSTRAINT "trust_code" UNIQUE ("code"), CONSTRAINT "trust_kind" CHECK (kind in ('FOUNDATION_TRUST', 'NHS_TRUST')), CONSTRAINT "trust_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "trust_site" ("id" uuid NOT NULL, "trust_id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "name" text NOT NULL, "place" text NOT NULL, "kind" text COLLATE "C" NOT NULL, "version" integer NOT NULL, CONSTRAINT "trust_site_code" UNIQUE ("trust_id", "code"), CONSTRAINT "trust_site_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "deciding_body" ("id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "name" text NOT NULL, "kind" text COLLATE "C" NOT NULL, "trust_id" uuid, "programme_id" uuid, "seats" integer, "version" integer NOT NULL, CONSTRAINT "deciding_body_code" UNIQUE ("code"), CONSTRAINT "deciding_body_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "deciding_body_trust" ON "deciding_body"  ("trust_id")`);
    await runner.query(
      `CREATE TABLE "standing_orders" ("id" uuid NOT NULL, "body_id" uuid NOT NULL, "effective_from" date NOT NULL, "quorum_numerator" integer NOT NULL, "quorum_denominator" integer NOT NULL, "quorum_minimum" integer, "quorum_executives" integer NOT NULL, "quorum_non_executives" integer NOT NULL, "recused_count_to_quorum" boolean NOT NULL, "casting_vote" boolean NOT NULL, "council_denominator" text COLLATE "C" NOT NULL, "notice_clear_days" integer NOT NULL, "ways" text array NOT NULL, "methods" text array NOT NULL, "votes_public" boolean NOT NULL, "adopted_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "standing_orders_day" UNIQUE ("body_id", "effective_from"), CONSTRAINT "standing_orders_quorum" CHECK (quorum_numerator between 1 and quorum_denominator), CONSTRAINT "standing_orders_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "seat" ("id" uuid NOT NULL, "body_id" uuid NOT NULL, "person_id" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "title" text NOT NULL, "voting" boolean NOT NULL, "from_day" date NOT NULL, "until_day" date, "version" integer NOT NULL, CONSTRAINT "seat_days" CHECK (until_day is null or until_day >= from_day), CONSTRAINT "seat_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "seat_person" ON "seat"  ("person_id")`);
    await runner.query(`CREATE INDEX "seat_body" ON "seat"  ("body_id")`);
    await runner.query(
      `CREATE TABLE "standing_interest" ("id" uuid NOT NULL, "trust_id" uuid NOT NULL, "person_id" uuid NOT NULL, "nature" text NOT NULL, "from_day" date NOT NULL, "until_day" date, "recorded_by" uuid NOT NULL, "version" integer NOT NULL, CONSTRAINT "standing_interest_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "standing_interest_person" ON "standing_interest"  ("person_id")`,
    );
    await runner.query(
      `CREATE TABLE "programme" ("id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "title" text NOT NULL, "vision" text NOT NULL, "regime" text COLLATE "C" NOT NULL, "transaction_type" text COLLATE "C" NOT NULL, "training" boolean NOT NULL, "business_date" date, "adopted_on" date NOT NULL, "go_live_baseline_on" date, "go_live_forecast_on" date, "go_live_actual_on" date, "benefits_end_on" date, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "programme_code" UNIQUE ("code"), CONSTRAINT "programme_business_date" CHECK (training = (business_date is not null)), CONSTRAINT "programme_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "programme_party" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "trust_id" uuid NOT NULL, "role" text COLLATE "C" NOT NULL, "version" integer NOT NULL, CONSTRAINT "programme_party_trust" UNIQUE ("programme_id", "trust_id"), CONSTRAINT "programme_party_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "programme_statement" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "challenge_kind" text COLLATE "C", "position" integer NOT NULL, "text" text NOT NULL, "version" integer NOT NULL, CONSTRAINT "programme_statement_place" UNIQUE ("programme_id", "kind", "position"), CONSTRAINT "programme_statement_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "blackout_period" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "name" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "version" integer NOT NULL, CONSTRAINT "blackout_period_days" CHECK (ends_on >= starts_on), CONSTRAINT "blackout_period_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "blackout_period_programme" ON "blackout_period"  ("programme_id")`,
    );
    await runner.query(
      `CREATE TABLE "programme_act" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "number" integer NOT NULL, "act" text COLLATE "C" NOT NULL, "reason" text NOT NULL, "done_on" date NOT NULL, "done_by" uuid NOT NULL, "done_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "programme_act_place" UNIQUE ("programme_id", "number"), CONSTRAINT "programme_act_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "gate" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "code" text COLLATE "C" NOT NULL, "ordinal" integer NOT NULL, "title" text NOT NULL, "question" text NOT NULL, "case_stage" text COLLATE "C", "phase" text COLLATE "C" NOT NULL, "same_day_allowed" boolean NOT NULL, "required_documents" text array NOT NULL, "baseline_on" date, "forecast_on" date, "version" integer NOT NULL, CONSTRAINT "gate_in_programme" UNIQUE ("programme_id", "id"), CONSTRAINT "gate_ordinal" UNIQUE ("programme_id", "ordinal"), CONSTRAINT "gate_code" UNIQUE ("programme_id", "code"), CONSTRAINT "gate_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "gate_decider" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "body_id" uuid NOT NULL, "position" integer NOT NULL, "purpose" text COLLATE "C" NOT NULL, "satisfying" text array NOT NULL, "must_name_same_pack" boolean NOT NULL, "version" integer NOT NULL, CONSTRAINT "gate_decider_body" UNIQUE ("gate_id", "body_id", "purpose"), CONSTRAINT "gate_decider_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "gate_decider_programme" ON "gate_decider"  ("programme_id")`);
    await runner.query(
      `CREATE TABLE "gate_criterion" ("id" uuid NOT NULL, "programme_id" uuid NOT NULL, "gate_id" uuid NOT NULL, "kind" text COLLATE "C" NOT NULL, "code" text COLLATE "C" NOT NULL, "title" text NOT NULL, "settings" jsonb NOT NULL, "version" integer NOT NULL, CONSTRAINT "gate_criterion_code" UNIQUE ("gate_id", "code"), CONSTRAINT "gate_criterion_pkey" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "gate_criterion_programme" ON "gate_criterion"  ("programme_id")`,
    );
    await runner.query(
      `ALTER TABLE "account" ADD CONSTRAINT "account_person" FOREIGN KEY ("id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "session_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "api_token" ADD CONSTRAINT "api_token_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "membership_trust_fk" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "membership_programme_fk" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "membership_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "trust_site" ADD CONSTRAINT "trust_site_trust" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deciding_body" ADD CONSTRAINT "deciding_body_programme_fk" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "deciding_body" ADD CONSTRAINT "deciding_body_trust_fk" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "standing_orders" ADD CONSTRAINT "standing_orders_body" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "seat" ADD CONSTRAINT "seat_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "seat" ADD CONSTRAINT "seat_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "standing_interest" ADD CONSTRAINT "standing_interest_person_fk" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "standing_interest" ADD CONSTRAINT "standing_interest_trust" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "programme_party" ADD CONSTRAINT "programme_party_trust_fk" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "programme_party" ADD CONSTRAINT "programme_party_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "programme_statement" ADD CONSTRAINT "programme_statement_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "blackout_period" ADD CONSTRAINT "blackout_period_programme_fk" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "programme_act" ADD CONSTRAINT "programme_act_person" FOREIGN KEY ("done_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "programme_act" ADD CONSTRAINT "programme_act_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate" ADD CONSTRAINT "gate_programme" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_decider" ADD CONSTRAINT "gate_decider_body_fk" FOREIGN KEY ("body_id") REFERENCES "deciding_body"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_decider" ADD CONSTRAINT "gate_decider_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "gate_criterion" ADD CONSTRAINT "gate_criterion_gate" FOREIGN KEY ("programme_id", "gate_id") REFERENCES "gate"("programme_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "gate_criterion" DROP CONSTRAINT "gate_criterion_gate"`);
    await runner.query(`ALTER TABLE "gate_decider" DROP CONSTRAINT "gate_decider_gate"`);
    await runner.query(`ALTER TABLE "gate_decider" DROP CONSTRAINT "gate_decider_body_fk"`);
    await runner.query(`ALTER TABLE "gate" DROP CONSTRAINT "gate_programme"`);
    await runner.query(`ALTER TABLE "programme_act" DROP CONSTRAINT "programme_act_programme"`);
    await runner.query(`ALTER TABLE "programme_act" DROP CONSTRAINT "programme_act_person"`);
    await runner.query(
      `ALTER TABLE "blackout_period" DROP CONSTRAINT "blackout_period_programme_fk"`,
    );
    await runner.query(
      `ALTER TABLE "programme_statement" DROP CONSTRAINT "programme_statement_programme"`,
    );
    await runner.query(`ALTER TABLE "programme_party" DROP CONSTRAINT "programme_party_programme"`);
    await runner.query(`ALTER TABLE "programme_party" DROP CONSTRAINT "programme_party_trust_fk"`);
    await runner.query(`ALTER TABLE "standing_interest" DROP CONSTRAINT "standing_interest_trust"`);
    await runner.query(
      `ALTER TABLE "standing_interest" DROP CONSTRAINT "standing_interest_person_fk"`,
    );
    await runner.query(`ALTER TABLE "seat" DROP CONSTRAINT "seat_body_fk"`);
    await runner.query(`ALTER TABLE "seat" DROP CONSTRAINT "seat_person_fk"`);
    await runner.query(`ALTER TABLE "standing_orders" DROP CONSTRAINT "standing_orders_body"`);
    await runner.query(`ALTER TABLE "deciding_body" DROP CONSTRAINT "deciding_body_trust_fk"`);
    await runner.query(`ALTER TABLE "deciding_body" DROP CONSTRAINT "deciding_body_programme_fk"`);
    await runner.query(`ALTER TABLE "trust_site" DROP CONSTRAINT "trust_site_trust"`);
    await runner.query(`ALTER TABLE "membership" DROP CONSTRAINT "membership_person_fk"`);
    await runner.query(`ALTER TABLE "membership" DROP CONSTRAINT "membership_programme_fk"`);
    await runner.query(`ALTER TABLE "membership" DROP CONSTRAINT "membership_trust_fk"`);
    await runner.query(`ALTER TABLE "api_token" DROP CONSTRAINT "api_token_person_fk"`);
    await runner.query(`ALTER TABLE "api_token" DROP CONSTRAINT "api_token_programme"`);
    await runner.query(`ALTER TABLE "session" DROP CONSTRAINT "session_person_fk"`);
    await runner.query(`ALTER TABLE "account" DROP CONSTRAINT "account_person"`);
    await runner.query(`DROP INDEX "public"."gate_criterion_programme"`);
    await runner.query(`DROP TABLE "gate_criterion"`);
    await runner.query(`DROP INDEX "public"."gate_decider_programme"`);
    await runner.query(`DROP TABLE "gate_decider"`);
    await runner.query(`DROP TABLE "gate"`);
    await runner.query(`DROP TABLE "programme_act"`);
    await runner.query(`DROP INDEX "public"."blackout_period_programme"`);
    await runner.query(`DROP TABLE "blackout_period"`);
    await runner.query(`DROP TABLE "programme_statement"`);
    await runner.query(`DROP TABLE "programme_party"`);
    await runner.query(`DROP TABLE "programme"`);
    await runner.query(`DROP INDEX "public"."standing_interest_person"`);
    await runner.query(`DROP TABLE "standing_interest"`);
    await runner.query(`DROP INDEX "public"."seat_body"`);
    await runner.query(`DROP INDEX "public"."seat_person"`);
    await runner.query(`DROP TABLE "seat"`);
    await runner.query(`DROP TABLE "standing_orders"`);
    await runner.query(`DROP INDEX "public"."deciding_body_trust"`);
    await runner.query(`DROP TABLE "deciding_body"`);
    await runner.query(`DROP TABLE "trust_site"`);
    await runner.query(`DROP TABLE "trust"`);
    await runner.query(`DROP INDEX "public"."idempotency_done_at"`);
    await runner.query(`DROP TABLE "idempotency"`);
    await runner.query(`DROP TABLE "audit_key"`);
    await runner.query(`DROP TABLE "audit_mark"`);
    await runner.query(`DROP INDEX "public"."audit_checkpoint_chain"`);
    await runner.query(`DROP TABLE "audit_checkpoint"`);
    await runner.query(`DROP INDEX "public"."audit_body_subject"`);
    await runner.query(`DROP TABLE "audit_body"`);
    await runner.query(`DROP INDEX "public"."audit_entry_tx"`);
    await runner.query(`DROP TABLE "audit_entry"`);
    await runner.query(`DROP TABLE "audit_chain"`);
    await runner.query(`DROP INDEX "public"."membership_person"`);
    await runner.query(`DROP INDEX "public"."membership_programme"`);
    await runner.query(`DROP TABLE "membership"`);
    await runner.query(`DROP INDEX "public"."api_token_person"`);
    await runner.query(`DROP TABLE "api_token"`);
    await runner.query(`DROP INDEX "public"."session_person"`);
    await runner.query(`DROP TABLE "session"`);
    await runner.query(`DROP TABLE "account"`);
    await runner.query(`DROP TABLE "person"`);
  }
}
