import { Logger, runMigrations } from 'graphile-worker';
import { Pool, type PoolConfig } from 'pg';
import type { Connection } from './data-source.js';
import { clientConfig, OWNER } from './roles.js';

/** What failed is thrown, and told by whoever migrates. */
const SILENT = new Logger(() => () => undefined);

/** The tables of jobs: what is to be done, when it is due, and by whom it is being done. */
const TABLES = [
  '_private_jobs',
  '_private_job_queues',
  '_private_tasks',
  '_private_known_crontabs',
];

/**
 * What the service may do there: find, add, do and remove jobs, and see which version the tables are of. It
 * cannot change the tables, and nobody else sees them. A job says what is to be done by ids and never has
 * content, so its rows are not kept apart by programme.
 */
const RIGHTS = `
  revoke execute on all functions in schema graphile_worker from public;
  grant usage on schema graphile_worker to watersmeet_service;
  grant select on graphile_worker.migrations to watersmeet_service;
  grant execute on all functions in schema graphile_worker to watersmeet_service;
  grant select, insert, update, delete on ${TABLES.map((table) => `graphile_worker.${table}`).join(', ')}
    to watersmeet_service;
  ${TABLES.map(
    (table) => `
  drop policy if exists service_works on graphile_worker.${table};
  create policy service_works on graphile_worker.${table} to watersmeet_service using (true) with check (true);`,
  ).join('')}`;

/** The version of the tables, and whether the service has its rights there. */
const STATE = `select max(id)::int as version,
    (select count(*)::int from pg_policies where schemaname = 'graphile_worker') as policies
  from graphile_worker.migrations`;

/** Brings the tables of jobs, which the library of the worker makes, to its version; as the owner. */
export async function migrateWorker(owner: Connection): Promise<void> {
  const pgPool = workerPool(owner, { max: 1 }, `-c role=${OWNER}`);
  try {
    const before = await stateIn(pgPool);
    await runMigrations({ pgPool, logger: SILENT });
    const after = await stateIn(pgPool);
    if (before?.version === after!.version && after!.policies === TABLES.length) return;
    await pgPool.query(`begin; ${RIGHTS} commit;`);
  } finally {
    await pgPool.end();
  }
}

/** Connections for the library of the worker. One that is lost is made again; it is no fault of the process. */
export function workerPool(connection: Connection, settings: PoolConfig, options = ''): Pool {
  const pool = new Pool({
    ...clientConfig(connection),
    ...settings,
    options: `${options} -c TimeZone=UTC -c search_path=public`,
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** How the tables are; null when they are not there. */
async function stateIn(pool: Pool): Promise<{ version: number; policies: number } | null> {
  const there = await pool.query<{ is: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null as is",
  );
  if (!there.rows[0]!.is) return null;
  return (await pool.query<{ version: number; policies: number }>(STATE)).rows[0]!;
}
