import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { Database } from '../../src/platform/database/database.service.js';

const noted = new Set<string>();
const watched = new WeakSet<PoolClient>();
const bySpec = new AsyncLocalStorage<boolean>();

/** The database for a spec that sends statements of its own: they are not noted as the app's. */
export function ofSpec(database: Database): Database {
  const transaction: Database['transaction'] = async (actor, work) =>
    await database.transaction(
      actor,
      async (tx) => await bySpec.run(true, async () => await work(tx)),
    );
  const reading: Database['reading'] = async (actor, work) =>
    await database.reading(
      actor,
      async (reads) => await bySpec.run(true, async () => await work(reads)),
    );
  return Object.create(database, {
    transaction: { value: transaction },
    reading: { value: reading },
  }) as Database;
}

/** Notes every statement that the app sends while it runs, for the report at the end of the run. */
export function noteStatements(app: NestExpressApplication): void {
  const { master } = app.get(DataSource).driver as unknown as { master: Pool };
  master.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    const kind = Object.getPrototypeOf(client) as { query: (...asked: unknown[]) => unknown };
    client.query = ((asked: string | { text: string }, ...more: unknown[]) => {
      note(typeof asked === 'string' ? asked : asked.text);
      return kind.query.call(client, asked, ...more);
    }) as PoolClient['query'];
  });
}

function note(text: string): void {
  const file = process.env.STATEMENTS_SEEN;
  if (!file || bySpec.getStore() || noted.has(text) || !READS_OR_WRITES.test(text)) return;
  noted.add(text);
  appendFileSync(file, `${JSON.stringify(text)}\n`);
}

const READS_OR_WRITES = /^\s*(select\b.*\bfrom|with|insert|update|delete)\b/is;
