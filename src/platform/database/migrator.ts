import type { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { driverError } from './database-errors.js';
import { sourceOptions, type Connection } from './data-source.js';
import { migrateWorker } from './worker-schema.js';
import { DatabaseFault, ensureRoles, forbidTemporaryTables, OWNER, reach } from './roles.js';

const MIGRATION_LOCK = 7_201_806;
const NO_SUCH_TABLE = '42P01';
const NOT_PERMITTED = '42501';

const MADE_BEFORE =
  'This database was made before 0.2.0 and cannot be carried over: give this version a new data folder.';

type Migrations = (new () => MigrationInterface)[];

export interface MigrateSettings {
  owner: Connection;
  passwords: { service?: string; auditor?: string };
  migrations: Migrations;
}

/** Brings the database to this version, one process at a time; returns the names of what was run. */
export async function migrate(settings: MigrateSettings): Promise<string[]> {
  const guard = await reach(settings.owner);
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseEarlierUntouched(guard, settings.migrations);
    await ensureRoles(guard, settings.passwords);
    await forbidTemporaryTables(guard);
    return await withOwnerSource(settings, async (source) => {
      refuseUnknown(await namesDone(source), settings.migrations);
      const done = await source.runMigrations({ transaction: 'each' });
      await migrateWorker(settings.owner);
      return done.map((migration) => migration.name);
    });
  } finally {
    await guard.end();
  }
}

/** Makes the accounts that are missing, with their rights in this database, and nothing in it: before a restore. */
export async function makeAccounts({
  owner,
  passwords,
}: Omit<MigrateSettings, 'migrations'>): Promise<void> {
  const client = await reach(owner);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client, passwords);
    await forbidTemporaryTables(client);
  } finally {
    await client.end();
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
    throw new DatabaseFault(
      `The migrations cannot run with the account of OWNER_DATABASE_URL: ${(error as Error).message}`,
    );
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
  migrations: Migrations,
): Promise<string[]> {
  return pending(await namesDone(source), migrations);
}

/** Refuses to serve from a database that is behind this version or beyond it. */
export async function refuseOtherVersion(client: Client, migrations: Migrations): Promise<void> {
  const done = await namesDone({ query: async (sql) => (await client.query(sql)).rows as Row[] });
  refuseUnknown(done, migrations);
  const lacks = pending(done, migrations).length;
  if (lacks > 0)
    throw new DatabaseFault(
      `The database lacks migrations of this version (${lacks}): run \`npm run migrate\` with OWNER_DATABASE_URL, then start again (docs/operations.md).`,
    );
}

/** Refuses a database with changes that this version does not know: from before its first, or from after it. */
export function refuseUnknown(done: ReadonlySet<string>, migrations: Migrations): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...done].filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const first = Math.min(...[...known].map(numberOf));
  throw new DatabaseFault(
    unknown.some((name) => numberOf(name) < first)
      ? MADE_BEFORE
      : `The database belongs to a newer version of Watersmeet (it has the migration ${unknown.at(-1)}): start that version, or give this one another database.`,
  );
}

/** Looks before anything is changed; an account that may not look yet is asked again as the owner. */
async function refuseEarlierUntouched(client: Client, migrations: Migrations): Promise<void> {
  const look = client.query<Row>('select name from migration');
  const rows = await look.then(
    (found) => found.rows,
    () => [],
  );
  refuseUnknown(new Set(rows.map((row) => row.name)), migrations);
}

/** When it was written, as its name ends: the order of migrations. */
const numberOf = (name: string) => Number(/\d{13}$/.exec(name)?.[0] ?? Infinity);

interface Row {
  name: string;
}

async function namesDone(db: { query(sql: string): Promise<Row[]> }): Promise<Set<string>> {
  const rows = await db.query('select name from migration order by id').catch((error: unknown) => {
    const { code, message } = driverError(error);
    if (code === NO_SUCH_TABLE) return [];
    if (code === NOT_PERMITTED)
      throw new DatabaseFault(
        `The account of DATABASE_URL lacks its rights (${message}): restore the database with its privileges (pg_restore without --no-privileges).`,
      );
    throw error;
  });
  return new Set(rows.map((row) => row.name));
}

const pending = (done: Set<string>, migrations: Migrations) =>
  migrations.map((migration) => migration.name).filter((name) => !done.has(name));
