import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlFiles, sqlText } from './sql.js';

/** What is loaded, in this order; of a folder every file, by name. */
export const ORDER = [
  'schemas.sql',
  'tables/people.sql',
  'tables/trusts.sql',
  'tables/programmes.sql',
  'tables/bodies.sql',
  'tables/roles.sql',
  'tables/requests.sql',
  'tables/audit.sql',
  'tables/notices.sql',
  'tables/packs.sql',
  'tables/annexes.sql',
  'tables/meetings.sql',
  'tables/resolutions.sql',
  'tables/interests.sql',
  'tables/votes.sql',
  'tables/outcomes.sql',
  'tables/conditions.sql',
  'tables/gates.sql',
  'tables/gate-records.sql',
  'functions',
  'policies',
  'triggers',
  'grants.sql',
  'first-rows.sql',
];

/**
 * The whole database, from the texts in `sql/`: until 0.2.0 is cut every change is made there.
 *
 * Whoever changes them before then raises the number in the name of this class, so that a database
 * made by an earlier text is refused instead of half served (ADR 13).
 */
export class Baseline1763790000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Functions name each other: each is looked into when it is called, not when it is made.
    await runner.query('set local check_function_bodies = off');
    for (const file of ORDER.flatMap(sqlFiles)) await load(runner, file);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('The baseline is not undone: give a new database instead.'));
  }
}

async function load(runner: QueryRunner, file: string): Promise<void> {
  try {
    await runner.query(sqlText(file));
  } catch (error) {
    if (error instanceof Error) error.message = `migrations/sql/${file}: ${error.message}`;
    throw error;
  }
}
