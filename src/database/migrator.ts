import { DataSource, type MigrationInterface } from 'typeorm';
import { driverError } from './database-errors.js';
import { sourceOptions, type Connection } from './data-source.js';
import { DatabaseFault, ensureRoles, forbidTemporaryTables, OWNER, reach } from './roles.js';

const MIGRATION_LOCK = 7_201_806;
const NO_SUCH_TABLE = '42P01';

export interface MigrateSettings {
  owner: Connection;
  passwords: { service?: string; auditor?: string };
  migrations: (new () => MigrationInterface)[];
}

/** Brings the database to this version, one process at a time; returns the names of what was run. */
export async function migrate(settings: MigrateSettings): Promise<string[]> {
  const guard = await reach(settings.owner);
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(guard, settings.passwords);
    await forbidTemporaryTables(guard);
    return await withOwnerSource(settings, async (source) => {
      const done = await source.runMigrations({ transaction: 'each' });
      return done.map((migration) => migration.name);
    });
  } finally {
    await guard.end();
  }
}

/** A data source that acts for the owner of the tables: for migrations and nothing else. */
export async function withOwnerSource<T>(
  settings: Pick<MigrateSettings, 'owner' | 'migrations'>,
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const options = sourceOptions({
    connection: settings.owner,
    poolSize: 1,
    entities: [],
    migrations: settings.migrations,
    patient: true,
    applicationName: 'watersmeet-migrate',
  });
  const extra = options.extra as { options: string };
  const source = new DataSource({
    ...options,
    extra: { ...extra, options: `${extra.options} -c role=${OWNER}` },
  } as typeof options);
  try {
    await source.initialize();
  } catch (error) {
    throw new DatabaseFault(`The migrations cannot run: ${(error as Error).message}`);
  }
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** The migrations that this version has and the database has not. */
export async function pendingMigrations(
  source: DataSource,
  migrations: (new () => MigrationInterface)[],
): Promise<string[]> {
  const rows = await source
    .query<{ name: string }[]>('select name from migration')
    .catch((error: unknown) => {
      if (driverError(error).code === NO_SUCH_TABLE) return [];
      throw error;
    });
  const done = new Set(rows.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
}
