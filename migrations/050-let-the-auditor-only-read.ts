import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only the service asks: two of these write, and one answers digests of passwords. */
const OF_THE_SERVICE = [
  'access.account_for_sign_in(text)',
  'access.use_grant(text)',
  'access.note_token_use(uuid)',
];

/** The auditor's account reads tables and changes nothing; the limit's key sorts alike on every server. */
export class LetTheAuditorOnlyRead1763780000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `revoke execute on function ${OF_THE_SERVICE.join(', ')} from watersmeet_auditor`,
    );
    await runner.query('alter table sign_in_limit alter column key type text collate "C"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sign_in_limit alter column key type varchar(255)');
    await runner.query(
      `grant execute on function ${OF_THE_SERVICE.join(', ')} to watersmeet_auditor`,
    );
  }
}
