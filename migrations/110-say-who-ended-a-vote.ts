import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['ruled_by_id uuid', 'ruled_because text', 'procedural_minute_ref text'];

/** On whose word a resolution ended although votes stood. */
export class SayWhoEndedAVote1763780000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS)
      await runner.query(`alter table resolution_outcome add column ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS)
      await runner.query(`alter table resolution_outcome drop column ${column.split(' ')[0]!}`);
  }
}
