import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The PostgreSQL of the whole run, by its superuser's account, and what the run holds in common. */
export interface Cluster {
  superuser: { host: string; port: number; user: string; database: string; password?: string };
  /** Names this run: its databases begin with it. */
  run: string;
  /** A database that the migrations made, with nothing in it. */
  template: string;
  /** The private key that signs the checkpoints of the run: a world and its copies share it. */
  key: string;
}

export const testCluster = (): Cluster =>
  JSON.parse(process.env.WATERSMEET_TEST_CLUSTER!) as Cluster;

/** A database of a test's own: a copy of the template, or of a world. */
export async function newDatabase(cluster: Cluster, from = cluster.template): Promise<string> {
  const database = `w_${randomUUID().replaceAll('-', '')}_test`;
  await withClient(cluster.superuser, async (admin) => await copy(admin, database, from));
  return database;
}

/**
 * The name of a database that many specs begin with: made once a run, by whoever asks first, while the
 * others wait for it.
 */
export async function worldDatabase(
  cluster: Cluster,
  name: string,
  { from, make }: { from: string; make: (database: string) => Promise<void> },
): Promise<string> {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const database = `t_${cluster.run}_${digest}_test`;
  await withClient(cluster.superuser, async (admin) => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [database]);
    const made = await admin.query('select from pg_database where datname = $1', [database]);
    if (made.rowCount === 1) return;
    await copy(admin, database, from);
    try {
      await make(database);
    } catch (error) {
      await admin.query(`drop database ${database} with (force)`);
      throw error;
    }
  });
  return database;
}

/** Copies files rather than a log of pages: the databases are small and none outlives the run. */
async function copy(admin: Client, database: string, from: string): Promise<void> {
  const busy = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';
  await admin.query(busy, [from]);
  await admin.query(
    `create database ${database} template ${from} owner watersmeet_owner strategy file_copy`,
  );
}

/** Work over a connection that is closed after it. */
export async function withClient<T>(
  connection: Cluster['superuser'],
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ ...connection, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
