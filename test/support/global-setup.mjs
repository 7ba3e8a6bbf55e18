import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const project = join(import.meta.dirname, '../..');
const built = (file) => import(join(project, 'dist/src', file));

export const TEMPLATE = 'watersmeet_template_test';

/**
 * One PostgreSQL for the whole run: an embedded one in a folder of its own, or the cluster whose
 * superuser TEST_SUPERUSER_URL names (only databases ending in `_test` are ever touched there).
 */
export default async function setup() {
  const cluster = process.env.TEST_SUPERUSER_URL
    ? external(process.env.TEST_SUPERUSER_URL)
    : await embedded();
  process.env.WATERSMEET_TEST_CLUSTER = JSON.stringify(cluster.addresses);
  globalThis.stopTestCluster = cluster.stop;

  const admin = new pg.Client(cluster.addresses.superuser);
  await admin.connect();
  for (const role of ['owner', 'service', 'auditor']) {
    await admin.query(
      `do $$ begin create role watersmeet_${role} login nosuperuser nobypassrls; exception when duplicate_object then null; end $$`,
    );
  }
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
  await admin.query(`create database ${TEMPLATE} owner watersmeet_owner`);
  await admin.end();

  const { migrate } = await built('database/migrator.js');
  const { MIGRATIONS } = await built('migrations.js');
  const owner = connectionFor(cluster.addresses, 'watersmeet_owner', TEMPLATE);
  await migrate({ owner, passwords: {}, migrations: MIGRATIONS });
}

async function embedded() {
  const { startEmbeddedPostgres } = await built('database/embedded/embedded-postgres.js');
  const dataFolder = mkdtempSync(join(tmpdir(), 'watersmeet-test-'));
  const server = await startEmbeddedPostgres({
    projectFolder: project,
    dataFolder,
    exclusive: false,
    durable: false,
  });
  return {
    addresses: { superuser: server.connection('postgres', 'postgres') },
    stop: async () => {
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function external(url) {
  const { hostname, port, username, password } = new URL(url);
  const superuser = {
    host: hostname,
    port: Number(port || 5432),
    user: username,
    database: 'postgres',
    ...(password ? { password } : {}),
  };
  return { addresses: { superuser }, stop: async () => undefined };
}

export function connectionFor({ superuser }, user, database) {
  return { host: superuser.host, port: superuser.port, user, database };
}
