import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search path that does not name pg_temp looks there first: a temporary table of the caller's would
 * stand in for the real one inside a function of ours. Named last, it stands in for nothing.
 */
const EVERY_FUNCTION = `
do $$
declare
  f regprocedure;
begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname in ('access', 'audit', 'house') loop
    execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f);
  end loop;
end $$`;

export class LookForTemporaryNamesLast1763780000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVERY_FUNCTION);
  }

  /** The functions stay as they are: what stood before was weaker, and answers the same. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
