import { Client } from 'pg';

/** A connection that is kept, and asked one question after the other. */
export class Connection {
  private readonly client: Client;
  private last: Promise<unknown>;

  constructor(connection: object) {
    this.client = new Client({ ...connection, options: '-c TimeZone=UTC' });
    this.client.on('error', () => undefined);
    this.last = this.client.connect();
  }

  /** With a name it is planned once. */
  async ask<R>(sql: string | { name: string; text: string }, values: unknown[]): Promise<R[]> {
    const query = typeof sql === 'string' ? { text: sql } : sql;
    const asked = this.last.then(async () => await this.client.query(query, values));
    this.last = asked.catch(() => null);
    return (await asked).rows as R[];
  }

  async end(): Promise<void> {
    await this.last.catch(() => null);
    await this.client.end().catch(() => null);
  }
}
