import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['document', 'annex_document'];

/** What was seen in a document when it came; nothing is known of those from before. */
export class NoteWhatADocumentShows1763780000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`alter table "${table}" add column caution text collate "C"`);
      await runner.query(`alter table "${table}" add column scan text collate "C"`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`alter table "${table}" drop column scan, drop column caution`);
  }
}
