import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const project = join(import.meta.dirname, '../..');

register('./typescript-hooks.mjs', import.meta.url);
const source = async (file) => await import(join(project, 'src', file));

/**
 * One PostgreSQL for the whole run: an embedded one in a folder of its own, or the cluster whose
 * superuser TEST_SUPERUSER_URL names (only databases ending in `_test` are ever touched there).
 *
 * It holds one template: a database that today's migrations made. Specs and worlds are copies.
 */
export default async function setup() {
  const cluster = process.env.TEST_SUPERUSER_URL
    ? external(process.env.TEST_SUPERUSER_URL)
    : await embedded();
  const run = randomBytes(4).toString('hex');
  const template = `t_${run}_test`;
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  process.env.WATERSMEET_TEST_CLUSTER = JSON.stringify({
    ...cluster.addresses,
    run,
    template,
    key,
  });

  const admin = new pg.Client(cluster.addresses.superuser);
  await admin.connect();
  for (const role of ['owner', 'service', 'auditor']) {
    await admin.query(
      `do $$ begin create role watersmeet_${role} login nosuperuser nobypassrls; exception when duplicate_object then null; end $$`,
    );
  }
  await admin.query(`create database ${template} owner watersmeet_owner`);
  await admin.end();
  globalThis.endTestCluster = async () => {
    await dropAll(cluster.addresses.superuser, run);
    await cluster.stop();
  };

  const { migrate } = await source('platform/database/migrator.ts');
  const { MIGRATIONS } = await source('platform/database/migrations.ts');
  const { host, port } = cluster.addresses.superuser;
  const owner = { host, port, user: 'watersmeet_owner', database: template };
  await migrate({ owner, passwords: {}, migrations: MIGRATIONS });
}

async function embedded() {
  const { startEmbeddedPostgres } = await source('platform/database/embedded/embedded-postgres.ts');
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
    password: password || undefined,
  };
  return { addresses: { superuser }, stop: async () => undefined };
}

/** The template of this run and the worlds that were copied from it. */
async function dropAll(superuser, run) {
  const admin = new pg.Client(superuser);
  await admin.connect();
  const made = await admin.query('select datname from pg_database where datname like $1', [
    `t\\_${run}\\_%`,
  ]);
  for (const { datname } of made.rows) await admin.query(`drop database ${datname} with (force)`);
  await admin.end();
}
