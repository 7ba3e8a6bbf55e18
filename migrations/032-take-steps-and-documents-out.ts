import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TakeStepsAndDocumentsOut1763780000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "gate_document" DROP CONSTRAINT "gate_document_once"`);
    await runner.query(`ALTER TABLE "gate" ADD "taken_out_on" date`);
    await runner.query(`ALTER TABLE "gate_document" ADD "removed_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "gate_document" ADD "removed_by" uuid`);
    await runner.query(`ALTER TABLE "gate_document" ADD "removed_because" text`);
    await runner.query(
      `CREATE UNIQUE INDEX "gate_document_once" ON "gate_document"  ("gate_id", "document_id", "role") WHERE removed_at is null`,
    );
    await runner.query(`
      drop trigger append_only on gate_document;
      drop trigger append_only_truncate on gate_document;
      grant update (removed_at, removed_by, removed_because) on gate_document to watersmeet_service;
      grant update (taken_out_on) on gate to watersmeet_service;
      create function house.require_decider() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        if not exists (select from gate_decider d where d.gate_id = new.gate_id) then
          raise exception 'gate % is not passed: nobody is asked to decide', new.gate_id
            using errcode = 'check_violation', constraint = 'gate_passing_stands';
        end if;
        return null;
      end $$;
      revoke execute on function house.require_decider() from public;
      create constraint trigger require_decider after insert on gate_passing
        deferrable initially deferred for each row execute function house.require_decider();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger require_decider on gate_passing;
      drop function house.require_decider();
      revoke update (taken_out_on) on gate from watersmeet_service;
      revoke update (removed_at, removed_by, removed_because) on gate_document from watersmeet_service;
      select house.append_only('gate_document');
    `);
    await runner.query(`DROP INDEX "public"."gate_document_once"`);
    await runner.query(`ALTER TABLE "gate_document" DROP COLUMN "removed_because"`);
    await runner.query(`ALTER TABLE "gate_document" DROP COLUMN "removed_by"`);
    await runner.query(`ALTER TABLE "gate_document" DROP COLUMN "removed_at"`);
    await runner.query(`ALTER TABLE "gate" DROP COLUMN "taken_out_on"`);
    await runner.query(
      `ALTER TABLE "gate_document" ADD CONSTRAINT "gate_document_once" UNIQUE ("gate_id", "document_id", "role")`,
    );
  }
}
