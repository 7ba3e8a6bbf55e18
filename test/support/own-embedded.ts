import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { PROJECT_FOLDER } from '../../src/platform/config/config.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrator.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { testCluster, type Cluster } from './cluster.js';
import { TestApp } from './test-app.js';

/** A ground of a spec's own for databases that are not of the run: gone when it is left. */
export class OwnGround {
  readonly folder = realpathSync(mkdtempSync('/tmp/wm-own-'));
  private readonly servers: EmbeddedPostgres[] = [];

  constructor() {
    // The account that runs PostgreSQL must get there.
    chmodSync(this.folder, 0o755);
  }

  at(name: string): string {
    return join(this.folder, name);
  }

  /** An embedded PostgreSQL on the data of this name, made where there are none. */
  async start(name: string): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({
      projectFolder: PROJECT_FOLDER,
      dataFolder: this.at(name),
      exclusive: false,
      durable: false,
    });
    this.servers.push(server);
    const owner = server.connection('watersmeet_owner', 'watersmeet');
    await migrate({ owner, passwords: {}, migrations: MIGRATIONS });
    return server;
  }

  async leave(): Promise<void> {
    for (const server of this.servers) await server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a spec does with the service on a database of its own place. */
export async function serving(
  place: { host: string; port: number },
  work: (t: TestApp) => Promise<void>,
): Promise<void> {
  const superuser = { host: place.host, port: place.port, user: 'postgres', database: 'postgres' };
  const cluster: Cluster = { ...testCluster(), superuser };
  await TestApp.make({ name: 'own', make: work }, 'watersmeet', cluster);
}

/** A digest of every row of every table, and the accounts of the database: equal when nothing is lost. */
export async function fingerprintOf(place: {
  host: string;
  port: number;
}): Promise<Record<string, string>> {
  const client = new Client({ ...place, user: 'postgres', database: 'watersmeet' });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest from "${name}" t`,
      );
      digests[name] = rows[0]!.digest;
    }
    const { rows: accounts } = await client.query<{ all: string }>(
      `select string_agg(concat_ws(' ', rolname, rolsuper, rolbypassrls, rolcanlogin), ', ' order by rolname) as all
       from pg_roles where rolname like 'watersmeet%'`,
    );
    return { ...digests, accounts: accounts[0]!.all };
  } finally {
    await client.end();
  }
}
