import type { Client } from 'pg';
import type { Connection } from '../../database/data-source.js';
import { AUDITOR, DatabaseFault, reach } from '../../database/roles.js';

/** One moment of the whole database, as the auditor sees it: read only, and nothing hidden. */
export class Snapshot {
  private cursors = 0;

  private constructor(private readonly client: Client) {}

  /** Opens it; any other role is refused, since row security would hide from it what is wrong. */
  static async open(connection: Connection): Promise<Snapshot> {
    const client = await reach(connection);
    const { rows } = await client.query<{ user: string }>('select current_user as user');
    if (rows[0]!.user !== AUDITOR) {
      await client.end();
      throw new DatabaseFault(
        `Verifying needs the account ${AUDITOR}, which sees every row; this is ${rows[0]!.user}.`,
      );
    }
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      "select set_config('statement_timeout', '0', true), set_config('search_path', 'public', true), set_config('TimeZone', 'UTC', true)",
    );
    return new Snapshot(client);
  }

  async query<R>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.client.query(sql, values)).rows as R[];
  }

  /** The rows of a long answer, a batch at a time, so that a table may be of any size. */
  async *stream<R>(sql: string, batch = 1_000): AsyncGenerator<R> {
    const name = `verify_${(this.cursors += 1)}`;
    await this.client.query(`declare ${name} no scroll cursor for ${sql}`);
    for (;;) {
      const rows = await this.query<R>(`fetch ${batch} from ${name}`);
      for (const row of rows) yield row;
      if (rows.length < batch) break;
    }
    await this.client.query(`close ${name}`);
  }

  async end(): Promise<void> {
    await this.client.end();
  }
}
