import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

const TEMPLATE = 'watersmeet_template_test';

/** The PostgreSQL of the whole run, by its superuser's account. */
export interface Cluster {
  superuser: { host: string; port: number; user: string; database: string; password?: string };
}

/** A database of a test's own, migrated already. */
export async function newDatabase(cluster: Cluster): Promise<string> {
  const database = `w_${randomUUID().replaceAll('-', '')}_test`;
  await withClient(
    cluster.superuser,
    async (admin) =>
      await admin.query(`create database ${database} template ${TEMPLATE} owner watersmeet_owner`),
  );
  return database;
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
