import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bytes of a sealed annex stay too, and nothing sealed can be emptied at one stroke. */
const KEEP = `
create function house.keep_sealed_annex_bytes() returns trigger language plpgsql
security definer set search_path = pg_catalog, public as $$
declare
  v_document uuid := case when tg_op = 'DELETE' then old.annex_document_id else new.annex_document_id end;
begin
  if tg_op = 'UPDATE' or exists (
      select from public.annex_document d join public.pack_annex a on a.id = d.annex_id
      where d.id = v_document and a.sealed_at is not null) then
    raise exception 'the bytes of a sealed annex are never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_sealed before insert or update or delete on annex_chunk
  for each row execute function house.keep_sealed_annex_bytes();
revoke execute on function house.keep_sealed_annex_bytes() from public;
`;

const NEVER_EMPTIED = [
  'case_pack',
  'pack_section',
  'key_figure',
  'pack_document',
  'pack_annex',
  'annex_document',
  'annex_chunk',
];

/** Places are compared at COMMIT, so that documents can change places. */
const PLACES = [
  ['pack_document', 'pack_document_place', '"pack_id", "position"'],
  ['annex_document', 'annex_document_place', '"annex_id", "position"'],
];

export class KeepWhatIsSealed1763780000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE UNIQUE INDEX "case_pack_one_draft" ON "case_pack" ("programme_id", "stage") WHERE status in ('DRAFT', 'IN_REVIEW')`,
    );
    for (const [table, name, columns] of PLACES) {
      await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
      await runner.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" UNIQUE (${columns}) DEFERRABLE INITIALLY DEFERRED`,
      );
    }
    await runner.query(KEEP);
    for (const table of NEVER_EMPTIED) {
      await runner.query(
        `create trigger never_emptied before truncate on "${table}" for each statement execute function house.refuse_change()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of NEVER_EMPTIED)
      await runner.query(`drop trigger never_emptied on "${table}"`);
    await runner.query('drop trigger keep_sealed on annex_chunk');
    await runner.query('drop function house.keep_sealed_annex_bytes()');
    for (const [table, name, columns] of PLACES) {
      await runner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
      await runner.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" UNIQUE (${columns})`);
    }
    await runner.query('DROP INDEX "public"."case_pack_one_draft"');
  }
}
