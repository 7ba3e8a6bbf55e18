import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { testCluster } from './cluster.js';

interface Place {
  host: string;
  port: number;
  user: string;
  database: string;
}

/** A database of the test cluster with nothing in it. */
export class EmptyDatabase {
  private constructor(
    readonly name: string,
    private readonly superuser: Place,
  ) {}

  static async create(): Promise<EmptyDatabase> {
    const { superuser } = testCluster();
    const name = `e_${randomUUID().replaceAll('-', '')}_test`;
    await ask(superuser, `create database ${name} owner watersmeet_owner`);
    return new EmptyDatabase(name, superuser);
  }

  connection(user: string): Place {
    return { host: this.superuser.host, port: this.superuser.port, user, database: this.name };
  }

  async ask(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return await ask({ ...this.superuser, database: this.name }, sql, values);
  }

  async drop(): Promise<void> {
    await ask(this.superuser, `drop database ${this.name} with (force)`);
  }
}

async function ask(place: Place, sql: string, values: unknown[] = []) {
  const client = new Client(place);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
